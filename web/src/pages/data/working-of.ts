import { ask } from '../../api/client.ts'
import { views } from '../../api/questions.ts'
import type { Working } from '../../api/types.ts'
import { sumOf } from './sums.ts'
import type { UnitNamed } from './types.ts'

interface MonthWorking {
  readonly units: readonly { readonly unit: string; readonly stored: string; readonly same: boolean; readonly working: Working }[]
}

/** The tree of a filed month: of one unit, or of the plant as the sum of its units. */
export const workingOf = async (
  organisation: string,
  month: string,
  units: readonly UnitNamed[],
  unit: string | undefined,
  plantTotal: string,
): Promise<Working | undefined> => {
  const answer = await ask<MonthWorking>(views.monthWorking, { organisation, month })
  if (unit !== undefined) return answer.units.find((one) => one.unit === unit)?.working
  const terms = answer.units.map(({ unit: id, working }): Working => {
    const name = units.find((one) => one.id === id)?.name ?? id
    return { ...working, label: { zh: `${name} ${working.label.zh}`, en: `${name}: ${working.label.en}` } }
  })
  const value = sumOf(terms.map((term) => term.value)) ?? '0'
  return { symbol: 'E', label: { zh: plantTotal, en: plantTotal }, value, unit: 'tCO2', formula: 'ΣE_u', terms }
}
