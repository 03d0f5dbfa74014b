import {
  command,
  decimal,
  done,
  explain,
  larger,
  leastConfidence,
  reasons,
  silent,
  sumIntegers,
  toInteger,
  z,
  zId,
  zYear,
  type Refusal,
} from '../kernel/index.ts'
import { verifiedIn, type Verified } from '../mrv/index.ts'
import { deduct } from './deduction.ts'
import { approvedUnit, entityAllocation, initialAmount, obligation } from './entity-allocation.ts'
import { determined } from './events.ts'
import { allocatedIn, type Allocated } from './facts.ts'
import { gapRatePct } from './gap.ts'
import { allocationLaw, type AllocationLaw } from './law.ts'
import { refusals } from './refusals.ts'
import { unitAllocation } from './unit-allocation.ts'
import type { UnitYear } from './unit-year.ts'

type VerifiedUnit = Verified['units'][number]

/**
 * A verified unit as the formulas take it. Units that no class holds receive nothing and are not among the entity's emissions.
 */
export const unitOf = (unit: VerifiedUnit): UnitYear | undefined => {
  if (!unit.unitClass) return undefined
  return {
    unit: unit.unit,
    unitClass: unit.unitClass,
    generationMwh: decimal(unit.generationMwh ?? 0),
    netSupplyMwh: decimal(unit.netSupplyMwh ?? 0),
    heatGj: decimal(unit.heatSuppliedGj ?? 0),
    heatRatio: decimal(unit.heatRatio ?? 0),
    loadFactor: decimal(unit.loadFactor ?? 0),
    cooling: unit.cooling,
    chp: unit.chp,
    emissionsTonnes: decimal(unit.emissionsTonnes),
  }
}

/** Only what was verified here carries output; what was taken over carries emissions alone. */
export const hasOutput = (verified: Verified): boolean =>
  verified.units.length > 0 && verified.units.every((unit) => unit.generationMwh !== undefined && unit.unitClass !== undefined)

/** Who is verified and not determined yet. */
export const toDetermine = (verified: readonly Verified[], allocated: readonly Allocated[]): Verified[] => {
  const settled = new Set(allocated.filter((row) => row.amount !== null).map((row) => row.entity))
  return verified.filter((row) => !settled.has(row.entity))
}

const tonnes = (value: Parameters<typeof toInteger>[0]): bigint => toInteger(value, 'down')

const rowOf = (law: AllocationLaw, verified: Verified, before: Allocated | undefined) => {
  const units = verified.units.flatMap((unit) => unitOf(unit) ?? [])
  const emissions = decimal(verified.emissionsTonnes)
  const amount = entityAllocation(silent, law, units, emissions)
  const approved = initialAmount(silent, law, units)
  const finals = verified.units.map((item) => {
    const unit = unitOf(item)
    return {
      unit: item.unit,
      unitClass: item.unitClass ?? null,
      emissionsTonnes: item.emissionsTonnes,
      formulaAmount: unit ? tonnes(unitAllocation(silent, law, unit)) : 0n,
      amount: unit ? tonnes(approvedUnit(silent, law, unit)) : 0n,
    }
  })
  const unitsTotal = sumIntegers(finals.map((unit) => unit.formulaAmount))
  const preAmount = before?.preAmount ?? 0n
  const { approvedIssued, deductionLeft } = deduct({
    preAllocation: preAmount,
    approved: tonnes(amount),
    deductionDue: before?.deductionDue ?? 0n,
  })
  return {
    entity: verified.entity,
    units: finals,
    unitsTotal,
    gasTopUp: tonnes(approved) - unitsTotal,
    capTopUp: tonnes(amount.minus(approved)),
    amount: tonnes(amount),
    emissions: verified.emissionsTonnes,
    obligation: tonnes(obligation(silent, law, units, emissions)),
    gapRatePct: gapRatePct(silent, emissions, amount, law.rounding.gapRate).toString(),
    preAllocated: preAmount,
    deductionLeft,
    toIssue: larger(approvedIssued, 0n),
    toRecall: larger(-approvedIssued, 0n),
  }
}

/** The tree of an entity's final allocation. */
export const explainDetermination = (law: AllocationLaw, verified: Verified) =>
  explain((t) =>
    entityAllocation(
      t,
      law,
      verified.units.flatMap((unit) => unitOf(unit) ?? []),
      decimal(verified.emissionsTonnes),
    ),
  )

const chosenRefusals = (
  asked: readonly string[] | undefined,
  rows: readonly (Verified | undefined)[],
  settled: ReadonlySet<string>,
  year: number,
): Refusal[] =>
  rows.flatMap((row, i) => {
    const field = `organisations.${i}`
    if (!row) return [refusals.notVerified({ asked: asked?.[i] ?? '', year: `${year}`, field })]
    if (settled.has(row.entity)) return [refusals.alreadyDetermined({ asked: row.entity, field })]
    return hasOutput(row) ? [] : [refusals.unitDataMissing({ asked: row.entity, field })]
  })

/**
 * Determine the final allocation of a province's emitters and settle it against the pre-allocation. Source: plan 2023/2024,
 * part 5, annexes 3 and 4.
 */
export const determine = command({
  name: 'allocation.determine',
  title: { zh: '核定配额', en: 'Determine the allocation' },
  summary: {
    zh: '按实际产量核定配额，与预分配多退少补',
    en: 'Final allocation by actual output; the difference to the pre-allocation is issued or taken back',
  },
  who: ['provincialOfficer'],
  scope: 'province',
  confirm: 'anotherPerson',
  input: z.object({
    year: zYear,
    /** Left out: every entity verified for the year and not determined yet. */
    organisations: z.array(zId).min(1).max(5000).optional(),
  }),
  locks: (input, actor) => [`allocation:${actor.organisation}:${input.year}`],
  facts: async (read, input, { actor }) => {
    const key = { province: actor.organisation, year: input.year }
    const [verified, allocated] = await Promise.all([read(verifiedIn, key), read(allocatedIn, key)])
    return { verified, allocated }
  },
  decide: (input, { verified, allocated }, { actor, rules }) => {
    const { year } = input
    const law = allocationLaw(rules, year)
    const settled = new Set(allocated.filter((row) => row.amount !== null).map((row) => row.entity))
    const byEntity = new Map(verified.map((row) => [row.entity, row]))
    const chosen = input.organisations?.map((entity) => byEntity.get(entity)) ?? toDetermine(verified, allocated)
    const no = reasons()
    for (const refusal of chosenRefusals(input.organisations, chosen, settled, year)) no.add(refusal)
    const rows = chosen.flatMap((row) => row ?? [])
    if (rows.length === 0 && !no.any)
      no.add((verified.length === 0 ? refusals.nothingVerified : refusals.everythingDetermined)({ asked: `${year}` }))
    if (no.any) return no.refuse()
    if (rows.some((row) => leastConfidence(explainDetermination(law, row).working) === 'draft'))
      no.add(refusals.planIsDraft({ asked: `${year}`, because: law.formula }))
    if (no.any) return no.refuse()

    const before = new Map(allocated.map((row) => [row.entity, row]))
    const decided = rows.map((row) => rowOf(law, row, before.get(row.entity)))
    return done(determined({ year, province: actor.organisation, rows: decided }), {
      entities: decided.length,
      amount: sumIntegers(decided.map((row) => row.amount)),
      toIssue: sumIntegers(decided.map((row) => row.toIssue)),
      toRecall: sumIntegers(decided.map((row) => row.toRecall)),
    })
  },
})
