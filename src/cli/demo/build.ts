import { day, type Rules } from '../../kernel/index.ts'
import { createMarket, sealAll, type App } from '../../store/index.ts'
import { cast } from '../year/cast.ts'
import type { Fleet } from '../year/fleet.ts'
import { filingsOf, planYear } from '../year/market-plan.ts'
import { openStage, type Stage } from '../year/stage.ts'
import { determine, preAllocate } from '../year/step-allocate.ts'
import { surrenderAll } from '../year/step-comply.ts'
import { fileAnnuals, fileMonth, fileMonths, verifyAll } from '../year/step-measure.ts'
import { tradeAll } from '../year/step-trade.ts'
import { demoDay, finishedYear, openYear, withCalendar, type DueAct } from './calendar.ts'
import { issueCredits } from './credits.ts'
import { earlySurrenders } from './early.ts'
import { demoFleet, without } from './fleet.ts'
import { approvePlans, found, importLastYear } from './found.ts'
import { bringToMarket, payIn, tradeDay } from './market.ts'
import { demoPeople } from './people.ts'
import { lateDemoPlant, undecidedDemoPlants } from './plants.ts'
import { admitPeople } from './tables.ts'
import { leaveOpenBusiness } from './today.ts'

const seed = 7
const finishedTradingDays = 24
const openingFen = 7_200n

const runFinishedYear = async (stage: Stage, fleet: Fleet, rules: Rules): Promise<void> => {
  const plan = planYear(rules, finishedYear)
  const shorter = { ...plan, tradingDays: plan.tradingDays.slice(-finishedTradingDays) }
  const listed = [
    { product: `CEA${finishedYear - 1}` as const, firstPriceFen: openingFen },
    { product: `CEA${finishedYear}` as const, firstPriceFen: openingFen },
  ]
  for (const step of [
    fileMonths(fleet, plan),
    fileAnnuals(fleet, plan, finishedYear),
    preAllocate(fleet, plan, finishedYear),
    verifyAll(fleet, plan, finishedYear),
    determine(fleet, plan, finishedYear),
    tradeAll(fleet, shorter, finishedYear, seed, listed),
    surrenderAll(fleet, shorter, finishedYear),
  ]) {
    await step.take(stage)
  }
}

/** From the annual reports to the last trading day before today; its months are in the calendar. */
const runOpenYear = async (stage: Stage, fleet: Fleet, rules: Rules): Promise<void> => {
  const plan = planYear(rules, openYear)
  const punctual = without(fleet, lateDemoPlant)
  const decided = without(punctual, ...undecidedDemoPlants)
  await fileAnnuals(punctual, plan, openYear).take(stage)
  await preAllocate(fleet, plan, openYear).take(stage)
  await verifyAll(punctual, plan, openYear).take(stage)
  await determine(punctual, plan, openYear).take(stage)
  await issueCredits(stage)
  stage.tell(`交易至 ${demoDay} · trading until ${demoDay}`)
  const [firstDay = demoDay] = plan.tradingDays
  await stage.goTo(firstDay, 'before')
  await stage.one('exchange.openProduct', { product: `CEA${openYear}`, firstPriceFen: 5_900n }, cast.exchange.first)
  await stage.one('exchange.openProduct', { product: 'CCER', firstPriceFen: 5_420n }, cast.exchange.first)
  await payIn(stage, fleet)
  await bringToMarket(stage, punctual, openYear)
  for (const date of plan.tradingDays.filter((value) => value < demoDay)) {
    await stage.goTo(date, 'trading')
    await tradeDay(stage, decided, openYear, date, false)
  }
  await stage.goTo(demoDay, 'trading')
  await tradeDay(stage, decided, openYear, demoDay, true)
  await leaveOpenBusiness(stage, openYear)
}

/** A year's plans are approved before it begins, and each month is filed when it is over; December is missing at one plant. */
const monthsOf = (fleet: Fleet, year: number): DueAct[] => [
  { on: day(`${year - 1}-12-20`), act: (stage) => approvePlans(stage, fleet, year) },
  ...filingsOf(year).map(({ month, on }, index) => {
    const filing = month === `${openYear}-12` ? without(fleet, lateDemoPlant) : fleet
    return { on, act: (stage: Stage) => fileMonth(stage, filing, index) }
  }),
]

/** Builds the demo market on an empty database, through the same commands as everybody; a few seconds. */
export const buildDemo = async (app: App, tell: (line: string) => void): Promise<void> => {
  const rules = app.rules()
  const begins = { businessDay: day(`${finishedYear}-01-16`), phase: 'trading' } as const
  const { businessDay } = begins
  await createMarket(app, { kind: 'sandbox', nameZh: '演示市场', nameEn: 'Demo market', businessDay }, [])
  await admitPeople(app.sql, demoPeople)
  const finished = demoFleet(rules, finishedYear)
  const open = demoFleet(rules, openYear)
  const current = demoFleet(rules, openYear + 1)
  const stage = withCalendar(openStage(app, tell), begins, [
    ...monthsOf(open, openYear),
    ...monthsOf(current, openYear + 1),
    ...earlySurrenders(open, openYear),
  ])
  tell('机构、人员与账户 · organisations, people and accounts')
  await found(stage, finished)
  await approvePlans(stage, finished, finishedYear)
  await importLastYear(stage, finished, finishedYear)
  tell(`${finishedYear} 年度（已完成）· compliance year ${finishedYear}, finished`)
  await runFinishedYear(stage, finished, rules)
  tell(`${openYear} 年度（进行中）· compliance year ${openYear}, open`)
  await runOpenYear(stage, open, rules)
  await sealAll(app.pool)
}
