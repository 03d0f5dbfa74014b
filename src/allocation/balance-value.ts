import {
  calculated,
  calculator,
  explain,
  notCalculated,
  round,
  silent,
  sumDecimals,
  z,
  zDecimalNotNegative,
  type Decimal,
  type Terms,
} from '../kernel/index.ts'
import { unitClassNames, type UnitClass } from '../mrv/index.ts'
import { refusals } from './refusals.ts'

const labels = {
  balance: { zh: '平衡值', en: 'Balance value' },
  emissions: { zh: '排放量', en: 'Emissions' },
  output: { zh: '产量', en: 'Output' },
} as const

export interface Operated {
  readonly unitClass: UnitClass
  readonly emissionsTonnes: Decimal
  /** MWh of electricity, or GJ of heat: one of them in all rows. */
  readonly output: Decimal
}

/** The benchmark at which a class would neither win nor lose: its emissions over its output. Benchmarks lie slightly below. */
export const balanceValue = (t: Terms, rows: readonly Operated[]): Decimal =>
  t.step({ symbol: 'B_0', label: labels.balance, unit: 'tCO2/unit of output', formula: 'ΣE / ΣQ' }, (t) => {
    const emissions = t.given('ΣE', labels.emissions, sumDecimals(rows.map((row) => row.emissionsTonnes)), 'tCO2')
    return emissions.div(t.given('ΣQ', labels.output, sumDecimals(rows.map((row) => row.output)), ''))
  })

const shownPlaces = 4
const rowsMax = 20_000

export const balanceValueCalculator = calculator({
  name: 'balance-value',
  title: { zh: '平衡值', en: 'Balance value' },
  summary: { zh: '分机组类别的排放量之和除以产量之和', en: 'The sum of emissions over the sum of output, class by class' },
  input: z.object({
    rows: z
      .array(z.object({ unitClass: z.enum(unitClassNames), emissionsTonnes: zDecimalNotNegative, output: zDecimalNotNegative }))
      .min(1)
      .max(rowsMax),
  }),
  run: ({ rows }) => {
    const classes = unitClassNames.filter((unitClass) => rows.some((row) => row.unitClass === unitClass))
    const of = (unitClass: UnitClass): Operated[] => rows.filter((row) => row.unitClass === unitClass)
    const idle = classes.find((unitClass) => sumDecimals(of(unitClass).map((row) => row.output)).isZero())
    if (idle) return notCalculated(refusals.noOutput({ asked: idle }))
    const values = classes.map(
      (unitClass) => [unitClass, round(balanceValue(silent, of(unitClass)), shownPlaces, 'halfUp').toString()] as const,
    )
    return calculated(Object.fromEntries(values), explain((t) => balanceValue(t, rows)).working)
  },
})
