import { decimal, sumDecimals, type Decimal, type Terms } from '../kernel/index.ts'
import { figure, isGas } from '../mrv/index.ts'
import type { AllocationLaw } from './law.ts'
import { unitAllocation } from './unit-allocation.ts'
import type { UnitYear } from './unit-year.ts'

const labels = {
  entity: { zh: '重点排放单位配额量', en: 'Allowances of the entity' },
  initial: { zh: '机组核定配额量之和', en: 'Sum of the units approved' },
  approved: { zh: '机组核定配额量', en: 'Allowances approved for the unit' },
  gasTopUp: { zh: '燃气机组补发量', en: 'Top-up of a gas unit to its emissions' },
  unitEmissions: { zh: '机组经核查排放量', en: 'Verified emissions of the unit' },
  emissions: { zh: '经核查排放量', en: 'Verified emissions of the entity' },
  cap: { zh: '履约缺口上限', en: 'Cap on the gap' },
  floor: { zh: '配额下限', en: 'Least the entity receives' },
  obligation: { zh: '应清缴量', en: 'Obligation' },
  obligationMost: { zh: '应清缴量上限', en: 'Most the entity must surrender' },
} as const

/** How a year relieves: by issuing more, or (2019-2020) by asking for less. */
type Way = 'topUp' | 'obligationCapped'
const wayOf = (value: unknown): Way => {
  if (value === 'topUp' || value === 'obligationCapped') return value
  throw new Error(`${String(value)} is not a way of relief`)
}

/**
 * Verified emissions of a unit, rounded as the entity's total is: else a topped-up gas unit could stay a tonne short of what it
 * owes.
 */
const emissionsOf = (t: Terms, law: AllocationLaw, unit: UnitYear): Decimal =>
  figure(t, 'E_u', labels.unitEmissions, unit.emissionsTonnes ?? decimal(0), 'tCO2', law.rounding.emissions)

/** A gas unit below its emissions is topped up to them, whole tonnes; every other unit keeps what the formula gives. */
export const approvedUnit = (t: Terms, law: AllocationLaw, unit: UnitYear): Decimal => {
  if (!isGas(unit.unitClass) || unit.emissionsTonnes === undefined || wayOf(law.gasRelief().value) !== 'topUp')
    return unitAllocation(t, law, unit)
  return t.step(
    {
      symbol: 'A_u',
      label: labels.approved,
      unit: 'tCO2',
      formula: 'max(A, E_u)',
      rule: law.gasRelief(),
      ...(law.rounding.unit ? { round: law.rounding.unit } : {}),
    },
    (t) => {
      const initial = unitAllocation(t, law, unit)
      const emissions = emissionsOf(t, law, unit)
      return initial.gte(emissions) ? initial : emissions
    },
  )
}

/** Sum of what the units were approved, before the 20 % cap. */
export const initialAmount = (t: Terms, law: AllocationLaw, units: readonly UnitYear[]): Decimal =>
  t.step({ symbol: 'A_0', label: labels.initial, unit: 'tCO2', formula: 'ΣA_u' }, (t) =>
    sumDecimals(units.map((unit) => approvedUnit(t, law, unit))),
  )

/** An entity short by more than the cap is topped up to (1 − cap) of its verified emissions, whole tonnes. */
export const cappedAmount = (t: Terms, law: AllocationLaw, initial: (t: Terms) => Decimal, emissions: Decimal): Decimal => {
  const round = law.rounding.entity ? { round: law.rounding.entity } : {}
  const floor = law.rounding.topUp ? { round: law.rounding.topUp } : {}
  if (wayOf(law.gapCapMethod().value) !== 'topUp')
    return t.step({ symbol: 'A', label: labels.entity, unit: 'tCO2', formula: 'A_0', rule: law.formula, ...round }, initial)
  return t.step(
    { symbol: 'A', label: labels.entity, unit: 'tCO2', formula: 'max(A_0, (1 − r) × E)', rule: law.gapCap(), ...round },
    (t) => {
      const before = initial(t)
      const least = t.step({ symbol: 'A_min', label: labels.floor, unit: 'tCO2', formula: '(1 − r) × E', ...floor }, (t) =>
        decimal(1)
          .minus(t.rule('r', labels.cap, law.gapCap()))
          .times(t.given('E', labels.emissions, emissions, 'tCO2')),
      )
      return before.gte(least) ? before : least
    },
  )
}

/** Final allowances of an entity, tCO2: units, gas relief, sum, cap. Source: plan 2023/2024, annex 4, and its order of steps. */
export const entityAllocation = (t: Terms, law: AllocationLaw, units: readonly UnitYear[], emissions: Decimal): Decimal =>
  cappedAmount(t, law, (t) => initialAmount(t, law, units), emissions)

/**
 * What must be surrendered, tCO2. From 2021 the verified emissions. For 2019-2020 a gas unit owes no more than it was given, and
 * the entity no more than its allowances plus the cap's share of its emissions.
 */
export const obligation = (t: Terms, law: AllocationLaw, units: readonly UnitYear[], emissions: Decimal): Decimal => {
  const whole = (t: Terms): Decimal => t.given('E', labels.emissions, emissions, 'tCO2')
  if (wayOf(law.gapCapMethod().value) === 'topUp')
    return t.step({ symbol: 'O', label: labels.obligation, unit: 'tCO2', formula: 'E' }, whole)
  return t.step(
    { symbol: 'O', label: labels.obligation, unit: 'tCO2', formula: 'min(E − ΣG, A + r × E)', rule: law.gapCapMethod() },
    (t) => {
      const spared = units.filter((unit) => isGas(unit.unitClass)).map((unit) => sparedGas(t, law, unit))
      const most = t.step(
        { symbol: 'O_max', label: labels.obligationMost, unit: 'tCO2', formula: 'A + r × E', rule: law.gapCap() },
        (t) => entityAllocation(t, law, units, emissions).plus(t.rule('r', labels.cap, law.gapCap()).times(whole(t))),
      )
      const owed = whole(t).minus(sumDecimals(spared))
      return owed.lte(most) ? owed : most
    },
  )
}

const sparedGas = (t: Terms, law: AllocationLaw, unit: UnitYear): Decimal =>
  t.step({ symbol: 'G', label: labels.gasTopUp, unit: 'tCO2', formula: 'max(0, E_u − A)', rule: law.gasRelief() }, (t) => {
    const short = emissionsOf(t, law, unit).minus(unitAllocation(t, law, unit))
    return short.isNegative() ? decimal(0) : short
  })
