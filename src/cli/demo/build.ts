import { createHash } from 'node:crypto'
import { day, type Day, type Rules } from '../../kernel/index.ts'
import { createMarket, sealAll, type App } from '../../store/index.ts'
import { cast, institutions, provinceId } from '../year/cast.ts'
import type { Fleet } from '../year/fleet.ts'
import { planYear, type YearPlan } from '../year/market-plan.ts'
import { provinceOfCode } from '../year/provinces.ts'
import { openStage, type Stage } from '../year/stage.ts'
import { determine, preAllocate } from '../year/step-allocate.ts'
import { surrenderAll } from '../year/step-comply.ts'
import { fileAnnuals, fileMonth, fileMonths, verifyAll } from '../year/step-measure.ts'
import { plantsByProvince, unitsOf } from '../year/step-found.ts'
import { tradeAll } from '../year/step-trade.ts'
import { demoFleet } from './fleet.ts'
import { auditorId, bankId, demoPeople } from './people.ts'
import { admitPeople } from './tables.ts'
import { demoGroups, demoPlants, lateDemoPlant, undecidedDemoPlants } from './plants.ts'
import { standToday } from './today.ts'

/** The finished and the open compliance year, and the day on which a newcomer finds the market. */
export const finishedYear = 2023
export const openYear = 2024
export const demoDay = day('2025-11-18')

const seed = 7
const finishedTradingDays = 24
const openingFen = 7_200n

const organisation = (
  id: string,
  kind: string,
  nameZh: string,
  nameEn: string,
  province: string | null = null,
  parent: string | null = null,
) => ({
  id,
  kind,
  nameZh,
  nameEn,
  province,
  parent,
  details: {},
})

const organisations = () => [
  organisation('tonne', 'tonne', '系统管理', 'System administration'),
  organisation(institutions.ministry, 'ministry', '生态环境部（演示）', 'Ministry of Ecology and Environment (demo)'),
  organisation(institutions.registry, 'registryOperator', '注册登记机构（演示）', 'Registry operator (demo)'),
  organisation(institutions.exchange, 'exchangeOperator', '交易机构（演示）', 'Exchange operator (demo)'),
  organisation(institutions.verifier, 'verificationBody', '澄明核查有限公司', 'Chengming Verification'),
  organisation(institutions.creditVerifier, 'verificationBody', '明察认证有限公司', 'Mingcha Certification'),
  organisation(institutions.creditOwner, 'projectOwner', '东屿海上风电有限公司', 'Dongyu Offshore Wind', '35'),
  organisation(bankId, 'bank', '南屏银行', 'Nanping Bank'),
  organisation(auditorId, 'auditor', '审计署驻地（演示）', 'Auditor (demo)'),
  ...[...new Set(demoPlants.map((plant) => plant.province))].sort().map((code) => {
    const { zh, en } = provinceOfCode(code)
    return organisation(provinceId(code), 'province', `${zh}生态环境厅（演示）`, `${en} authority (demo)`, code)
  }),
  ...demoGroups.map((group) => organisation(group.id, 'group', group.nameZh, group.nameEn, group.province)),
  ...demoPlants.map((plant) => organisation(plant.id, 'emitter', plant.nameZh, plant.nameEn, plant.province, plant.group)),
]

const holders = (): string[] =>
  organisations()
    .filter((item) => ['ministry', 'province', 'emitter', 'projectOwner', 'bank'].includes(item.kind))
    .map((item) => item.id)

const found = async (stage: Stage, fleet: Fleet): Promise<void> => {
  const memberships = demoPeople.flatMap((person) =>
    person.roles.map((role) => ({ person: person.id, organisation: person.organisation, role })),
  )
  await stage.one('parties.admit', { organisations: organisations() }, cast.founder)
  const founders = { first: { ...cast.founder, person: 'founder' }, second: { ...cast.founder, person: 'founder-2' } }
  await stage.byTwo([{ command: 'parties.grantRoles', input: { memberships }, by: founders }])
  await stage.one('registry.openAccounts', { organisations: holders() }, cast.registry.first)
  await stage.many(
    'mrv.registerUnits',
    fleet.plants.map((plant) => ({ input: { units: unitsOf(plant) }, actor: cast.plant(plant).engineer })),
  )
}

const approvePlans = async (stage: Stage, fleet: Fleet, year: number): Promise<void> => {
  for (const [code, plants] of plantsByProvince(fleet)) {
    const plans = plants.map((plant) => ({ organisation: plant.id, version: `${year}-1` }))
    await stage.one('mrv.approvePlans', { year, plans }, cast.province(code).first)
  }
}

