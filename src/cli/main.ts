import { Usage, note, readArguments } from './terminal.ts'
import { yearCommand } from './year-command.ts'

const { words, flags } = readArguments(process.argv.slice(2), ['json', 'force'])
try {
  process.exitCode = words[0] === 'year' ? await yearCommand(flags) : 2
} catch (error) {
  if (!(error instanceof Usage)) throw error
  note(error.message)
  process.exitCode = 2
}
