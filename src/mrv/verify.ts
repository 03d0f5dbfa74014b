import { command, done, reasons, refuse, z, zDecimalNotNegative, zId, zText, zYear } from '../kernel/index.ts'
import { verified } from './events.ts'
import { annualOf, yearStateOf } from './facts.ts'
import { refusals } from './refusals.ts'
import { coveredTotal } from './unit-year.ts'

const zCorrection = z.object({ unit: zId, emissionsTonnes: zDecimalNotNegative, reason: zText(500) })

/** Conclude a verification: the filed figures, or corrected ones with a reason each. A second person of the body signs. */
export const verify = command({
  name: 'mrv.verify',
  title: { zh: '提交核查结论', en: 'Conclude a verification' },
  summary: { zh: '确认或更正各机组的年度排放量', en: 'Confirms the emissions of each unit, or corrects them with a reason' },
  who: ['verifier'],
  scope: 'assignment',
  confirm: 'anotherPerson',
  on: (input: { organisation: string }) => input.organisation,
  input: z.object({ organisation: zId, year: zYear, corrections: z.array(zCorrection).max(100).default([]) }),
  locks: (input) => [`mrv:${input.organisation}:${input.year}`],
  facts: async (read, input) => {
    const key = { entity: input.organisation, year: input.year }
    const [annual, state] = await Promise.all([read(annualOf, key), read(yearStateOf, key)])
    return { annual, state }
  },
  decide: (input, { annual, state }, { actor, rules }) => {
    if (state.verifier !== actor.organisation)
      return refuse(refusals.notAssigned({ asked: input.organisation, field: 'organisation' }))
    if (!annual) return refuse(refusals.annualMissing({ asked: `${input.year}` }))
    if (state.status === 'verified') return refuse(refusals.alreadyVerified({ asked: `${input.year}` }))
    const no = reasons()
    const known = annual.units.map(({ unit }) => unit)
    input.corrections.forEach(({ unit }, i) => {
      if (!known.includes(unit)) no.add(refusals.unitUnknown({ asked: unit, limit: known, field: `corrections.${i}.unit` }))
    })
    if (no.any) return no.refuse()

    const units = annual.units.map((unit) => {
      const found = input.corrections.find((item) => item.unit === unit.unit)
      return found ? { ...unit, emissionsTonnes: found.emissionsTonnes.toString() } : unit
    })
    const corrections = input.corrections.map(({ unit, emissionsTonnes, reason }) => ({
      unit,
      was: annual.units.find((item) => item.unit === unit)?.emissionsTonnes ?? '0',
      is: emissionsTonnes.toString(),
      reason,
    }))
    const emissionsTonnes = coveredTotal(rules, input.year, units)
    const { organisation: entity, year } = input
    const province = state.province ?? ''
    return done(verified({ entity, year, province, verifier: actor.organisation, emissionsTonnes, units, corrections }), {
      entity,
      year,
      emissionsTonnes,
      corrected: corrections.length,
    })
  },
})
