import {
  command,
  decimal,
  done,
  explain,
  leastConfidence,
  reasons,
  refuse,
  silent,
  toInteger,
  z,
  zId,
  zTonnesPositive,
  zText,
  zYear,
  type Rules,
} from '../kernel/index.ts'
import { verifiedIn, type Verified } from '../mrv/index.ts'
import { deduct } from './deduction.ts'
import { preAllocated } from './events.ts'
import { allocatedIn, type Allocated } from './facts.ts'
import { allocationLaw, type AllocationLaw } from './law.ts'
import { preAllocation } from './pre-allocation.ts'
import { refusals } from './refusals.ts'

export const referenceYearOf = (rules: Rules, year: number): number =>
  Number(rules.get('allocation/pre-allocation-reference-year', { year }).value)

/** Who is verified for the base year and has no pre-allocation yet. */
export const toPreAllocate = (verified: readonly Verified[], allocated: readonly Allocated[]): Verified[] => {
  const before = new Set(allocated.filter((row) => row.preAmount !== null).map((row) => row.entity))
  return verified.filter((row) => !before.has(row.entity))
}

/** An entity's units with the base year's verified emissions; the entity as one where its units are not known. */
const basisOf = ({ entity, emissionsTonnes, units }: Verified) =>
  units.length > 0
    ? units.map((unit) => ({ unit: unit.unit, emissionsTonnes: decimal(unit.emissionsTonnes) }))
    : [{ unit: entity, emissionsTonnes: decimal(emissionsTonnes) }]

const rowOf = (law: AllocationLaw, verified: Verified, deductionDue: bigint) => {
  const units = basisOf(verified).map((item) => ({
    unit: item.unit,
    basisTonnes: item.emissionsTonnes.toString(),
    amount: toInteger(preAllocation(silent, law, [item]), 'down'),
  }))
  const amount = units.reduce((sum, unit) => sum + unit.amount, 0n)
  const { preIssued: toIssue } = deduct({ preAllocation: amount, approved: amount, deductionDue })
  return { entity: verified.entity, units, amount, deductionDue, toIssue }
}

/** The tree of an entity's pre-allocation. */
export const explainPreAllocation = (law: AllocationLaw, verified: Verified) =>
  explain((t) => preAllocation(t, law, basisOf(verified)))

/**
 * Allocate in advance to a province's emitters: a share of the base year's verified emissions, tradable at once. Source: plan
 * 2023/2024, part 5.
 */
export const preAllocate = command({
  name: 'allocation.preAllocate',
  title: { zh: '预分配', en: 'Pre-allocate' },
  summary: {
    zh: '按上一年度经核查排放量的比例向本省单位预分配',
    en: 'Allocates a share of the base year’s verified emissions to the province’s entities',
  },
  who: ['provincialOfficer'],
  scope: 'province',
  confirm: 'anotherPerson',
  input: z.object({
    year: zYear,
    /** Left out: every entity verified for the base year and not allocated yet. */
    organisations: z.array(zId).min(1).max(5000).optional(),
    /** Corrections, arrears and borrowed units to be deducted first. */
    deductions: z
      .array(z.object({ organisation: zId, tonnes: zTonnesPositive, reason: zText(200) }))
      .max(5000)
      .default([]),
  }),
  locks: (input, actor) => [`allocation:${actor.organisation}:${input.year}`],
  facts: async (read, input, { actor, rules }) => ({
    verified: await read(verifiedIn, { province: actor.organisation, year: referenceYearOf(rules, input.year) }),
    allocated: await read(allocatedIn, { province: actor.organisation, year: input.year }),
  }),
  decide: (input, { verified, allocated }, { actor, rules }) => {
    const { year } = input
    const referenceYear = referenceYearOf(rules, year)
    const law = allocationLaw(rules, year)
    const basis = rules.get('allocation/pre-allocation-basis', { year })
    if (basis.value !== 'verifiedEmissions')
      return refuse(refusals.basisUnsupported({ asked: `${year}`, limit: String(basis.value), because: basis }))
    const before = new Set(allocated.filter((row) => row.preAmount !== null).map((row) => row.entity))
    const chosen = input.organisations
      ? input.organisations.map((entity) => verified.find((row) => row.entity === entity))
      : toPreAllocate(verified, allocated)
    const no = reasons()
    chosen.forEach((row, i) => {
      const asked = input.organisations?.[i] ?? ''
      if (!row) no.add(refusals.notVerified({ asked, year: `${referenceYear}`, field: `organisations.${i}` }))
      else if (before.has(row.entity)) no.add(refusals.alreadyPreAllocated({ asked: row.entity, field: `organisations.${i}` }))
    })
    const rows = chosen.flatMap((row) => row ?? [])
    input.deductions.forEach(({ organisation }, i) => {
      if (!rows.some((row) => row.entity === organisation))
        no.add(refusals.deductionForNobody({ asked: organisation, field: `deductions.${i}` }))
    })
    const [first] = rows
    if (!first && !no.any)
      no.add(
        verified.length === 0
          ? refusals.nothingVerified({ asked: `${referenceYear}` })
          : refusals.everythingPreAllocated({ asked: `${year}`, limit: `${referenceYear}` }),
      )
    if (first && leastConfidence(explainPreAllocation(law, first).working) === 'draft')
      no.add(refusals.planIsDraft({ asked: `${year}`, because: law.formula }))
    if (no.any) return no.refuse()

    const due = new Map<string, bigint>()
    for (const { organisation, tonnes } of input.deductions) due.set(organisation, (due.get(organisation) ?? 0n) + tonnes)
    const decided = rows.map((row) => rowOf(law, row, due.get(row.entity) ?? 0n))
    return done(preAllocated({ year, referenceYear, province: actor.organisation, rows: decided }), {
      entities: decided.length,
      amount: decided.reduce((sum, row) => sum + row.amount, 0n),
      toIssue: decided.reduce((sum, row) => sum + row.toIssue, 0n),
    })
  },
})
