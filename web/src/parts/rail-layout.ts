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

/** Where a name may stand, in pixels from the left: right of its stem, or left of it. */
interface Spot {
  readonly stem: number
  readonly from: number
  readonly to: number
  readonly flipped: boolean
}

interface Taken extends Spot {
  readonly level: number
}

const crosses = (high: Taken, low: Taken): boolean => low.from < high.stem && high.stem < low.to

const overlaps = (one: Taken, other: Taken): boolean => one.level === other.level && one.from < other.to && other.from < one.to

/** Two names on one level that overlap, or a stem that passes through a name below its own. */
const collides = (one: Taken, other: Taken): boolean =>
  overlaps(one, other) || (one.level > other.level ? crosses(one, other) : one.level < other.level && crosses(other, one))

/**
 * A spot for each name on fewer than `levels` levels, none colliding with another; undefined when there is no such arrangement.
 */
const arrangeOn = (
  names: readonly (readonly Spot[])[],
  levels: number,
  test: typeof collides,
  taken: readonly Taken[] = [],
): readonly Taken[] | undefined => {
  const spots = names[taken.length]
  if (!spots) return taken
  for (let level = 0; level < levels; level++) {
    for (const spot of spots) {
      const next = { ...spot, level }
      if (taken.some((other) => test(next, other))) continue
      const found = arrangeOn(names, levels, test, [...taken, next])
      if (found) return found
    }
  }
  return undefined
}

const mostLevels = 5

/** As few levels as go without a collision; where stems must cross names, as few as go without names over each other. */
const arrange = (names: readonly (readonly Spot[])[]): readonly Taken[] => {
  for (const test of [collides, overlaps])
    for (let levels = 1; levels <= (test === collides ? mostLevels : names.length); levels++) {
      const found = arrangeOn(names, levels, test)
      if (found) return found
    }
  return []
}

/** Deadlines to scale in days: from the first mark to a little after the last. `width` is the axis in pixels. */
export const layOutRail = (marks: readonly RailMark[], width: number): RailLayout => {
  const sorted = [...marks].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const first = sorted[0]?.day
  const last = sorted.at(-1)?.day
  if (!first || !last) return { marks: [], months: [], levelsAbove: 0, levelsBelow: 0 }
  const days = Math.max(14, Math.ceil(daysBetween(first as Day, last as Day) * 1.19))
  const leftOf = (day: string): number => (daysBetween(first as Day, day as Day) / days) * 100
  const spotsOf = (mark: RailMark): Spot[] => {
    const stem = (leftOf(mark.day) / 100) * width
    const right = { stem, from: stem, to: stem + labelWidth(mark), flipped: false }
    const left = { stem, from: stem - labelWidth(mark), to: stem, flipped: true }
    const fitting = [right, left].filter(({ from, to }) => from >= 0 && to <= width)
    return fitting.length > 0 ? fitting : [left]
  }
  const bySide = (side: RailMark['side']): PlacedMark[] => {
    const some = sorted.filter((mark) => mark.side === side)
    const spots = arrange(some.map(spotsOf))
    return some.map((mark, index) => ({
      ...mark,
      left: leftOf(mark.day),
      level: spots[index]?.level ?? 0,
      flipped: spots[index]?.flipped ?? false,
    }))
  }
  const [acts, notices] = [bySide('act'), bySide('notice')]
  const placed = sorted.flatMap((mark) =>
    [...acts, ...notices].filter((one) => one.day === mark.day && one.name === mark.name && one.side === mark.side),
  )
  const months = monthStarts(first, addDays(first as Day, days)).map((day) => ({ left: leftOf(day), month: day.slice(0, 7) }))
  const levels = (some: readonly PlacedMark[]): number => Math.max(0, ...some.map(({ level }) => level + 1))
  return { marks: placed, months, levelsAbove: levels(acts), levelsBelow: levels(notices) }
}