const importLastYear = async (stage: Stage, fleet: Fleet, year: number): Promise<void> => {
  for (const [code, plants] of plantsByProvince(fleet)) {
    const rows = plants.map((plant) => ({
      organisation: plant.id,
      emissionsTonnes: plant.lastYear.reduce((sum, unit) => sum + unit, 0n),
      units: plant.years.map(({ unit }, i) => ({ unit: unit.id, emissionsTonnes: String(plant.lastYear[i] ?? 0n) })),
    }))
    await stage.one('mrv.importVerified', { year: year - 1, source: 'demo', rows }, cast.province(code).first)
    const issue = {
      product: `CEA${year - 1}`,
      year: year - 1,
      province: provinceId(code),
      purpose: 'finalAllocation',
      rows: plants.map((plant, i) => ({ entity: plant.id, quantity: BigInt(18_000 + 7_000 * ((i * 5) % 4)) })),
    }
    await stage.one('registry.issue', issue, { ...cast.province(code).first, system: true })
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A registered offshore wind project with one verified batch, part of it offered on the exchange. */
const issueCredits = async (stage: Stage): Promise<void> => {
  const owner = cast.creditOwner.first
  const project = (await stage.one(
    'ccer.registerProject',
    {
      nameZh: '东屿海上风电一期',
      nameEn: 'Dongyu Offshore Wind I',
      type: 'renewable',
      methodology: 'CCER-01-002-V01',
      startOn: '2022-06-30',
      province: '35',
      location: '东屿海域，离岸 42 公里',
      coveredFacility: false,
      validator: institutions.verifier,
      validationReport: 'SD-2024-017',
    },
    owner,
  )) as { project: string }
  const quantity = 420_000n
  const batch = (await stage.one(
    'ccer.applyBatch',
    {
      project: project.project,
      periodFrom: '2023-01-01',
      periodUntil: '2024-06-30',
      quantity,
      reportId: 'JC-2024-031',
      reportSha256: sha256('JC-2024-031'),
      verifier: institutions.creditVerifier,
    },
    owner,
  )) as { batch: string }
  const report = { batch: batch.batch, quantity, reportId: 'HC-2024-044', reportSha256: sha256('HC-2024-044') }
  await stage.one('ccer.verifyBatch', report, cast.creditVerifier.first)
  await stage.byTwo([{ command: 'ccer.registerBatch', input: { batch: batch.batch }, by: cast.registry }])
  await stage.one('registry.moveToTrading', { product: 'CCER', quantity: 400_000n }, owner)
}

const withTradingDays = (plan: YearPlan, days: readonly Day[]): YearPlan => ({ ...plan, tradingDays: days })

const runFinishedYear = async (stage: Stage, fleet: Fleet, rules: Rules): Promise<void> => {
  const plan = planYear(rules, finishedYear)
  const shorter = withTradingDays(plan, plan.tradingDays.slice(-finishedTradingDays))
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

const without = (fleet: Fleet, ...plants: readonly string[]): Fleet => ({
  ...fleet,
  plants: fleet.plants.filter((item) => !plants.includes(item.id)),
})

/**
 * The finished year's deadline has passed when the open year is filed, so its months come late in one go; December is missing
 * at one plant.
 */
const fileOpenMonths = async (stage: Stage, fleet: Fleet, plan: YearPlan): Promise<void> => {
  const last = plan.filings.length - 1
  for (let index = 0; index < last; index++) await fileMonth(stage, fleet, index)
  await stage.goTo(plan.filings[last]?.on ?? plan.annualOn, 'trading')
  await fileMonth(stage, without(fleet, lateDemoPlant), last)
}

const laterThan = (days: readonly Day[], until: Day): Day[] => days.filter((value) => value < until)

const runOpenYear = async (stage: Stage, fleet: Fleet, rules: Rules): Promise<void> => {
  const plan = planYear(rules, openYear)
  const punctual = without(fleet, lateDemoPlant)
  await fileOpenMonths(stage, fleet, plan)
  await fileAnnuals(punctual, plan, openYear).take(stage)
  await preAllocate(fleet, plan, openYear).take(stage)
  await verifyAll(punctual, plan, openYear).take(stage)
  await determine(punctual, plan, openYear).take(stage)
  await issueCredits(stage)
  const days = laterThan(plan.tradingDays, demoDay)
  const listed = [{ product: `CEA${openYear}` as const, firstPriceFen: 5_900n }]
  await tradeAll(without(punctual, ...undecidedDemoPlants), withTradingDays(plan, days), openYear, seed, listed).take(stage)
}

const fileThisYear = async (stage: Stage, fleet: Fleet): Promise<void> => {
  await stage.goTo(demoDay, 'before')
  for (let index = 0; index < 9; index++) await fileMonth(stage, fleet, index)
}

/** Builds the demo market on an empty database, through the same commands as everybody; a few seconds. */
export const buildDemo = async (app: App, tell: (line: string) => void): Promise<void> => {
  const rules = app.rules()
  const stage = openStage(app, tell)
  const beginsOn = day(`${finishedYear}-01-16`)
  await createMarket(app, { kind: 'sandbox', nameZh: '演示市场', nameEn: 'Demo market', businessDay: beginsOn }, [])
  await admitPeople(app.sql, demoPeople)
  const finished = demoFleet(rules, finishedYear)
  const open = demoFleet(rules, openYear)
  const current = demoFleet(rules, openYear + 1)
  tell('机构、人员与账户 · organisations, people and accounts')
  await found(stage, finished)
  for (const year of [finishedYear, openYear, openYear + 1]) await approvePlans(stage, finished, year)
  await importLastYear(stage, finished, finishedYear)
  tell(`${finishedYear} 年度（已完成）· compliance year ${finishedYear}, finished`)
  await runFinishedYear(stage, finished, rules)
  tell(`${openYear} 年度（进行中）· compliance year ${openYear}, open`)
  await runOpenYear(stage, open, rules)
  tell(`${openYear + 1} 年月度数据 · monthly data of ${openYear + 1}`)
  await fileThisYear(stage, current)
  await standToday(stage, open, openYear, demoDay)
  await sealAll(app.pool)
}
