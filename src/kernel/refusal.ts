import type { RuleValue } from './rule.ts'

/** What a refusal may carry; amounts are shown with their unit, days as days. */
export type RefusalValue = bigint | number | string | readonly string[]

/** The text of one reason to say no. `{limit}`, `{asked}` and other names in braces are filled from the refusal. */
export interface RefusalText {
  readonly zh: string
  readonly en: string
  /** The article that sets the limit, where no dated rule does. */
  readonly source: string
}

/** A reason to say no, as a value: what was asked, what the limit is, what would pass, and which rule sets it. */
export interface Refusal {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly source: string
  readonly asked?: RefusalValue
  readonly limit?: RefusalValue
  readonly nearest?: RefusalValue
  readonly field?: string
  readonly because?: RuleValue
  readonly details?: Readonly<Record<string, RefusalValue>>
}

export type RefusalParams = {
  readonly [name: string]: RefusalValue | RuleValue | undefined
  readonly asked?: RefusalValue | undefined
  readonly limit?: RefusalValue | undefined
  readonly nearest?: RefusalValue | undefined
  readonly field?: string | undefined
  readonly because?: RuleValue | undefined
}

const isRule = (value: unknown): value is RuleValue => typeof value === 'object' && value !== null && 'parameter' in value

const shown = (value: unknown): string => {
  if (typeof value === 'bigint' || typeof value === 'number') return value.toLocaleString('en-US')
  if (Array.isArray(value)) return value.join(', ')
  return String(value)
}

const fill = (text: string, params: RefusalParams): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (params[name] === undefined ? whole : shown(params[name])))

const known = ['asked', 'limit', 'nearest', 'field', 'because']

/** The table of a domain's refusals becomes one function a code: `refusals.exceedsOffsetLimit({ asked, limit })`. */
export const defineRefusals = <Codes extends Record<string, RefusalText>>(
  texts: Codes,
): { readonly [Code in keyof Codes]: (params?: RefusalParams) => Refusal } & { readonly texts: Codes } => {
  const make =
    (code: string, text: RefusalText) =>
    (params: RefusalParams = {}): Refusal => {
      const rest = Object.entries(params).filter(
        ([name, value]) => !known.includes(name) && value !== undefined && !isRule(value),
      )
      return {
        code,
        zh: fill(text.zh, params),
        en: fill(text.en, params),
        source: params.because ? params.because.source : text.source,
        ...(params.asked === undefined ? {} : { asked: params.asked }),
        ...(params.limit === undefined ? {} : { limit: params.limit }),
        ...(params.nearest === undefined ? {} : { nearest: params.nearest }),
        ...(params.field === undefined ? {} : { field: params.field }),
        ...(params.because === undefined ? {} : { because: params.because }),
        ...(rest.length === 0 ? {} : { details: Object.fromEntries(rest) as Record<string, RefusalValue> }),
      }
    }
  const functions = Object.fromEntries(Object.entries(texts).map(([code, text]) => [code, make(code, text)]))
  return Object.assign(functions, { texts }) as never
}
