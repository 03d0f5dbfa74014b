import { previousTradingDay, isTradingDay } from '../../rulebook/index.ts'
import { deadlineOf } from '../../compliance/index.ts'
import type { App, Clock } from '../../store/index.ts'
import { openStage } from '../year/stage.ts'
import { surrenderWhatTheyCan } from '../year/step-comply.ts'
import { demoFleet } from './fleet.ts'
import { lateDemoPlant } from './plants.ts'
import { makeMarket } from './today.ts'
import { demoDay, openYear } from './build.ts'

/** The seed of each day's listings is the day itself, so that a demo stepped twice looks the same. */
const seedOf = (day: string): number => Number(day.replaceAll('-', ''))

const isDemo = async (app: App): Promise<boolean> =>
  (await app.sql.rows(`select 1 from organisation where id = $1`, [lateDemoPlant])).length > 0

/**
 * What the demo's other people do when a newcomer steps the clock: they list and bid each trading day, and on the last one before
 * the deadline everybody but the newcomer's plant surrenders what it can. Nothing happens in a market that is not the demo.
 */
export const companionsOf = (app: App): ((clock: Clock) => Promise<void>) => {
  const fleet = demoFleet(app.rules(), openYear)
  return async ({ businessDay, phase }) => {
    if (phase !== 'trading' || businessDay <= demoDay || !isTradingDay(businessDay) || !(await isDemo(app))) return
    const deadline = deadlineOf(app.rules(), openYear)
    const stage = openStage(app, () => undefined)
    if (businessDay < deadline) await makeMarket(stage, fleet, openYear, seedOf(businessDay))
    if (businessDay !== previousTradingDay(deadline)) return
    const others = { ...fleet, plants: fleet.plants.filter((plant) => plant.id !== lateDemoPlant) }
    await surrenderWhatTheyCan(stage, others, openYear, businessDay)
  }
}
