import { explain, type Working } from '../../kernel/index.ts'
import { allocationLaw, unitAllocation, verifiedUnit } from '../../allocation/index.ts'
import { verifiedIn } from '../../mrv/index.ts'
import type { App } from '../../store/index.ts'
import { provinceId } from './cast.ts'

/** One box of a unit's allocation as a row: what the workbook lists so that every figure can be followed. */
export interface WorkingRow {
  readonly entity: string
  readonly unit: string
  readonly depth: number
  readonly working: Working
}

/** How far down the tree the workbook goes: the amount, its two parts, and what they are made of. */
const depthMost = 2

const flatten = (entity: string, unit: string, working: Working, depth = 0): WorkingRow[] => [
  { entity, unit, depth, working },
  ...(depth < depthMost ? working.terms.flatMap((term) => flatten(entity, unit, term, depth + 1)) : []),
]

/** The tree of every unit's allocation, from the verified figures and the law of the year, flattened. */
export const unitWorkings = async (app: App, year: number, provinces: readonly string[]): Promise<WorkingRow[]> => {
  const law = allocationLaw(app.rules(), year)
  const keys = provinces.map((code) => ({ province: provinceId(code), year }))
  const verified = (await verifiedIn.load(app.sql, keys, undefined as never)).flat()
  return verified.flatMap(({ entity, units }) =>
    units.flatMap((item) => {
      const unit = verifiedUnit(item)
      return unit ? flatten(entity, item.unit, explain((t) => unitAllocation(t, law, unit)).working) : []
    }),
  )
}
