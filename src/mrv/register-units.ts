import { command, done, reasons, z, zId } from '../kernel/index.ts'
import { unitsRegistered } from './events.ts'
import { ownerOfUnit } from './facts.ts'
import { refusals } from './refusals.ts'
import { filed, zUnit, type UnitFiled } from './shapes.ts'

/** Register an emitter's generating units, or correct what is registered of them. */
export const registerUnits = command({
  name: 'mrv.registerUnits',
  title: { zh: '登记机组', en: 'Register units' },
  summary: { zh: '登记发电机组的容量、类型与冷却方式', en: 'Capacity, kind and cooling of the generating units' },
  who: ['provincialOfficer', 'plantEngineer'],
  scope: 'groupSubtree',
  on: (input: { organisation?: string | undefined }, actor) => input.organisation ?? actor.organisation,
  input: z.object({ organisation: zId.optional(), units: z.array(zUnit).min(1).max(100) }),
  locks: (input, actor) => [`entity:${input.organisation ?? actor.organisation}`],
  facts: async (read, input) => ({ owners: await Promise.all(input.units.map(({ id }) => read(ownerOfUnit, id))) }),
  decide: (input, { owners }, { actor }) => {
    const entity = input.organisation ?? actor.organisation
    const no = reasons()
    input.units.forEach(({ id }, i) => {
      const owner = owners[i]
      if (owner !== undefined && owner !== entity) no.add(refusals.unitTaken({ asked: id, owner, field: `units.${i}.id` }))
      if (input.units.findIndex((other) => other.id === id) < i)
        no.add(refusals.unitNamedTwice({ asked: id, field: `units.${i}.id` }))
    })
    if (no.any) return no.refuse()
    return done(unitsRegistered({ entity, units: input.units.map((unit) => filed<UnitFiled>(unit)) }), {
      registered: input.units.length,
    })
  },
})
