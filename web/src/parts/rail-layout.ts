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

interface Taken {
  readonly stem: number
  readonly from: number
  readonly to: number
  readonly level: number
}

const crosses = (high: Taken, low: Taken): boolean => low.from < high.stem && high.stem < low.to

const overlaps = (one: Taken, other: Taken): boolean => one.level === other.level && one.from < other.to && other.from < one.to

/** Two names on one level that overlap, or a stem that passes through a name below its own. */
const collides = (one: Taken, other: Taken): boolean =>
  overlaps(one, other) || (one.level > other.level ? crosses(one, other) : one.level < other.level && crosses(other, one))

/** The lowest level where nothing collides; where stems must cross, the lowest where no two names overlap. */
const freeLevel = (spot: Omit<Taken, 'level'>, others: readonly Taken[]): number => {
  const levels = Array.from({ length: others.length + 1 }, (_, level) => level)
  const isFree = (test: typeof collides) => (level: number) => !others.some((other) => test({ ...spot, level }, other))
  return levels.find(isFree(collides)) ?? levels.find(isFree(overlaps)) ?? others.length
}

/** Deadlines to scale in days: from the first mark to a little after the last. `width` is the axis in pixels. */
export const layOutRail = (marks: readonly RailMark[], width: number): RailLayout => {
  const sorted = [...marks].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const first = sorted[0]?.day
  const last = sorted.at(-1)?.day
  if (!first || !last) return { marks: [], months: [], levelsAbove: 0, levelsBelow: 0 }
  const days = Math.max(14, Math.ceil(daysBetween(first as Day, last as Day) * 1.19))
  const leftOf = (day: string): number => (daysBetween(first as Day, day as Day) / days) * 100
  const taken: Record<RailMark['side'], Taken[]> = { act: [], notice: [] }
  // From the right: a name stands right of its stem, so the stems of names further up pass left of those below.
  const placed = [...sorted]
    .reverse()
    .map((mark): PlacedMark => {
      const left = leftOf(mark.day)
      const stem = (left / 100) * width
      const flipped = stem + labelWidth(mark) > width
      const from = flipped ? stem - labelWidth(mark) : stem
      const spot = { stem, from, to: from + labelWidth(mark) }
      const others = taken[mark.side]
      const level = freeLevel(spot, others)
      others.push({ ...spot, level })
      return { ...mark, left, level, flipped }
    })
    .reverse()
  const months = monthStarts(first, addDays(first as Day, days)).map((day) => ({ left: leftOf(day), month: day.slice(0, 7) }))
  const levels = (side: RailMark['side']): number => Math.max(0, ...taken[side].map(({ level }) => level + 1))
  return { marks: placed, months, levelsAbove: levels('act'), levelsBelow: levels('notice') }
}
