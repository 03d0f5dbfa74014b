import { addDays, isDay, type Context, type Day, type Refusal, type RuleValue, type Rules } from '../kernel/index.ts'
import { shippedLaw } from '../rulebook/index.ts'
import { refusals } from './refusals.ts'

/** Every methodology code the rulebook knows, in force or not. */
export const methodologyCodes = (): readonly string[] =>
  shippedLaw().parameters.get('ccer/methodology')?.dimensions?.methodology ?? []

/** A methodology that is published on a day, or undefined. */
export const methodologyOn = (rules: Rules, code: string, day: Day): RuleValue | undefined =>
  methodologyCodes().includes(code) ? rules.find('ccer/methodology', { day, methodology: code }) : undefined

/** The suspension of applications: nothing new comes in, what is registered stays as it is (RQ-000-002). */
export const suspension = ({ rules, businessDay }: Context): Refusal[] => {
  const rule = rules.find('ccer/applications-suspended', { day: businessDay })
  return rule?.value === true ? [refusals.applicationsSuspended({ asked: businessDay, because: rule })] : []
}

/** The same day some years before; 29 February becomes the 28th. */
export const yearsBefore = (day: Day, years: number): Day => {
  const back = `${Number(day.slice(0, 4)) - years}${day.slice(4)}`
  return isDay(back) ? back : yearsBefore(addDays(day, -1), years)
}
