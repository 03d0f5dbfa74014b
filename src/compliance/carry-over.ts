import {
  allowanceProduct,
  command,
  done,
  move,
  reasons,
  silent,
  sumIntegers,
  toInteger,
  vintageOf,
  z,
  zYear,
  type Day,
  type Product,
  type Read,
  type Vintage,
} from '../kernel/index.ts'
import { netTradesOf } from '../exchange/index.ts'
import { holdingsOf, quantityOf, totalOf } from '../ledger/index.ts'
import { authorityOf, organisationOf } from '../parties/index.ts'
import { cancelledAccount, issuePostings, ministryAccount, registryAccount } from '../registry/index.ts'
import { carryOverLaw, carryOverMax } from './carry-over-limit.ts'
import { carriedOver, productTonnes } from './events.ts'
import { carriedOf, unmetOf } from './facts.ts'
import { refusals } from './refusals.ts'

/** The provincial authority through whose account the units of a holder come. */
const authorityBehind = async (read: Read, organisation: string): Promise<string | undefined> => {
  const holder = await read(organisationOf, organisation)
  return holder?.province ? (await read(authorityOf, holder.province))?.id : undefined
}

/**
 * Exchange old vintages for the next one, within 10,000 t plus 1.5 times net sales. Whole tonnes; the old units are cancelled and
 * as many of the new vintage issued. Source: plan 2023/2024, annex 5.
 */
export const carryOver = command({
  name: 'compliance.carryOver',
  title: { zh: '结转', en: 'Carry over' },
  summary: { zh: '把往年配额在限额内结转为下一年度配额', en: 'Exchanges old vintages for the next within the limit' },
  who: ['representative'],
  scope: 'ownOrganisation',
  confirm: 'anotherPerson',
  input: z.object({ year: zYear, rows: z.array(productTonnes).min(1).max(20) }),
  locks: (_input, actor) => [
    `account:${registryAccount(actor.organisation)}`,
    `carry-over:${actor.organisation}`,
    'series:units',
  ],
  facts: async (read, input, { actor, rules }) => {
    const law = carryOverLaw(rules, input.year)
    const organisation = actor.organisation
    const [holdings, trades, unmet, carried, province] = await Promise.all([
      read(holdingsOf, registryAccount(organisation)),
      read(netTradesOf, { organisation, from: law.from, until: law.until }),
      read(unmetOf, organisation),
      read(carriedOf, { organisation, year: input.year }),
      authorityBehind(read, organisation),
    ])
    return { holdings, trades, unmet, carried, province }
  },
  decide: (input, { holdings, trades, unmet, carried, province }, { actor, rules, businessDay, id }) => {
    const no = reasons()
    const law = carryOverLaw(rules, input.year)
    const until = rules.get('compliance/carry-over-application-until', { year: input.year })
    const vintages = (rules.get('compliance/carry-over-vintages', { year: input.year }).value as unknown[]).map(String)
    const into = allowanceProduct(String(rules.get('compliance/carry-over-into', { year: input.year }).value) as Vintage)
    const total = sumIntegers(input.rows.map((row) => row.quantity))
    const held = sumIntegers(vintages.map((vintage) => totalOf(holdings, allowanceProduct(vintage as Vintage)))) + carried
    const limit = toInteger(carryOverMax(silent, law, trades.sold, trades.bought, held), 'down')

    if (businessDay > (String(until.value) as Day))
      no.add(refusals.carryOverClosed({ asked: businessDay, limit: String(until.value), because: until }))
    for (const obligation of unmet) {
      if (obligation.deadline < businessDay) no.add(refusals.arrearsBarCarryOver({ asked: String(obligation.year) }))
    }
    input.rows.forEach(({ product, quantity }, i) => {
      if (!vintages.includes(vintageOf(product) ?? ''))
        no.add(refusals.vintageNotCarried({ asked: product, field: `rows.${i}.product` }))
      const free = quantityOf(holdings, product)
      if (quantity > free)
        no.add(refusals.notEnoughFree({ product, asked: quantity, limit: free, nearest: free, field: `rows.${i}.quantity` }))
    })
    if (total + carried > limit) {
      const left = limit - carried
      no.add(refusals.exceedsCarryOver({ asked: total, limit: left, nearest: left, because: law.base, field: 'rows' }))
    }
    if (province === undefined) no.add(refusals.noProvincialAuthority({ asked: actor.organisation }))
    if (no.any || province === undefined) return no.refuse()

    const from = registryAccount(actor.organisation)
    const gone = input.rows.flatMap(({ product, quantity }) => [
      move(product, quantity, from, ministryAccount),
      move(product, quantity, ministryAccount, cancelledAccount),
    ])
    const came = issuePostings(into as Product, province, [{ entity: actor.organisation, quantity: total }])
    const application = id('carryOver')
    const { year, rows } = input
    return done(
      carriedOver({ application, organisation: actor.organisation, year, rows, quantity: total, into, limit }, [
        ...gone,
        ...came,
      ]),
      {
        application,
        into,
        quantity: total,
      },
    )
  },
})
