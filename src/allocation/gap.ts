import { decimal, type Decimal, type Terms } from '../kernel/index.ts'
import { percentPerUnit, type RoundingPoint } from '../mrv/index.ts'

const labels = {
  rate: { zh: '配额缺口率', en: 'Gap rate' },
  emissions: { zh: '经核查排放量', en: 'Verified emissions' },
  allocation: { zh: '配额量', en: 'Allowances' },
} as const

/** Gap rate (E − A) / E in %; zero emissions have no gap. */
export const gapRatePct = (t: Terms, emissions: Decimal, amount: Decimal, round: RoundingPoint): Decimal =>
  t.step({ symbol: 'g', label: labels.rate, unit: '%', formula: '(E − A) / E × 100', ...(round ? { round } : {}) }, (t) => {
    const verified = t.given('E', labels.emissions, emissions, 'tCO2')
    const given = t.given('A', labels.allocation, amount, 'tCO2')
    return verified.isZero() ? decimal(0) : verified.minus(given).div(verified).times(percentPerUnit)
  })
