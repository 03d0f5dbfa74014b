import { view, z } from '../kernel/index.ts'
import { amountUnitOf, fuelNames, fuels } from './fuel.ts'
import { unitClasses, unitClassNames, unitKindNames, unitKinds } from './unit-class.ts'

const named = { id: z.string(), zh: z.string(), en: z.string() }

/** What a form offers and what a table writes out: fuels with their unit, kinds of unit, benchmark classes. */
export const catalogueView = view({
  name: 'mrv.catalogue',
  title: { zh: '燃料与机组类别', en: 'Fuels and classes of unit' },
  summary: { zh: '燃料、机组类型与基准线类别的名称', en: 'The names of fuels, kinds of unit and benchmark classes' },
  who: 'anyone',
  scope: 'public',
  input: z.object({}),
  output: z.object({
    fuels: z.array(z.object({ ...named, kind: z.enum(['coal', 'oil', 'gas']), unit: z.string() })),
    kinds: z.array(z.object(named)),
    classes: z.array(z.object(named)),
  }),
  read: () =>
    Promise.resolve({
      fuels: fuelNames.map((id) => ({ id, unit: amountUnitOf(id), ...fuels[id] })),
      kinds: unitKindNames.map((id) => ({ id, ...unitKinds[id] })),
      classes: unitClassNames.map((id) => ({ id, ...unitClasses[id] })),
    }),
})
