import type { AnyCalculator } from '../kernel/index.ts'
import { coalMonth, gasMonth, oilMonth, purchasedPower } from './fuel-calculators.ts'
import { inclusion, standardCoal } from './inclusion.ts'
import { biomassShare, heatRatioCalculator, loadFactorCalculator, steamHeat, unitClassCalculator } from './heat-calculators.ts'

export const calculators: readonly AnyCalculator[] = [
  coalMonth,
  gasMonth,
  oilMonth,
  purchasedPower,
  steamHeat,
  heatRatioCalculator,
  loadFactorCalculator,
  unitClassCalculator,
  biomassShare,
  standardCoal,
  inclusion,
]
