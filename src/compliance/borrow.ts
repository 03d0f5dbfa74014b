import {
  command,
  decimal,
  done,
  percentOf,
  refuse,
  silent,
  smaller,
  toInteger,
  z,
  zTonnesPositive,
  zYear,
} from '../kernel/index.ts'
import { allocatedTo, borrowingLaw, borrowingMax, gapRatePct } from '../allocation/index.ts'
import { borrowedAhead } from './events.ts'
import { obligationOf } from './facts.ts'
import { certificateNumber, missingOf } from './obligation.ts'
import { refusals } from './refusals.ts'

/**
 * Meet part of an obligation with next year's pre-allocation: second cycle only, from a gap of 10 %, at most half the gap.
 * Whole tonnes.
 * What is borrowed is deducted from that pre-allocation. Source: plan 2021/2022; rules allocation/borrowing-*.
 */
export const borrow = command({
  name: 'compliance.borrow',
  title: { zh: '预支', en: 'Borrow' },
  summary: {
    zh: '以下一年度预分配抵补部分缺口（仅限规则允许的年度）',
    en: 'Meets part of the gap with next year’s pre-allocation, where the year allows it',
  },
  who: ['representative'],
  scope: 'ownOrganisation',
  confirm: 'anotherPerson',
  input: z.object({ year: zYear, quantity: zTonnesPositive }),
  locks: (input, actor) => [`obligation:${actor.organisation}:${input.year}`],
  facts: async (read, input, { actor }) => {
    const [obligation, allocated] = await Promise.all([
      read(obligationOf, { organisation: actor.organisation, year: input.year }),
      read(allocatedTo, { entity: actor.organisation, year: input.year }),
    ])
    return { obligation, allocated }
  },
  decide: (input, { obligation, allocated }, { rules, id }) => {
    const law = borrowingLaw(rules, input.year)
    if (law.allowed.value !== true)
      return refuse(refusals.borrowingNotAllowed({ asked: String(input.year), because: law.allowed, field: 'year' }))
    if (!obligation || allocated?.amount === undefined || allocated.amount === null)
      return refuse(refusals.noObligation({ asked: String(input.year) }))
    const [emissions, amount] = [decimal(obligation.due), decimal(allocated.amount)]
    const rate = gapRatePct(silent, emissions, amount, undefined)
    const least = percentOf(decimal(String(law.gapRateMin().value)))
    if (rate.lt(least))
      return refuse(refusals.gapTooSmallToBorrow({ asked: rate.toFixed(2), limit: least.toString(), because: law.gapRateMin() }))
    const most = smaller(
      toInteger(borrowingMax(silent, law, emissions, amount), 'down') - obligation.borrowed,
      missingOf(obligation),
    )
    if (input.quantity > most) {
      return refuse(
        refusals.exceedsBorrowing({
          asked: input.quantity,
          limit: most,
          nearest: most,
          because: law.shareMax(),
          field: 'quantity',
        }),
      )
    }
    const missing = missingOf(obligation) - input.quantity
    const standing = {
      surrendered: obligation.surrendered,
      offsetCredits: obligation.offsetCredits,
      borrowed: obligation.borrowed + input.quantity,
      missing,
      certificate: missing === 0n ? certificateNumber(obligation) : null,
    }
    const from = `CEA${String(rules.get('allocation/borrowing-source-year', { year: input.year }).value)}`
    const act = id('borrow')
    return done(
      borrowedAhead({ act, organisation: obligation.organisation, year: input.year, quantity: input.quantity, from, standing }),
      { act, missing },
    )
  },
})
