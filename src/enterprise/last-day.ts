import { addDays, decimal, explain, type Context, type Day, type Working } from '../kernel/index.ts'
import { addTradingDays, isTradingDay, tradingDaysBetween } from '../rulebook/index.ts'

export interface LastDay {
  readonly day: Day
  /** Trading days left to act, today included while it trades; zero once the day is past. */
  readonly tradingDaysLeft: number
  readonly working: Working
}

const labels = {
  lead: { zh: '从买入到清缴所需的交易日', en: 'Trading days from purchase to surrender' },
  settlement: { zh: '交收', en: 'Settlement' },
  transfer: { zh: '划回与复核', en: 'Transfer and second person' },
  reserve: { zh: '预留', en: 'Reserve' },
} as const

/** Holidays are announced year by year: beyond them no trading day can be told. */
const ifAnnounced = <Value>(ask: () => Value): Value | undefined => {
  try {
    return ask()
  } catch {
    return undefined
  }
}

/**
 * The last trading day on which a purchase still reaches a surrender by the deadline: the deadline's own trading day, less
 * settlement,
 * transfer and reserve. Undefined where the holidays up to the deadline are not announced.
 */
export const lastSensibleDay = (
  deadline: Day,
  { rules, businessDay, phase }: Pick<Context, 'rules' | 'businessDay' | 'phase'>,
): LastDay | undefined => {
  const asked = { day: businessDay }
  const { value, working } = explain((t) =>
    t.step({ symbol: 'n', label: labels.lead, unit: 'trading days', formula: 's + u + r' }, (t) =>
      decimal(t.rule('s', labels.settlement, rules.get('enterprise/settlement-days', asked)))
        .plus(t.rule('u', labels.transfer, rules.get('enterprise/transfer-days', asked)))
        .plus(t.rule('r', labels.reserve, rules.get('enterprise/reserve-days', asked))),
    ),
  )
  return ifAnnounced(() => {
    const anchor = isTradingDay(deadline) ? deadline : addTradingDays(deadline, -1)
    const day = addTradingDays(anchor, -value.toNumber())
    const first = phase === 'before' || phase === 'trading' ? businessDay : addDays(businessDay, 1)
    return { day, tradingDaysLeft: first > day ? 0 : tradingDaysBetween(first, day), working }
  })
}
