import { previousTradingDay, isTradingDay } from '../../rulebook/index.ts'
import { deadlineOf } from '../../compliance/index.ts'
import type { App, Clock } from '../../store/index.ts'
import { openStage } from '../year/stage.ts'
import { surrenderWhatTheyCan } from '../year/step-comply.ts'
import { demoDay, openYear } from './calendar.ts'
import { demoFleet, without } from './fleet.ts'
import { tradeDay } from './market.ts'
import { lateDemoPlant, undecidedDemoPlants } from './plants.ts'

const isDemo = async (app: App): Promise<boolean> =>
  (await app.sql.rows(`select 1 from organisation where id = $1`, [lateDemoPlant])).length > 0

/**
 * What the demo's other people do when a newcomer steps the clock: they deal, list and bid each trading day, and on the last one
 * before the deadline everybody but the newcomer's plant surrenders what it can. Any other market is left alone.
 */
export const companionsOf = (app: App): ((clock: Clock) => Promise<void>) => {
  const others = without(demoFleet(app.rules(), openYear), lateDemoPlant)
  const decided = without(others, ...undecidedDemoPlants)
  return async ({ businessDay, phase }) => {
    if (phase !== 'trading' || businessDay <= demoDay || !isTradingDay(businessDay) || !(await isDemo(app))) return
    const deadline = deadlineOf(app.rules(), openYear)
    const stage = openStage(app, () => undefined)
    if (businessDay < deadline) await tradeDay(stage, decided, openYear, businessDay, true)
    if (businessDay === previousTradingDay(deadline)) await surrenderWhatTheyCan(stage, others, openYear, businessDay)
  }
}
