import { parseArgs } from 'node:util'
import { toJson, type Refusal } from '../kernel/index.ts'

/** A mistake of the person at the terminal: told in one sentence, exit code 2, no stack. */
export class Usage extends Error {}

export type Flags = Readonly<Record<string, string | boolean | undefined>>

export interface Arguments {
  readonly words: readonly string[]
  readonly flags: Flags
}

const camel = (name: string): string => name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

const joined = (value: unknown): string | boolean => (Array.isArray(value) ? value.join(',') : (value as string | boolean))

/**
 * Words and --flags in any order; `--name value`, `--name=value`, or `--name` alone where `switches` says so. What `repeated`
 * names
 * may be given several times and is joined by commas.
 */
export const readArguments = (
  args: readonly string[],
  switches: readonly string[],
  repeated: readonly string[] = [],
): Arguments => {
  const options: Record<string, { type: 'string' | 'boolean'; multiple?: boolean }> = {}
  for (const arg of args) {
    const name = /^--([a-z][a-z0-9-]*)/.exec(arg)?.[1]
    if (name !== undefined)
      options[name] = { type: switches.includes(name) ? 'boolean' : 'string', multiple: repeated.includes(name) }
  }
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    return {
      words: positionals,
      flags: Object.fromEntries(Object.entries(values).map(([name, value]) => [camel(name), joined(value)])),
    }
  } catch (error) {
    throw new Usage((error as Error).message)
  }
}

export const text = (flags: Flags, name: string): string | undefined => {
  const value = flags[name]
  return typeof value === 'string' ? value : undefined
}

export const required = (flags: Flags, name: string, meaning: string): string => {
  const value = text(flags, name)
  if (value === undefined)
    throw new Usage(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} is needed: ${meaning}`)
  return value
}

export const wholeNumber = (flags: Flags, name: string, fallback: number): number => {
  const value = text(flags, name)
  if (value === undefined) return fallback
  if (!/^\d{1,9}$/.test(value)) throw new Usage(`--${name} must be a whole number, not "${value}"`)
  return Number(value)
}

/** zh unless the terminal or --lang says otherwise. */
export const languageOf = (flags: Flags): 'zh' | 'en' => {
  const asked =
    text(flags, 'lang') ??
    process.env['TONNE_LANG'] ??
    (/^(en|C|POSIX)/.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? 'en') ? 'en' : 'zh')
  if (asked !== 'zh' && asked !== 'en') throw new Usage(`--lang must be zh or en, not "${asked}"`)
  return asked
}

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/** Progress and remarks: never mixed with the answer. */
export const note = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

export const sayJson = (value: unknown): void => say(toJson(value, 2))

export const refusalLines = (refusals: readonly Refusal[], language: 'zh' | 'en'): string[] =>
  refusals.flatMap((refusal) => [
    `${refusal.code}: ${refusal[language]}`,
    ...(refusal.asked === undefined ? [] : [`  ${language === 'zh' ? '申请' : 'asked'}: ${String(refusal.asked)}`]),
    ...(refusal.limit === undefined ? [] : [`  ${language === 'zh' ? '上限' : 'limit'}: ${String(refusal.limit)}`]),
    ...(refusal.nearest === undefined
      ? []
      : [`  ${language === 'zh' ? '最近可行' : 'nearest possible'}: ${String(refusal.nearest)}`]),
    `  ${language === 'zh' ? '依据' : 'source'}: ${refusal.source}${refusal.because?.article === undefined ? '' : ` ${refusal.because.article}`}`,
  ])
