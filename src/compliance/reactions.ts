import { addDays, phaseEntered, reaction, type Rules } from '../kernel/index.ts'
import { verified } from '../mrv/index.ts'
import { deadlineOf } from './obligation.ts'

/** How far back a deadline may lie behind its year; a bound of the search. */
const yearsMax = 5 // not law: no deadline lies further from its year

/** The compliance years whose last day of surrender was the given day; two in 2021 and 2023 (RQ-002-175). */
const yearsDueOn = (rules: Rules, day: string): number[] => {
  const last = Number(day.slice(0, 4))
  return Array.from({ length: yearsMax }, (_, back) => last - back).filter(
    (year) => rules.find('compliance/surrender-deadline', { year }) !== undefined && deadlineOf(rules, year) === day,
  )
}

export const reactions = [
  reaction(verified, 'compliance.openObligation', (e) => ({
    organisation: e.entity,
    year: e.year,
    province: e.province,
    due: e.emissionsTonnes,
  })),
  reaction(phaseEntered, 'compliance.closeYears', (e, { rules }) => {
    if (e.phase !== 'before') return undefined
    const years = yearsDueOn(rules, addDays(e.businessDay, -1))
    return years.length === 0 ? undefined : { years }
  }),
]
