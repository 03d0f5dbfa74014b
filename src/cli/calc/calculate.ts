import {
  NoRule,
  notCalculated,
  type AnyCalculator,
  type Calculation,
  type Refusal,
  type RefusalValue,
  type Rules,
} from '../../kernel/index.ts'
import { refusals } from './refusals.ts'

interface Issue {
  readonly code?: string | undefined
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly values?: readonly unknown[]
}

const at = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], input)

const shown = (value: unknown): RefusalValue =>
  typeof value === 'string' || typeof value === 'number' ? value : (JSON.stringify(value) ?? '')

const refusalOf = (input: unknown, issue: Issue): Refusal => {
  const field = issue.path.map(String).join('.')
  const value = at(input, issue.path)
  const asked = value === undefined ? undefined : shown(value)
  if (field.endsWith('unitClass') && issue.code === 'invalid_value' && value !== undefined)
    return refusals.unknownUnitClass({ field, asked, limit: (issue.values ?? []).map(String) })
  if (issue.code === 'invalid_value' && value !== undefined)
    return refusals.unknownWord({ field, asked, limit: (issue.values ?? []).map(String) })
  if (/must not be negative/.test(issue.message)) return refusals.negative({ field, asked, limit: 0 })
  return refusals.inputInvalid({ field, asked, problem: issue.message })
}

const noRule = (error: NoRule): Refusal =>
  refusals.noRuleInForce({
    parameter: error.parameter,
    asked: Object.entries(error.asked)
      .map(([key, value]) => `${key} ${value}`)
      .join(', '),
  })

/** Runs a calculator on raw input: what its schema does not take, and a year without rules, are refusals; only bugs throw. */
export const calculate = (calculator: AnyCalculator, input: unknown, rules: Rules): Calculation<unknown> => {
  const parsed = calculator.input.safeParse(input)
  if (!parsed.success) return notCalculated(...(parsed.error.issues as Issue[]).map((issue) => refusalOf(input, issue)))
  try {
    return calculator.run(parsed.data, rules)
  } catch (error) {
    if (error instanceof NoRule) return notCalculated(noRule(error))
    throw error
  }
}
