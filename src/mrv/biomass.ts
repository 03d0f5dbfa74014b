import type { Decimal, Terms } from '../kernel/index.ts'
import { percentPerUnit } from './figure.ts'

const labels = {
  share: { zh: '生物质热量占比', en: 'Share of biomass in the heat' },
  input: { zh: '锅炉输入总热量', en: 'Heat put into the boiler' },
  boilerHeat: { zh: '锅炉产热量', en: 'Heat made by the boiler' },
  efficiency: { zh: '锅炉热效率', en: 'Efficiency of the boiler' },
  fossil: { zh: '化石燃料热量', en: 'Heat of the fossil fuels' },
} as const

export interface BiomassInput {
  readonly boilerHeatGj: Decimal
  /** Fraction. */
  readonly boilerEfficiency: Decimal
  readonly fossilHeatGj: Decimal
}

export const boilerInput = (t: Terms, input: BiomassInput): Decimal =>
  t.step({ symbol: 'Q_in', label: labels.input, unit: 'GJ', formula: 'Q_b / η' }, (t) =>
    t.given('Q_b', labels.boilerHeat, input.boilerHeatGj, 'GJ').div(t.given('η', labels.efficiency, input.boilerEfficiency, '')),
  )

/** Share of the heat that is not fossil, %. Co-fired biomass counts no emissions: only the fossil fuels are filed. */
export const biomassSharePct = (t: Terms, input: BiomassInput): Decimal =>
  t.step({ symbol: 's', label: labels.share, unit: '%', formula: '(Q_in − ΣFC × NCV) / Q_in × 100' }, (t) => {
    const total = boilerInput(t, input)
    return total
      .minus(t.given('ΣFC × NCV', labels.fossil, input.fossilHeatGj, 'GJ'))
      .div(total)
      .times(percentPerUnit)
  })
