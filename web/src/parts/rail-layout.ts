import { addDays, daysBetween, type Day } from '../format/day.ts'

export interface RailMark {
  readonly day: string
  readonly name: string
  readonly note?: string
  /** An act of one's own stands above the axis, a notice of others below. */
  readonly side: 'act' | 'notice'
  readonly weight?: 'today' | 'last' | 'deadline'
}

export interface PlacedMark extends RailMark {
  /** Percent of the axis from the left. */
  readonly left: number
  /** 0 stands next to the axis; higher levels further away, so that no two names overlap. */
  readonly level: number
  /** The name stands left of its stem, where it would leave the sheet on the right. */
  readonly flipped: boolean
}

export interface RailLayout {
  readonly marks: readonly PlacedMark[]
  readonly months: readonly { readonly left: number; readonly month: string }[]
  readonly levelsAbove: number
  readonly levelsBelow: number
}

/** Han characters are about 12 px wide at 12 px, others about 7. */
const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 12 : 7), 0)
const labelWidth = (mark: RailMark): number => Math.max(widthOf(mark.name) + 44, widthOf(mark.note ?? '')) + 16

const monthStarts = (from: string, to: string): string[] => {
  const starts: string[] = []
  let start = addDays(`${from.slice(0, 7)}-01` as Day, 32).slice(0, 7)
  while (`${start}-01` <= to) {
    starts.push(`${start}-01`)
    start = addDays(`${start}-01` as Day, 32).slice(0, 7)
  }
  return starts
}

/** Deadlines to scale in days: from the first mark to a little after the last. `width` is the axis in pixels. */
export const layOutRail = (marks: readonly RailMark[], width: number): RailLayout => {
  const sorted = [...marks].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const first = sorted[0]?.day
  const last = sorted.at(-1)?.day
  if (!first || !last) return { marks: [], months: [], levelsAbove: 0, levelsBelow: 0 }
  const days = Math.max(14, Math.ceil(daysBetween(first as Day, last as Day) * 1.19))
  const leftOf = (day: string): number => (daysBetween(first as Day, day as Day) / days) * 100
  const taken: Record<RailMark['side'], { from: number; to: number }[][]> = { act: [], notice: [] }
  const placed = sorted.map((mark): PlacedMark => {
    const left = leftOf(mark.day)
    const start = (left / 100) * width
    const flipped = start + labelWidth(mark) > width
    const from = flipped ? start - labelWidth(mark) : start
    const span = { from, to: from + labelWidth(mark) }
    const levels = taken[mark.side]
    const free = levels.findIndex((spans) => spans.every((other) => other.to <= span.from || other.from >= span.to))
    const level = free < 0 ? levels.length : free
    ;(levels[level] ??= []).push(span)
    return { ...mark, left, level, flipped }
  })
  const months = monthStarts(first, addDays(first as Day, days)).map((day) => ({ left: leftOf(day), month: day.slice(0, 7) }))
  return { marks: placed, months, levelsAbove: taken.act.length, levelsBelow: taken.notice.length }
}
