import type { Plant } from './plants.ts'

/** A company group: the plants of one owner, or one plant whose owner is not known. */
export interface PlantGroup {
  readonly id: string
  /** The owner as the file first writes it, or the plant's name. */
  readonly name: string
  readonly ownerKnown: boolean
  readonly plants: readonly string[]
}

/** Legal forms and what stands for them: they tell nothing about who the owner is. Only at the end of a name. */
const legalForms = new Set(['co', 'ltd', 'limited', 'company', 'corp', 'corporation', 'inc', 'llc', 'plc', 'group', 'spc'])

/** The abbreviations this field uses, written out. */
const longForms: Readonly<Record<string, string>> = {
  intl: 'international',
  gen: 'generation',
  elec: 'electric',
  pow: 'power',
  indust: 'industry',
  dev: 'development',
  mgmt: 'management',
  invest: 'investment',
  prov: 'provincial',
  petrolchemical: 'petrochemical',
}

/**
 * What two spellings of one owner have in common: letters without accents or case, no punctuation, an abbreviation in capitals
 * in brackets left out ("(CHNG)", but not "(Dalian)"), usual short forms written out, legal forms at the end left out.
 * Subsidiaries with names of their own stay apart: whether they belong together is not in the file.
 */
export const ownerKey = (owner: string): string => {
  const words = owner
    .normalize('NFKD')
    .replace(/[（(]\s*(?=[^）)]*[A-Z]{2})(?:[A-Z]{2,8}|ChinaCoal|Ansteel)\s*[）)]/g, ' ')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => longForms[word] ?? word)
  while (words.length > 1 && legalForms.has(words.at(-1) ?? '')) words.pop()
  return words.join(' ')
}

const slug = (key: string): string =>
  key
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)

/** Groups plants by owner, in the order in which owners first appear. Ids stay the same whatever else the file holds. */
export const groupPlants = (plants: readonly Plant[]): PlantGroup[] => {
  const groups = new Map<string, { id: string; name: string; ownerKnown: boolean; plants: string[] }>()
  for (const plant of plants) {
    const key = plant.owner === undefined ? '' : ownerKey(plant.owner)
    const id = slug(key) === '' ? `g-plant-${plant.id}` : `g-${slug(key)}`
    const group = groups.get(id)
    if (group) group.plants.push(plant.id)
    else groups.set(id, { id, name: plant.owner ?? plant.name, ownerKnown: plant.owner !== undefined, plants: [plant.id] })
  }
  return [...groups.values()]
}
