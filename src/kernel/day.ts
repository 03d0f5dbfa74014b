/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Days compare as text. */
export type Day = string & { readonly day: unique symbol }

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/

export const isDay = (text: string): text is Day => {
  const parts = pattern.exec(text)
  if (!parts) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

export const day = (text: string): Day => {
  if (!isDay(text)) throw new Error(`${text} is not a day`)
  return text
}

const toDate = (value: Day): Date => new Date(`${value}T00:00:00Z`)
const fromDate = (date: Date): Day => date.toISOString().slice(0, 10) as Day

export const addDays = (value: Day, count: number): Day => {
  const date = toDate(value)
  date.setUTCDate(date.getUTCDate() + count)
  return fromDate(date)
}

export const daysBetween = (from: Day, to: Day): number => (toDate(to).getTime() - toDate(from).getTime()) / 86_400_000

export const yearOf = (value: Day): number => Number(value.slice(0, 4))

/** 1 Monday ... 7 Sunday. */
export const weekdayOf = (value: Day): number => toDate(value).getUTCDay() || 7

export const laterOf = (a: Day, b: Day): Day => (a > b ? a : b)

/** A calendar month, `YYYY-MM`. */
export type Month = string & { readonly month: unique symbol }

export const month = (year: number, monthOfYear: number): Month => `${year}-${String(monthOfYear).padStart(2, '0')}` as Month

export const isMonth = (text: string): text is Month => /^\d{4}-(0[1-9]|1[0-2])$/.test(text)

export const lastDayOf = (value: Month): Day => {
  const [year, monthOfYear] = value.split('-').map(Number) as [number, number]
  return fromDate(new Date(Date.UTC(year, monthOfYear, 0)))
}

export const monthsOf = (year: number): Month[] => Array.from({ length: 12 }, (_, i) => month(year, i + 1))

/** The civil day in Asia/Shanghai (UTC+8, no summer time) at an instant. */
export const dayInShanghai = (instant: Date): Day => fromDate(new Date(instant.getTime() + 8 * 3_600_000))
