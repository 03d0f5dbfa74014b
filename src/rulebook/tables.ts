import { canonicalJson, on, put, table, type Projector } from '../kernel/index.ts'
import { overridden } from './events.ts'

/** The market's overrides numbered for each parameter as they were decided; `override_json` is the event's data. */
export const ruleOverride = table({
  name: 'rule_override',
  kind: 'projection',
  columns: `
    id text primary key, parameter text not null, number int not null, known_from date not null, by_person text not null,
    override_json text not null`,
  key: ['id'],
  indexes: ['parameter'],
})

export const projectors: readonly Projector[] = [
  on(overridden, (data) => [
    put(ruleOverride, {
      id: data.id,
      parameter: data.parameter,
      number: data.number,
      knownFrom: data.knownFrom,
      byPerson: data.by,
      overrideJson: canonicalJson(data),
    }),
  ]),
]
