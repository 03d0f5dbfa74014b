import { day, type Day } from '../../kernel/index.ts'
import type { Clock } from '../../store/index.ts'
import type { Stage } from '../year/stage.ts'

/** The finished and the open compliance year, and the day on which a newcomer finds the market. */
export const finishedYear = 2023
export const openYear = 2024
export const demoDay = day('2025-11-18')

/** What somebody does on a day of its own, whatever else the market is busy with. */
export interface DueAct {
  readonly on: Day
  readonly act: (stage: Stage) => Promise<unknown>
}

/**
 * A stage whose clock keeps a calendar: two years overlap, and the clock never goes back. Each act is done on its day, before
 * trading begins; and a trading day is closed before the clock leaves it.
 */
export const withCalendar = (stage: Stage, begins: Clock, acts: readonly DueAct[]): Stage => {
  const waiting = acts.toSorted((a, b) => a.on.localeCompare(b.on))
  let now = begins
  const move: Stage['goTo'] = async (businessDay, phase) => {
    if (now.phase === 'trading' && now.businessDay < businessDay) await stage.goTo(now.businessDay, 'settlement')
    await stage.goTo(businessDay, phase)
    now = { businessDay, phase }
  }
  const goTo: Stage['goTo'] = async (businessDay, phase) => {
    for (let due = waiting[0]; due && due.on <= businessDay; due = waiting[0]) {
      waiting.shift()
      if (now.businessDay < due.on) await move(due.on, 'before')
      await due.act(stage)
    }
    if (now.businessDay < businessDay || now.phase !== phase) await move(businessDay, phase)
  }
  return { ...stage, goTo }
}
