import {
  calculated,
  calculator,
  explain,
  round,
  silent,
  sumDecimals,
  toInteger,
  z,
  zDecimalNotNegative,
  zTonnes,
  zYear,
  type AnyCalculator,
  type Decimal,
} from '../kernel/index.ts'
import { percentPerUnit, unitClassNames } from '../mrv/index.ts'
import { balanceValueCalculator } from './balance-value.ts'
import { borrowingLaw, borrowingMax, gap } from './borrowing.ts'
import { deduct, deductionLeft, forcedSurrender, released } from './deduction.ts'
import { cappedAmount, entityAllocation, initialAmount, obligation } from './entity-allocation.ts'
import { gapRatePct } from './gap.ts'
import { peakFactor } from './gross-generation-2023.ts'
import { allocationLaw, unrounded } from './law.ts'
import { markOf } from './mark.ts'
import { preAllocation } from './pre-allocation.ts'
import { unitAllocation } from './unit-allocation.ts'
import { zUnitYear } from './unit-year.ts'

const shownPlaces = 9
const shown = (value: Decimal): string => round(value, shownPlaces, 'halfUp').toString()
const tonnes = (value: Decimal): bigint => toInteger(value, 'down')

/** Which reading of a text to take, by parameter: `{ "allocation/peak-factor": "continuous" }`. */
const zReadings = z.record(z.string(), z.string()).default({})

export const peakFactorCalculator = calculator({
  name: 'peak-factor',
  title: { zh: '调峰修正系数', en: 'Peak-shaving factor' },
  summary: {
    zh: '常规燃煤机组低负荷时的修正系数（2023年度起）',
    en: 'What conventional coal at low load is corrected by, from 2023',
  },
  input: z.object({ year: zYear, unitClass: z.enum(unitClassNames), loadFactor: zDecimalNotNegative, readings: zReadings }),
  run: ({ year, unitClass, loadFactor, readings }, rules) => {
    const law = allocationLaw(rules, year, readings)
    const { value, working } = explain((t) =>
      t.step({ symbol: 'F', label: { zh: '调峰修正系数', en: 'Peak-shaving factor' }, unit: '', formula: 'F_p' }, (t) =>
        peakFactor(t, law, { unitClass, loadFactor }),
      ),
    )
    return calculated({ factor: shown(value), ...markOf(working) }, working)
  },
})

export const unitAllocationCalculator = calculator({
  name: 'unit-allocation',
  title: { zh: '机组配额量', en: 'Allowances of a unit' },
  summary: {
    zh: '按当年分配方案计算一台机组的配额（2019-2024年度及2025-2026年度征求意见稿）',
    en: 'One unit by the plan of its year, 2019 to 2024 and the draft for 2025/2026',
  },
  input: zUnitYear.extend({ year: zYear, readings: zReadings }),
  run: ({ year, readings, ...unit }, rules) => {
    const law = allocationLaw(rules, year, readings)
    const { value, working } = explain((t) => unitAllocation(t, law, unit))
    return calculated(
      {
        amountTonnes: tonnes(value),
        amountTonnesUnrounded: shown(unitAllocation(silent, unrounded(law), unit)),
        ...markOf(working),
      },
      working,
    )
  },
})

export const entityAllocationCalculator = calculator({
  name: 'entity-allocation',
  title: { zh: '重点排放单位配额量', en: 'Allowances of an entity' },
  summary: { zh: '机组之和，燃气补发，20%缺口上限', en: 'The sum of its units, gas relief, and the 20 % cap on the gap' },
  input: z.object({
    year: zYear,
    units: z.array(zUnitYear).min(1).max(100),
    emissionsTonnes: zDecimalNotNegative.optional(),
    readings: zReadings,
  }),
  run: ({ year, units, emissionsTonnes, readings }, rules) => {
    const law = allocationLaw(rules, year, readings)
    const emissions = emissionsTonnes ?? sumDecimals(units.flatMap((unit) => unit.emissionsTonnes ?? []))
    const { value, working } = explain((t) => entityAllocation(t, law, units, emissions))
    const unitsOnly = sumDecimals(units.map((unit) => unitAllocation(silent, law, unit)))
    const approved = initialAmount(silent, law, units)
    return calculated(
      {
        unitsTonnes: tonnes(unitsOnly),
        gasTopUpTonnes: tonnes(approved.minus(unitsOnly)),
        capTopUpTonnes: tonnes(value.minus(approved)),
        amountTonnes: tonnes(value),
        obligationTonnes: tonnes(obligation(silent, law, units, emissions)),
        gapRatePct: gapRatePct(silent, emissions, value, law.rounding.gapRate).toString(),
        ...markOf(working),
      },
      working,
    )
  },
})

