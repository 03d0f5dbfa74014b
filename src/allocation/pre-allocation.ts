import { sumDecimals, type Decimal, type Terms } from '../kernel/index.ts'
import type { AllocationLaw } from './law.ts'

const labels = {
  amount: { zh: '预分配配额量', en: 'Pre-allocation' },
  unit: { zh: '机组预分配配额量', en: 'Pre-allocation of the unit' },
  share: { zh: '预分配比例', en: 'Share allocated in advance' },
  basis: { zh: '上一年度经核查排放量', en: 'Verified emissions of the base year' },
} as const

/** A share of the base year's verified emissions, whole tonnes rounded down, unit by unit where the units are known. */
export const preAllocation = (
  t: Terms,
  law: AllocationLaw,
  verified: readonly { unit?: string | undefined; emissionsTonnes: Decimal }[],
): Decimal => {
  const round = law.rounding.preAllocation ? { round: law.rounding.preAllocation } : {}
  const one = (t: Terms, item: { unit?: string | undefined; emissionsTonnes: Decimal }): Decimal =>
    t.step({ symbol: 'A_p', label: labels.unit, unit: 'tCO2', formula: 'E × q', ...round }, (t) =>
      t
        .given('E', labels.basis, item.emissionsTonnes, 'tCO2', item.unit)
        .times(t.rule('q', labels.share, law.preAllocationShare())),
    )
  return t.step({ symbol: 'A_p', label: labels.amount, unit: 'tCO2', formula: 'ΣA_p', rule: law.preAllocationShare() }, (t) =>
    sumDecimals(verified.map((item) => one(t, item))),
  )
}
