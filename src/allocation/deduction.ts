import { decimal, larger, smaller, type Decimal, type Terms, type Tonnes } from '../kernel/index.ts'

export interface DeductionInput {
  readonly preAllocation: Tonnes
  /** The amount approved at final allocation, before the deduction. */
  readonly approved: Tonnes
  /** What is to be deducted: corrections from enforcement, arrears, borrowed units. */
  readonly deductionDue: Tonnes
}

export interface Deducted {
  readonly preIssued: Tonnes
  readonly deductedAtPre: Tonnes
  /** Taken at pre-allocation beyond what was approved: goes back onto the deduction. */
  readonly returnedToDeduction: Tonnes
  /** Issued at approval; negative where units must come back. */
  readonly approvedIssued: Tonnes
  readonly deductionLeft: Tonnes
}

/**
 * How a deduction runs through the two steps of a year; what the year cannot bear stays for the next.
 * Source: plan 2023/2024, allocation adjustment; worked example in the draft plan 2025/2026, annex 2, table 2-5, note 8.
 */
export const deduct = ({ preAllocation, approved, deductionDue }: DeductionInput): Deducted => {
  const deductedAtPre = smaller(preAllocation, deductionDue)
  const preIssued = preAllocation - deductedAtPre
  const deducted = smaller(approved, deductionDue)
  return {
    preIssued,
    deductedAtPre,
    returnedToDeduction: larger(deductedAtPre - approved, 0n),
    approvedIssued: approved - deducted - preIssued,
    deductionLeft: deductionDue - deducted,
  }
}

/**
 * A unit at risk has its allowances in the province's account: the registry surrenders from there, the rest is released, a
 * shortfall must be
 * made up. Source: plan 2023/2024; draft plan 2025/2026, annex 2, table 2-5, note 9.
 */
export const forcedSurrender = (
  issued: Tonnes,
  obligation: Tonnes,
): { surrendered: Tonnes; released: Tonnes; toMakeUp: Tonnes } => {
  const surrendered = smaller(issued, obligation)
  return { surrendered, released: issued - surrendered, toMakeUp: obligation - surrendered }
}

const labels = {
  left: { zh: '剩余未核减量', en: 'Deduction left for later' },
  due: { zh: '应核减量', en: 'Deduction due' },
  approved: { zh: '核定配额量', en: 'Amount approved' },
  released: { zh: '释放量', en: 'Released to the entity' },
  issued: { zh: '已发放配额总量', en: 'Issued to the province’s account' },
  obligation: { zh: '应清缴量', en: 'Obligation' },
} as const

const notBelowZero = (value: Decimal): Decimal => (value.isNegative() ? decimal(0) : value)

/** What the year could not bear, tCO2. */
export const deductionLeft = (t: Terms, input: DeductionInput): Decimal =>
  t.step({ symbol: 'D_left', label: labels.left, unit: 'tCO2', formula: 'max(0, D − A)' }, (t) =>
    notBelowZero(
      t.given('D', labels.due, input.deductionDue, 'tCO2').minus(t.given('A', labels.approved, input.approved, 'tCO2')),
    ),
  )

/** What a forced surrender leaves over, tCO2. */
export const released = (t: Terms, issued: Tonnes, obligation: Tonnes): Decimal =>
  t.step({ symbol: 'R', label: labels.released, unit: 'tCO2', formula: 'max(0, A − O)' }, (t) =>
    notBelowZero(t.given('A', labels.issued, issued, 'tCO2').minus(t.given('O', labels.obligation, obligation, 'tCO2'))),
  )
