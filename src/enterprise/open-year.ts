import { yearOf, type Day, type Rules } from '../kernel/index.ts'

// not law: how far back the search for an open year goes
const yearsBack = 4

/**
 * The year whose surrender deadline comes next; the later one where one deadline closes two. Without one, the year before the
 * day's.
 */
export const openYear = (rules: Rules, day: Day): number => {
  const last = yearOf(day)
  const years = Array.from({ length: yearsBack + 1 }, (_, i) => last - yearsBack + i)
  const open = years.flatMap((year) => {
    const deadline = rules.find('compliance/surrender-deadline', { year })?.value
    return typeof deadline === 'string' && deadline >= day ? [{ year, deadline }] : []
  })
  const next = open.map(({ deadline }) => deadline).sort()[0]
  return open.filter(({ deadline }) => deadline === next).at(-1)?.year ?? last - 1
}