export const gapCapCalculator = calculator({
  name: 'gap-cap',
  title: { zh: '20%履约缺口上限', en: 'Cap on the gap' },
  summary: { zh: '配额低于经核查排放量80%时补足', en: 'Tops an entity up to 80 % of its verified emissions' },
  input: z.object({ year: zYear, emissionsTonnes: zDecimalNotNegative, initialTonnes: zDecimalNotNegative }),
  run: ({ year, emissionsTonnes, initialTonnes }, rules) => {
    const law = allocationLaw(rules, year)
    const given = { zh: '机组核定配额量之和', en: 'Sum of the units approved' }
    const { value, working } = explain((t) =>
      cappedAmount(t, law, (t) => t.given('A_0', given, initialTonnes, 'tCO2'), emissionsTonnes),
    )
    return calculated(
      {
        gapRatePctBefore: gapRatePct(silent, emissionsTonnes, initialTonnes, law.rounding.gapRate).toString(),
        topUpTonnes: tonnes(value.minus(initialTonnes)),
        amountTonnes: tonnes(value),
        gapRatePct: gapRatePct(silent, emissionsTonnes, value, law.rounding.gapRate).toString(),
        ...markOf(working),
      },
      working,
    )
  },
})

export const preAllocationCalculator = calculator({
  name: 'pre-allocation',
  title: { zh: '预分配配额量', en: 'Pre-allocation' },
  summary: {
    zh: '上一年度经核查排放量乘预分配比例，向下取整',
    en: 'A share of the base year’s verified emissions, rounded down',
  },
  input: z.object({
    year: zYear,
    units: z
      .array(z.object({ unit: z.string().max(80).optional(), emissionsTonnes: zDecimalNotNegative }))
      .min(1)
      .max(100),
  }),
  run: ({ year, units }, rules) => {
    const law = allocationLaw(rules, year)
    const { value, working } = explain((t) => preAllocation(t, law, units))
    return calculated(
      {
        amountTonnes: tonnes(value),
        amountTonnesUnrounded: shown(preAllocation(silent, unrounded(law), units)),
        ...markOf(working),
      },
      working,
    )
  },
})

export const borrowing = calculator({
  name: 'borrowing',
  title: { zh: '预支量', en: 'Borrowing' },
  summary: {
    zh: '第二个履约周期缺口率10%及以上的单位可预支',
    en: 'Cycle 2 only: an entity short by 10 % or more may borrow half its gap',
  },
  input: z.object({ year: zYear, emissionsTonnes: zTonnes, allowancesTonnes: zTonnes }),
  run: ({ year, emissionsTonnes, allowancesTonnes }, rules) => {
    const [emissions, amount] = [
      zDecimalNotNegative.parse(`${emissionsTonnes}`),
      zDecimalNotNegative.parse(`${allowancesTonnes}`),
    ]
    const { value, working } = explain((t) => borrowingMax(t, borrowingLaw(rules, year), emissions, amount))
    return calculated(
      {
        gapTonnes: tonnes(gap(silent, emissions, amount)),
        gapRate: gapRatePct(silent, emissions, amount, undefined).div(percentPerUnit).toString(),
        maxTonnes: tonnes(value),
      },
      working,
    )
  },
})

export const gapRate = calculator({
  name: 'gap-rate',
  title: { zh: '配额缺口率', en: 'Gap rate' },
  summary: { zh: '（排放量－配额量）÷排放量', en: '(emissions − allowances) / emissions' },
  input: z.object({ year: zYear, emissionsTonnes: zDecimalNotNegative, allowancesTonnes: zDecimalNotNegative }),
  run: ({ year, emissionsTonnes, allowancesTonnes }, rules) => {
    const law = allocationLaw(rules, year)
    const { value, working } = explain((t) => gapRatePct(t, emissionsTonnes, allowancesTonnes, law.rounding.gapRate))
    return calculated({ gapRatePct: value.toString() }, working)
  },
})

export const deduction = calculator({
  name: 'deduction',
  title: { zh: '配额核减', en: 'Deduction' },
  summary: { zh: '核减在预分配与核定两步中的处理', en: 'How a deduction runs through pre-allocation and approval' },
  input: z.object({ preAllocationTonnes: zTonnes, approvedTonnes: zTonnes, deductionTonnes: zTonnes }),
  run: ({ preAllocationTonnes, approvedTonnes, deductionTonnes }) => {
    const input = { preAllocation: preAllocationTonnes, approved: approvedTonnes, deductionDue: deductionTonnes }
    return calculated(deduct(input), explain((t) => deductionLeft(t, input)).working)
  },
})

export const forcedSurrenderCalculator = calculator({
  name: 'forced-surrender',
  title: { zh: '强制履约', en: 'Forced surrender' },
  summary: {
    zh: '由省级账户代为清缴后释放剩余配额或补足差额',
    en: 'Surrendered from the province’s account; the rest is released, a shortfall made up',
  },
  input: z.object({ issuedTonnes: zTonnes, obligationTonnes: zTonnes }),
  run: ({ issuedTonnes, obligationTonnes }) =>
    calculated(
      forcedSurrender(issuedTonnes, obligationTonnes),
      explain((t) => released(t, issuedTonnes, obligationTonnes)).working,
    ),
})

export const calculators: readonly AnyCalculator[] = [
  peakFactorCalculator,
  unitAllocationCalculator,
  entityAllocationCalculator,
  gapCapCalculator,
  preAllocationCalculator,
  borrowing,
  gapRate,
  deduction,
  forcedSurrenderCalculator,
  balanceValueCalculator,
]
