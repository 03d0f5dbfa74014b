import type { CalibrationTargets } from './targets.ts'

/** Round figures near the published ones, for tests of the generator only. */
export const sampleTargets: CalibrationTargets = {
  balanceElectricity: { I: 0.8, II: 0.82, III: 0.84, IV: 0.32 },
  balanceHeat: { coal: 0.104, gas: 0.052 },
  coalHours: 4600,
  coalRates: {
    '1000MW ultra-supercritical': 285,
    '600MW ultra-supercritical': 293,
    '600MW supercritical': 300,
    '600MW subcritical': 314,
    '300MW supercritical': 308,
    '300MW subcritical': 323,
  },
  coalRateAirCooling: 15,
  coalOwnUsePct: [4.7, 5.9],
  oxidation: { coal: 0.99, gas: 0.99, oil: 0.98 },
  co2PerCarbon: 44 / 12,
  defaultCoalCarbon: { conventional: 0.031, unconventional: 0.0286 },
  gasCarbon: 0.0153,
  diesel: { ncv: 42.65, carbon: 0.0202 },
}
