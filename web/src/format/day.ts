import { addDays, daysBetween, weekdayOf, type Day } from '../../../src/kernel/day.ts'
import type { Language } from '../i18n/language.ts'

export { addDays, daysBetween, type Day }

const weekdays = ['一', '二', '三', '四', '五', '六', '日']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const split = (value: string): { year: string; month: number; day: number } => ({
  year: value.slice(0, 4),
  month: Number(value.slice(5, 7)),
  day: Number(value.slice(8, 10)),
})

const weekday = (value: string): string => `周${weekdays[weekdayOf(value as Day) - 1] ?? ''}`
const englishMonth = (month: number): string => months[month - 1] ?? ''

/** `2025-12-31` | `31 Dec 2025`. */
export const dayPlain = (value: string, language: Language): string => {
  const { year, month, day } = split(value)
  return language === 'zh' ? value.slice(0, 10) : `${day} ${englishMonth(month)} ${year}`
}

/** `2025-12-31 周三` | `31 Dec 2025`. */
export const dayLong = (value: string, language: Language): string =>
  language === 'zh' ? `${value.slice(0, 10)} ${weekday(value)}` : dayPlain(value, language)

/** `12-31` | `31 Dec`. */
export const dayShort = (value: string, language: Language): string => {
  const { month, day } = split(value)
  return language === 'zh' ? value.slice(5, 10) : `${day} ${englishMonth(month)}`
}

/** `12-31 周三` | `31 Dec`. */
export const dayShortWeekday = (value: string, language: Language): string =>
  language === 'zh' ? `${value.slice(5, 10)} ${weekday(value)}` : dayShort(value, language)

export const weekdayName = (value: string, language: Language): string =>
  language === 'zh' ? weekday(value) : (['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekdayOf(value as Day) - 1] ?? '')

/** Inside a sentence: `12 月 24 日` | `24 Dec`. */
export const dayInWords = (value: string, language: Language): string => {
  const { month, day } = split(value)
  return language === 'zh' ? `${month} 月 ${day} 日` : `${day} ${englishMonth(month)}`
}

/** `10 月` | `Oct`. */
export const monthName = (month: number, language: Language): string => (language === 'zh' ? `${month} 月` : englishMonth(month))

/** `2025 年 10 月` | `Oct 2025`, from `2025-10`. */
export const monthOfYear = (value: string, language: Language): string => {
  const month = Number(value.slice(5, 7))
  return language === 'zh' ? `${value.slice(0, 4)} 年 ${month} 月` : `${englishMonth(month)} ${value.slice(0, 4)}`
}

/** The wall of Asia/Shanghai (UTC+8, no summer time) at an instant, whatever the reader's own clock says. */
const inShanghai = (iso: string): string => new Date(new Date(iso).getTime() + 8 * 3_600_000).toISOString()

/** `2025-11-18 14:22:36` | `18 Nov 2025 14:22:36`. */
export const instant = (iso: string, language: Language): string => {
  const wall = inShanghai(iso)
  return `${dayPlain(wall, language)} ${wall.slice(11, 19)}`
}

/** `11-18 14:22` | `18 Nov 14:22`. */
export const instantShort = (iso: string, language: Language): string => {
  const wall = inShanghai(iso)
  return `${dayShort(wall, language)} ${wall.slice(11, 16)}`
}

/** `14:22:36`. */
export const clock = (iso: string): string => inShanghai(iso).slice(11, 19)

/** `T−43`; past the day `T+2`. */
export const countdown = (daysLeft: number): string =>
  daysLeft < 0 ? `T+${-daysLeft}` : daysLeft === 0 ? 'T' : `T\u2212${daysLeft}`
