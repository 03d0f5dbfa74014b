import { phaseEntered, reaction, type Day, type Rules } from '../kernel/index.ts'
import { verified } from '../mrv/index.ts'
import { deadlineOf } from './obligation.ts'

/** How far back a deadline may lie behind its year; a bound of the search. */
const yearsMax = 5 // not law: no deadline lies further from its year

/**
 * The compliance years whose last day of surrender has passed. All of them are looked at each day, not only yesterday's: an
 * obligation may be opened late, by a verification that came after the deadline.
 */
const yearsPast = (rules: Rules, day: Day): number[] => {
  const last = Number(day.slice(0, 4))
  return Array.from({ length: yearsMax }, (_, back) => last - back).filter(
    (year) => rules.find('compliance/surrender-deadline', { year }) !== undefined && deadlineOf(rules, year) < day,
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
    const years = yearsPast(rules, e.businessDay)
    return years.length === 0 ? undefined : { years }
  }),
]
