import type { Label, Role } from '../../api/types.ts'
import type { Texts } from '../../i18n/index.ts'
import type { RailMark } from '../../parts/rail-layout.ts'

export interface DeadlineRow {
  readonly day: string
  readonly name: Label
  readonly parameter: string
  readonly roles: readonly Role[]
  readonly daysLeft: number
  readonly tradingDaysLeft: number | null
}

const daysAhead = 100
const mostMarks = 7

/** Every month is due once a month: the next two say enough. */
const withoutMonths = (rows: readonly DeadlineRow[]): DeadlineRow[] => {
  const monthly = rows.filter(({ parameter }) => parameter === 'mrv/monthly-report-days').slice(2)
  return rows.filter((row) => !monthly.includes(row))
}

const weightOf = (parameter: string): Pick<RailMark, 'weight'> =>
  parameter === 'compliance/surrender-deadline' ? { weight: 'deadline' } : {}

/** Today, the last sensible day and the deadlines ahead, as many as can be read. */
export const marksOf = (
  { t, say }: Texts,
  today: string,
  roles: readonly Role[],
  rows: readonly DeadlineRow[],
  lastDay?: { readonly day: string; readonly tradingDaysLeft: number | null },
): RailMark[] => {
  const left = (days: number, trading: number | null): string =>
    trading === null ? t('rail.days', { days }) : t('rail.daysAndTrading', { days, trading })
  const ahead = withoutMonths(rows.filter(({ daysLeft }) => daysLeft >= 0 && daysLeft <= daysAhead)).slice(0, mostMarks)
  return [
    { day: today, name: t('rail.today'), side: 'act', weight: 'today' },
    ...(lastDay
      ? [
          {
            day: lastDay.day,
            name: t('home.lastDay'),
            side: 'act' as const,
            weight: 'last' as const,
            note: t('rail.trading', { trading: lastDay.tradingDaysLeft ?? 0 }),
          },
        ]
      : []),
    ...ahead.map((row): RailMark => ({
      day: row.day,
      name: say(row.name),
      note: left(row.daysLeft, row.tradingDaysLeft),
      side: row.roles.some((role) => roles.includes(role)) ? 'act' : 'notice',
      ...weightOf(row.parameter),
    })),
  ]
}
