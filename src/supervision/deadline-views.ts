import { addDays, daysBetween, roleNames, view, z, zDay, type Day, type Role } from '../kernel/index.ts'
import { deadlines, isTradingDay, tradingDaysBetween } from '../rulebook/index.ts'

const outLabel = z.object({ zh: z.string(), en: z.string() })

const shownDaysBefore = 45
const shownDaysAfter = 180

/** Trading days from tomorrow to a day; null beyond the holidays announced, or when it is past. */
const tradingDaysTo = (today: Day, day: Day): number | null => {
  if (day < today) return null
  try {
    isTradingDay(day)
    return tradingDaysBetween(addDays(today, 1), day)
  } catch {
    return null
  }
}

/**
 * What is due around a day: months, reports, verification, allocation, surrender, carry-over; each with the rule that
 * sets it.
 */
export const deadlineView = view({
  name: 'supervision.deadlines',
  title: { zh: '期限', en: 'Deadlines' },
  summary: { zh: '某日前后的法定期限及剩余自然日、交易日', en: 'What is due around a day, with natural and trading days left' },
  who: 'anyone',
  scope: 'public',
  input: z.object({
    day: zDay.optional(),
    from: zDay.optional(),
    until: zDay.optional(),
    role: z.enum(roleNames as [Role, ...Role[]]).optional(),
  }),
  output: z.object({
    day: z.string(),
    rows: z.array(
      z.object({
        day: z.string(),
        name: outLabel,
        parameter: z.string(),
        year: z.number(),
        years: z.array(z.number()),
        roles: z.array(z.string()),
        source: z.string(),
        confidence: z.string(),
        /** Below zero: that long past. */
        daysLeft: z.number(),
        tradingDaysLeft: z.number().nullable(),
      }),
    ),
  }),
  read: (_sql, input, { rules, businessDay }) => {
    const day = input.day ?? businessDay
    const found = deadlines(rules, input.from ?? addDays(day, -shownDaysBefore), input.until ?? addDays(day, shownDaysAfter))
    const rows = found
      .filter((item) => input.role === undefined || item.roles.includes(input.role))
      .map(({ nameZh, nameEn, years, roles, ...item }) => ({
        ...item,
        name: { zh: nameZh, en: nameEn },
        years: [...years],
        roles: [...roles],
        daysLeft: daysBetween(day, item.day),
        tradingDaysLeft: tradingDaysTo(day, item.day),
      }))
    return Promise.resolve({ day, rows })
  },
})
