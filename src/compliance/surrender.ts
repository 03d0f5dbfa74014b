import {
  command,
  done,
  move,
  percentOf,
  reasons,
  refuse,
  silent,
  smaller,
  sumIntegers,
  toInteger,
  vintageOf,
  z,
  zTonnes,
  zYear,
  type Context,
  type Posting,
  type Product,
  type Refusal,
} from '../kernel/index.ts'
import { holdingsOf, quantityOf, type Holdings } from '../ledger/index.ts'
import { cancelledAccount, ministryAccount, registryAccount } from '../registry/index.ts'
import { productTonnes, surrendered, type ProductTonnes } from './events.ts'
import { obligationOf, sectorOf, type Obligation } from './facts.ts'
import { certificateNumber, missingOf } from './obligation.ts'
import { offsetMax } from './offset-limit.ts'
import { refusals } from './refusals.ts'

const input = z.object({ year: zYear, allowances: z.array(productTonnes).max(20), credits: zTonnes.default(0n) })
type Input = z.output<typeof input>

/** The chain of a surrender: emitter > province > ministry > cancelled. Credits are cancelled at once. */
const chain = (organisation: string, province: string, allowances: readonly ProductTonnes[], credits: bigint): Posting[] => {
  const stops = [registryAccount(organisation), registryAccount(province), ministryAccount, cancelledAccount]
  const hops = allowances.flatMap(({ product, quantity }) =>
    stops.slice(1).map((stop, i) => move(product, quantity, stops[i] as string, stop)),
  )
  return credits === 0n ? hops : [...hops, move('CCER', credits, registryAccount(organisation), cancelledAccount)]
}

interface Known {
  readonly obligation: Obligation
  readonly sector: string
  readonly holdings: Holdings
}

const heldRefusals = (asked: Input, holdings: Holdings): Refusal[] =>
  [...asked.allowances, { product: 'CCER' as Product, quantity: asked.credits }].flatMap(({ product, quantity }, i) => {
    const free = quantityOf(holdings, product)
    const field = i < asked.allowances.length ? `allowances.${i}.quantity` : 'credits'
    return quantity > free ? [refusals.notEnoughFree({ product, asked: quantity, limit: free, nearest: free, field })] : []
  })

const vintageRefusals = (asked: Input, { rules }: Context): Refusal[] => {
  const usable = rules.get('compliance/vintage-use', { year: asked.year })
  const vintages = (usable.value as unknown[]).map(String)
  return asked.allowances.flatMap(({ product }, i) => {
    const vintage = vintageOf(product)
    if (vintage !== undefined && vintages.includes(vintage)) return []
    return [
      refusals.vintageNotUsable({
        asked: product,
        year: String(asked.year),
        limit: vintages,
        because: usable,
        field: `allowances.${i}.product`,
      }),
    ]
  })
}

/** A sector without a rule for the year may offset nothing: `NoRule` refuses it. */
const offsetRefusals = (asked: Input, { obligation, sector, holdings }: Known, { rules, businessDay }: Context): Refusal[] => {
  if (asked.credits === 0n) return []
  const free = quantityOf(holdings, 'CCER')
  const allowed = rules.get('compliance/offset-allowed', { year: asked.year, sector })
  if (allowed.value !== true) return [refusals.offsetNotAllowed({ asked: asked.year, because: allowed, field: 'credits' })]
  const share = rules.decimal('compliance/offset-limit', { day: businessDay })
  const rounding = rules.get('compliance/rounding-offset', { day: businessDay })
  const most = toInteger(offsetMax(silent, share, obligation.due, rounding), 'down') - obligation.offsetCredits
  if (asked.credits <= most) return []
  return [
    refusals.exceedsOffsetLimit({
      asked: asked.credits,
      limit: most,
      nearest: smaller(most, free),
      due: obligation.due,
      share: `${percentOf(share.decimal).toString()}%`,
      used: obligation.offsetCredits,
      because: share,
      field: 'credits',
    }),
  ]
}

/**
 * Surrender allowances and credits against one year's obligation. Whole tonnes. After the deadline it is taken as arrears and
 * marked late. Source: Interim Regulations, art. 14; Measures, art. 28 and 29.
 */
export const surrender = command({
  name: 'compliance.surrender',
  title: { zh: '清缴', en: 'Surrender' },
  summary: {
    zh: '以配额和 CCER 清缴某年度应清缴量，须第二人确认',
    en: 'Surrenders allowances and credits for a year; a second person confirms',
  },
  who: ['representative'],
  scope: 'ownOrganisation',
  confirm: 'anotherPerson',
  input,
  locks: (asked, actor) => [`account:${registryAccount(actor.organisation)}`, `obligation:${actor.organisation}:${asked.year}`],
  facts: async (read, asked, { actor }) => {
    const [obligation, sector, holdings] = await Promise.all([
      read(obligationOf, { organisation: actor.organisation, year: asked.year }),
      read(sectorOf, actor.organisation),
      read(holdingsOf, registryAccount(actor.organisation)),
    ])
    return { obligation, sector, holdings }
  },
  decide: (asked, { obligation, sector, holdings }, context) => {
    const no = reasons()
    if (!obligation) return refuse(refusals.noObligation({ asked: String(asked.year) }))
    const missing = missingOf(obligation)
    const total = sumIntegers(asked.allowances.map((item) => item.quantity)) + asked.credits
    const products = asked.allowances.map((item) => item.product)
    const repeated = products.find((product, i) => products.indexOf(product) !== i)

    if (missing === 0n) no.add(refusals.obligationMet({ asked: String(asked.year) }))
    if (total === 0n) no.add(refusals.nothingAsked())
    if (repeated !== undefined) no.add(refusals.productNamedTwice({ asked: repeated, field: 'allowances' }))
    for (const refusal of vintageRefusals(asked, context)) no.add(refusal)
    for (const refusal of heldRefusals(asked, holdings)) no.add(refusal)
    for (const refusal of offsetRefusals(asked, { obligation, sector, holdings }, context)) no.add(refusal)
    if (missing > 0n && total > missing) no.add(refusals.exceedsDue({ asked: total, limit: missing, nearest: missing }))
    if (no.any) return no.refuse()

    const left = missing - total
    const certificate = left === 0n ? certificateNumber(obligation) : null
    const standing = {
      surrendered: obligation.surrendered + total - asked.credits,
      offsetCredits: obligation.offsetCredits + asked.credits,
      borrowed: obligation.borrowed,
      missing: left,
      certificate,
    }
    const { organisation, year, province } = obligation
    const act = context.id('surrender')
    const late = context.businessDay > obligation.deadline
    const { allowances, credits } = asked
    return done(
      surrendered(
        { act, organisation, year, province, allowances, credits, late, standing },
        chain(organisation, province, allowances, credits),
      ),
      { act, missing: left, certificate, late },
    )
  },
})
