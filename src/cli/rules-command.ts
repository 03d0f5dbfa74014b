import { NoRule, type RuleValue } from '../kernel/index.ts'
import { confidenceNames, nameIn, rulesOf, shippedLaw, type Parameter } from '../rulebook/index.ts'
import { Usage, languageOf, say, sayJson, text, type Flags } from './terminal.ts'

const ownFlags = new Set(['json', 'lang', 'data', 'database'])

/** Everything else on the line is what is asked: `--year 2024 --unit-class I`. */
const askedOf = (flags: Flags): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(flags)
      .filter((entry): entry is [string, string] => !ownFlags.has(entry[0]) && typeof entry[1] === 'string')
      .map(([name, value]) => [name, name === 'year' && /^\d+$/.test(value) ? Number(value) : value]),
  )

const shown = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

const explained = (rule: RuleValue, parameter: Parameter, language: 'zh' | 'en'): string[] => {
  const zh = language === 'zh'
  const named = (word: string): string => nameIn(parameter, word, language)
  const value = shown(rule.value)
  return [
    `${parameter.title[language]}  (${rule.parameter})`,
    `  ${value in parameter.names ? `${named(value)} (${value})` : `${value} ${named(rule.unit)}`}`,
    `  ${zh ? '来源' : 'source'}: ${rule.source}${rule.article === undefined ? '' : ` ${rule.article}`}`,
    `  ${zh ? '可信度' : 'confidence'}: ${confidenceNames[rule.confidence][language]}    ${zh ? '核对日' : 'checked on'}: ${rule.checkedOn}${rule.reading === 'default' ? '' : `    ${zh ? '读法' : 'reading'}: ${named(rule.reading)} (${rule.reading})`}`,
    ...(rule.note === undefined ? [] : [`  ${zh ? '说明' : 'note'}: ${rule.note[language]}`]),
    ...(rule.confidence === 'high' ? [] : [zh ? '  未确认：使用处均有标记' : '  unconfirmed: marked wherever it is used']),
  ]
}

const parameterNamed = (name: string | undefined): Parameter => {
  if (name === undefined) throw new Usage('which parameter? `tonne rules list` names them all')
  const parameter = shippedLaw().parameters.get(name)
  if (!parameter) throw new Usage(`there is no parameter ${name}; \`tonne rules list\` names them all`)
  return parameter
}

const list = (flags: Flags, search: string | undefined): number => {
  const language = languageOf(flags)
  const parameters = [...shippedLaw().parameters.values()].filter((item) => search === undefined || item.name.includes(search))
  if (flags['json'] === true)
    sayJson(
      parameters.map((item) => ({
        parameter: item.name,
        title: item.title,
        unit: item.unit,
        indexedBy: item.indexedBy,
        values: item.values.length,
      })),
    )
  else for (const item of parameters) say(`${item.name.padEnd(52)} ${item.title[language]}`)
  return 0
}

/** `tonne rules list | get NAME | explain NAME`, with the question as flags: --year 2024 --unit-class I --product electricity. */
export const rulesCommand = (words: readonly string[], flags: Flags): number => {
  const [verb, name] = words
  if (verb === 'list') return list(flags, name ?? text(flags, 'search'))
  if (verb !== 'get' && verb !== 'explain') throw new Usage('tonne rules list | get NAME | explain NAME')
  const parameter = parameterNamed(name)
  const rules = rulesOf(shippedLaw())
  try {
    const rule = rules.get(parameter.name, askedOf(flags))
    if (flags['json'] === true) sayJson(rule)
    else if (verb === 'get') say(`${shown(rule.value)} ${rule.unit}`)
    else for (const line of explained(rule, parameter, languageOf(flags))) say(line)
    return 0
  } catch (error) {
    if (error instanceof NoRule) throw new Usage(error.message)
    throw new Usage(
      `${(error as Error).message}. ${parameter.name} is asked by ${parameter.indexedBy}${Object.keys(parameter.dimensions ?? {})
        .map((item) => `, ${item}`)
        .join('')}`,
    )
  }
}
