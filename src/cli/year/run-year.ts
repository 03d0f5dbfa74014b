import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { decimal, NoRule, type Fen, type Label, type Refusal, type Rules } from '../../kernel/index.ts'
import { createMarket, type App } from '../../store/index.ts'
import { collectYear } from './collect.ts'
import { buildFleet, type Fleet } from './fleet.ts'
import { planYear, type YearPlan } from './market-plan.ts'
import { yearRefusals } from './reasons.ts'
import type { YearSummary } from './report/summary.ts'
import { openStage, takeStep, type Step } from './stage.ts'
import { determine, preAllocate } from './step-allocate.ts'
import { carryOverAll, surrenderAll } from './step-comply.ts'
import { foundMarket } from './step-found.ts'
import { creditsPossible, firstCreditPrice, issueCredits } from './step-credits.ts'
import { fileAnnuals, fileMonths, verifyAll } from './step-measure.ts'
import { tradeAll, type Listed } from './step-trade.ts'

export interface YearRequest {
  readonly plantsFile: string
  readonly year: number
  readonly seed: number
  /** How often the fleet is repeated; 1 but for measuring. */
  readonly times: number
}

export interface YearProgress {
  readonly step: number
  readonly steps: number
  readonly label: Step['label']
  readonly detail: string
  readonly done: boolean
}

/** The published close of the year before trading, in fen: where the simulated market starts. */
const firstPrice = (rules: Rules, year: number): Fen => {
  for (const period of [year, year - 1]) {
    const found = rules.find('reference/trading', { metric: 'closeYearEnd', period: String(period) })
    if (found) return BigInt(decimal(String(found.value)).times(100).toFixed(0))
  }
  throw new NoRule('reference/trading', { metric: 'closeYearEnd', period: String(year) })
}

const stepsOf = (fleet: Fleet, plan: YearPlan, request: YearRequest, listed: readonly Listed[]): Step[] => {
  const { year, seed } = request
  return [
    foundMarket(fleet, year),
    fileMonths(fleet, plan),
    fileAnnuals(fleet, plan, year),
    preAllocate(fleet, plan, year),
    verifyAll(fleet, plan, year),
    determine(fleet, plan, year),
    issueCredits(plan, year),
    tradeAll(fleet, plan, year, seed, listed),
    surrenderAll(fleet, plan, year),
    carryOverAll(fleet, plan, year, seed),
  ]
}

const collecting: Label = { zh: '汇总与核对', en: 'Summary and checks' }

interface Prepared {
  readonly fleet: Fleet
  readonly plan: YearPlan
  readonly listed: readonly Listed[]
}

const prepare = (text: string, { year, seed, times }: YearRequest, rules: Rules): Prepared | Refusal => {
  const fleet = buildFleet(text, year, seed, rules, times)
  if (!('plants' in fleet)) return fleet
  const plan = planYear(rules, year)
  const fen = firstPrice(rules, year)
  const credits: Listed[] = creditsPossible(rules, plan, year)
    ? [{ product: 'CCER', firstPriceFen: firstCreditPrice(rules) }]
    : []
  const listed: Listed[] = [
    { product: `CEA${year - 1}`, firstPriceFen: fen },
    { product: `CEA${year}`, firstPriceFen: fen },
    ...credits,
  ]
  return { fleet, plan, listed }
}

/** A year that the rulebook does not know is refused before anything is made. */
const prepareSafely = (text: string, request: YearRequest, rules: Rules): Prepared | Refusal => {
  try {
    return prepare(text, request, rules)
  } catch (error) {
    if (error instanceof NoRule) return yearRefusals.yearWithoutRules({ asked: String(request.year), limit: error.parameter })
    throw error
  }
}

/** Runs one compliance year for every usable plant of a file, on an empty database, and reads the result out of the books. */
export const runYear = async (
  app: App,
  request: YearRequest,
  report: (progress: YearProgress) => void,
): Promise<YearSummary | Refusal> => {
  const { year, seed } = request
  const bytes = readFileSync(request.plantsFile)
  const prepared = prepareSafely(bytes.toString('utf8'), request, app.rules())
  if (!('fleet' in prepared)) return prepared
  const { fleet, plan, listed } = prepared
  await createMarket(
    app,
    { kind: 'sandbox', nameZh: `${year} 年度全国模拟`, nameEn: `National simulation ${year}`, businessDay: plan.beginsOn },
    [],
  )
  const steps = stepsOf(fleet, plan, request, listed)
  const count = steps.length + 1
  const reporting =
    (step: number, label: Label) =>
    (detail: string, done = false) =>
      report({ step, steps: count, label, detail, done })
  for (const [index, step] of steps.entries()) {
    const tell = reporting(index + 1, step.label)
    tell('')
    const detail = await takeStep(step, openStage(app, tell))
    tell(detail, true)
  }
  const tell = reporting(count, collecting)
  tell('')
  const summary = await collectYear(app, fleet, { year, seed, plantsDigest: createHash('sha256').update(bytes).digest('hex') })
  tell(`${summary.invariants.filter((item) => item.holds).length} of ${summary.invariants.length}`, true)
  return summary
}
