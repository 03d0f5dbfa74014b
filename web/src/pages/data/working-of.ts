import { ask } from '../../api/client.ts'
import { views } from '../../api/questions.ts'
import type { Working } from '../../api/types.ts'
import { monthOfYear } from '../../format/day.ts'
import type { Texts } from '../../i18n/index.ts'
import { sumOf } from './sums.ts'
import type { GridAnswer, UnitNamed } from './types.ts'

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

/** A unit's reported year as the sum of its filed months; nothing where the months come to something else. */
export const yearWorking = (
  { t, language }: Texts,
  grid: GridAnswer,
  unit: string,
  reported: string | undefined,
): Working | undefined => {
  const terms = grid.months.flatMap(({ month, units, version }): Working[] => {
    const filed = units.find((one) => one.unit === unit)
    const name = monthOfYear(month, language)
    const from = t('figure.fromMonth', { version })
    return filed
      ? [{ symbol: 'E_m', label: { zh: name, en: name }, value: filed.emissionsTonnes, unit: 'tCO2', from, terms: [] }]
      : []
  })
  const value = sumOf(terms.map((term) => term.value))
  if (value === null || reported === undefined || sumOf([reported]) !== value) return undefined
  const label = t('figure.yearTotal')
  return { symbol: 'E', label: { zh: label, en: label }, value, unit: 'tCO2', formula: 'ΣE_m', terms }
}
