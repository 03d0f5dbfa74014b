import { readFileSync } from 'node:fs'
import { z } from '../kernel/index.ts'
import { rulesOf, shippedLaw } from '../rulebook/index.ts'
import { calculate, calculatorNamed, calculators, printWorking } from './calc/index.ts'
import { Usage, languageOf, note, refusalLines, say, sayJson, text, type Flags } from './terminal.ts'

const inputOf = (flags: Flags): unknown => {
  const file = text(flags, 'input')
  const raw = readFileSync(file ?? 0, 'utf8')
  try {
    return JSON.parse(raw) as unknown
  } catch (error) {
    throw new Usage(`the input is not JSON: ${(error as Error).message}`)
  }
}

const schemaOf = (name: string): unknown => {
  const found = calculatorNamed(name)
  if (!found) throw new Usage(`there is no calculator ${name}; \`tonne calc list\` names them all`)
  return z.toJSONSchema(found.input as never, { io: 'input', unrepresentable: 'any' })
}

/** `tonne calc list | schema NAME | NAME [--explain] < input.json` */
export const calcCommand = (words: readonly string[], flags: Flags): number => {
  const language = languageOf(flags)
  const [name, of] = words
  if (name === 'list') {
    if (flags['json'] === true)
      sayJson(calculators.map((item) => ({ name: item.name, title: item.title, summary: item.summary })))
    else for (const item of calculators) say(`${item.name.padEnd(24)} ${item.title[language]}`)
    return 0
  }
  if (name === 'schema') {
    sayJson(schemaOf(of ?? ''))
    return 0
  }
  const found = calculatorNamed(name ?? '')
  if (!found) throw new Usage(`there is no calculator ${name ?? ''}; \`tonne calc list\` names them all`)
  const answer = calculate(found, inputOf(flags), rulesOf(shippedLaw()))
  if (answer.kind === 'refused') {
    if (flags['json'] === true) sayJson(answer)
    else for (const line of refusalLines(answer.refusals, language)) note(line)
    return 1
  }
  if (flags['json'] === true)
    sayJson(flags['explain'] === true ? { result: answer.result, working: answer.working } : answer.result)
  else {
    sayJson(answer.result)
    if (flags['explain'] === true) say(printWorking(answer.working, language))
  }
  return 0
}
