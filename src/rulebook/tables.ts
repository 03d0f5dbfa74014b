import { canonicalJson, on, put, table, type Projector } from '../kernel/index.ts'
import { overridden } from './events.ts'

/** The market's overrides numbered for each parameter as they were decided; `override_json` is the event's data. */
export const ruleOverride = table({
  name: 'rule_override',
  kind: 'projection',
  columns: `id text NOT NULL, parameter text NOT NULL, number integer NOT NULL, known_from date NOT NULL, by_person text NOT NULL, override_json text NOT NULL`,
  key: ['id'],
  indexes: ['parameter'],
})

export const projectors: readonly Projector[] = [
  on(overridden, (data) => [
    put(ruleOverride, {
      id: data.id,
      parameter: data.parameter,
      number: data.number,
      known_from: data.knownFrom,
      by_person: data.by,
      override_json: canonicalJson(data),
    }),
  ]),
]
