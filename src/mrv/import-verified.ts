import {
  command,
  done,
  reasons,
  sumDecimals,
  toInteger,
  z,
  zDecimalNotNegative,
  zId,
  zText,
  zTonnes,
  zYear,
  type Rounding,
} from '../kernel/index.ts'
import { organisationOf } from '../parties/index.ts'
import { verifiedImported } from './events.ts'
import { yearStateOf } from './facts.ts'
import { refusals } from './refusals.ts'

const zRow = z.object({
  organisation: zId,
  emissionsTonnes: zTonnes,
  units: z
    .array(z.object({ unit: zId, emissionsTonnes: zDecimalNotNegative }))
    .max(100)
    .default([]),
})

/** Take over verified emissions of an earlier year, what pre-allocation reckons from. No obligation opens. */
export const importVerified = command({
  name: 'mrv.importVerified',
  title: { zh: '导入经核查排放量', en: 'Import verified emissions' },
  summary: { zh: '批量导入以前年度的经核查排放量', en: 'Verified emissions of an earlier year, many entities in one go' },
  who: ['provincialOfficer'],
  scope: 'province',
  input: z.object({ year: zYear, source: zText(200), rows: z.array(zRow).min(1).max(5000) }),
  locks: (input) => input.rows.map(({ organisation }) => `mrv:${organisation}:${input.year}`),
  facts: async (read, input) => ({
    found: await Promise.all(input.rows.map(({ organisation }) => read(organisationOf, organisation))),
    states: await Promise.all(
      input.rows.map(({ organisation }) => read(yearStateOf, { entity: organisation, year: input.year })),
    ),
  }),
  decide: (input, { found, states }, { actor, rules }) => {
    const { how } = rules.get('mrv/rounding-total', { year: input.year }).value as { how: Rounding }
    const no = reasons()
    const seen = new Set<string>()
    input.rows.forEach(({ organisation, emissionsTonnes, units }, i) => {
      const field = `rows.${i}`
      if (found[i]?.kind !== 'emitter' || found[i].province !== actor.province)
        no.add(refusals.emitterUnknown({ asked: organisation, field }))
      if (states[i]?.status === 'verified') no.add(refusals.alreadyVerified({ asked: `${input.year}`, field }))
      if (seen.has(organisation)) no.add(refusals.entityNamedTwice({ asked: organisation, field }))
      seen.add(organisation)
      const sum = toInteger(sumDecimals(units.map((unit) => unit.emissionsTonnes)), how)
      if (units.length > 0 && sum !== emissionsTonnes)
        no.add(refusals.totalDiffers({ entity: organisation, asked: emissionsTonnes, limit: sum, field }))
    })
    if (no.any) return no.refuse()
    const rows = input.rows.map(({ organisation, emissionsTonnes, units }) => ({
      entity: organisation,
      emissionsTonnes,
      units: units.map((unit) => ({ unit: unit.unit, emissionsTonnes: unit.emissionsTonnes.toString() })),
    }))
    return done(verifiedImported({ year: input.year, province: actor.organisation, source: input.source, rows }), {
      imported: rows.length,
    })
  },
})
