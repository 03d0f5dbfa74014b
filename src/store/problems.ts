import { canonicalJson, type Refusal, type RefusalValue } from '../kernel/index.ts'
import { refusals } from './refusals.ts'

/** One thing that is wrong with a request's form: where, and why in both languages, as a refusal says it. */
export interface Problem extends Refusal {
  readonly path: string
  /** The English text of the schema; `zh` and `en` say the same to a person. */
  readonly message: string
}

interface Issue {
  readonly code?: string | undefined
  readonly path: PropertyKey[]
  readonly message: string
  readonly params?: { readonly [name: string]: unknown } | undefined
}

const at = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[name] : undefined),
    input,
  )

const shownCharsMax = 80

const shown = (value: unknown): RefusalValue => {
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string') return value
  return canonicalJson(value).slice(0, shownCharsMax)
}

const isOfNumbers = (code: unknown): code is 'notAWholeNumber' | 'belowLeast' =>
  code === 'notAWholeNumber' || code === 'belowLeast'

/** What a schema found wrong with an input, each with code, field, asked, limit and source. */
export const problemsOf = (issues: readonly Issue[], input: unknown): Problem[] =>
  issues.map((issue) => {
    const path = issue.path.map(String).join('.')
    const field = path === '' ? 'input' : path
    const asked = shown(at(input, issue.path))
    const code = issue.params?.['code']
    const refusal = isOfNumbers(code)
      ? refusals[code]({ field, asked, limit: issue.params?.['limit'] as RefusalValue })
      : refusals.wrongForm({ field, asked })
    return { ...refusal, path, message: issue.message }
  })
