import type { Decimal, Label, StepSpec, Terms } from '../kernel/index.ts'
import { figure, percentPerUnit, type RoundingPoint } from './figure.ts'
import type { FuelLaw } from './fuel-law.ts'
import { amountUnitOf, type FuelBurned } from './fuel.ts'

const labels = {
  received: { zh: '收到基元素碳含量', en: 'Carbon as received' },
  airDry: { zh: '空气干燥基元素碳含量', en: 'Carbon, air-dry basis' },
  dry: { zh: '干燥基元素碳含量', en: 'Carbon, dry basis' },
  moistureReceived: { zh: '收到基水分', en: 'Moisture as received' },
  moistureAirDry: { zh: '空气干燥基水分', en: 'Moisture, air-dry basis' },
  ncv: { zh: '收到基低位发热量', en: 'Net calorific value as received' },
  defaultNcv: { zh: '低位发热量缺省值', en: 'Default net calorific value' },
  content: { zh: '单位热值含碳量', en: 'Carbon per unit of heat' },
  defaultContent: { zh: '单位热值含碳量缺省值', en: 'Default carbon per unit of heat' },
} as const

/** Net calorific value, GJ per t or 1e4 Nm3: the filed one, else the default of the year. */
export const netCalorificValue = (t: Terms, law: FuelLaw, burned: FuelBurned): Decimal =>
  burned.ncv === undefined
    ? t.rule('NCV', labels.defaultNcv, law.defaultNcv())
    : figure(t, 'NCV', labels.ncv, burned.ncv, `GJ/${amountUnitOf(burned.fuel)}`, law.rounding.ncv)

/** What the carbon figure rests on: coal as received, air-dry or dry (tC/t, moistures in %), heat, or nothing measured. */
export type CarbonBasis =
  | { readonly basis: 'received'; readonly carbon: Decimal }
  | {
      readonly basis: 'airDry'
      readonly carbon: Decimal
      readonly moistureReceivedPct: Decimal
      readonly moistureAirDryPct: Decimal
    }
  | { readonly basis: 'dry'; readonly carbon: Decimal; readonly moistureReceivedPct: Decimal }
  | { readonly basis: 'unitHeat'; readonly content: Decimal }
  | { readonly basis: 'default' }

/** Which of the filed figures carries the carbon: a measured one always before the default. */
export const carbonBasisOf = (burned: FuelBurned): CarbonBasis => {
  const { carbonReceived, carbonAirDry, carbonDry, moistureReceivedPct, moistureAirDryPct, carbonContent } = burned
  if (carbonReceived) return { basis: 'received', carbon: carbonReceived }
  if (carbonAirDry && moistureReceivedPct && moistureAirDryPct)
    return { basis: 'airDry', carbon: carbonAirDry, moistureReceivedPct, moistureAirDryPct }
  if (carbonDry && moistureReceivedPct) return { basis: 'dry', carbon: carbonDry, moistureReceivedPct }
  return carbonContent ? { basis: 'unitHeat', content: carbonContent } : { basis: 'default' }
}

const receivedSpec = (unit: string, formula: string, round: RoundingPoint): StepSpec => ({
  symbol: 'C_ar',
  label: labels.received,
  unit,
  formula,
  ...(round ? { round } : {}),
})

const withoutWater = (t: Terms, symbol: string, label: Label, moisturePct: Decimal): Decimal =>
  t.given(symbol, label, moisturePct, '%').neg().plus(percentPerUnit)

/** Carbon as received, tC per t or 1e4 Nm3, from whichever basis was measured; else NCV times the default carbon of the year. */
export const carbonReceived = (t: Terms, law: FuelLaw, burned: FuelBurned): Decimal => {
  const unit = `tC/${amountUnitOf(burned.fuel)}`
  const round = law.rounding.carbonReceived
  const found = carbonBasisOf(burned)
  switch (found.basis) {
    case 'received':
      return figure(t, 'C_ar', labels.received, found.carbon, unit, round)
    case 'airDry':
      return t.step(receivedSpec(unit, 'C_ad × (100 − M_ar) / (100 − M_ad)', round), (t) =>
        t
          .given('C_ad', labels.airDry, found.carbon, unit)
          .times(withoutWater(t, 'M_ar', labels.moistureReceived, found.moistureReceivedPct))
          .div(withoutWater(t, 'M_ad', labels.moistureAirDry, found.moistureAirDryPct)),
      )
    case 'dry':
      return t.step(receivedSpec(unit, 'C_d × (100 − M_ar) / 100', round), (t) =>
        t
          .given('C_d', labels.dry, found.carbon, unit)
          .times(withoutWater(t, 'M_ar', labels.moistureReceived, found.moistureReceivedPct))
          .div(percentPerUnit),
      )
    default:
      return t.step(receivedSpec(unit, 'NCV × CC', round), (t) =>
        netCalorificValue(t, law, burned).times(
          found.basis === 'unitHeat'
            ? figure(t, 'CC', labels.content, found.content, 'tC/GJ', law.rounding.carbonContent)
            : t.rule('CC', labels.defaultContent, law.defaultCarbonContent()),
        ),
      )
  }
}
