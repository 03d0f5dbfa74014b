import { mkdirSync, writeFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { openMarket } from './open.ts'
import { Usage, languageOf, note, refusalLines, required, say, text, wholeNumber, type Flags } from './terminal.ts'
import { page } from './year/report/page.ts'
import { printedSummary, progressLine } from './year/report/printed.ts'
import { summaryJson, type YearSummary } from './year/report/summary.ts'
import { workbook } from './year/report/workbook.ts'
import { runYear, type YearProgress } from './year/run-year.ts'
import { YearStopped } from './year/stage.ts'
import { unitWorkings, type WorkingRow } from './year/workings.ts'

const writeAll = async (
  directory: string,
  summary: YearSummary,
  workings: readonly WorkingRow[],
  language: 'zh' | 'en',
): Promise<void> => {
  mkdirSync(directory, { recursive: true })
  writeFileSync(join(directory, 'summary.json'), summaryJson(summary))
  writeFileSync(join(directory, 'year.xlsx'), await workbook(summary, language, workings))
  writeFileSync(join(directory, 'year.html'), page(summary))
}

const reporter = (language: 'zh' | 'en'): ((progress: YearProgress) => void) => {
  const started = Date.now()
  let before = started
  return ({ step, steps, label, detail, done }) => {
    if (done) {
      const now = Date.now()
      const [own, all] = [now - before, now - started].map((milliseconds) => (milliseconds / 1000).toFixed(1))
      before = now
      note(`${progressLine(step, steps, label, detail, language)}  +${own} s, ${all} s`)
    } else if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${progressLine(step, steps, label, detail, language)}\r`)
  }
}

/** `tonne year`: a whole compliance year for every usable plant of a file, in a database of its own. */
export const yearCommand = async (flags: Flags): Promise<number> => {
  const language = languageOf(flags)
  const plantsFile = required(flags, 'plants', 'the plants file (CSV of the World Resources Institute)')
  const year = wholeNumber(flags, 'year', 2024)
  const seed = wholeNumber(flags, 'seed', 1)
  const times = wholeNumber(flags, 'times', 1)
  const out = text(flags, 'out') ?? `year-${year}`
  if (!existsSync(plantsFile)) throw new Usage(`there is no file ${plantsFile}`)
  const database = text(flags, 'database') ?? `year_${year}_${seed}`
  const market = await openMarket({ ...flags, database }, { create: true, replace: flags['force'] === true, mustBeNew: true })
  try {
    const summary = await runYear(market.app, { plantsFile, year, seed, times }, reporter(language))
    if (!('meta' in summary)) {
      for (const line of refusalLines([summary], language)) note(line)
      return 1
    }
    const workings = await unitWorkings(
      market.app,
      year,
      summary.byProvince.map((row) => row.province),
    )
    await writeAll(out, summary, workings, language)
    if (flags['json'] === true) say(summaryJson(summary).trimEnd())
    else say(printedSummary(summary, language))
    note(`${out}/summary.json, ${out}/year.xlsx, ${out}/year.html`)
    return summary.invariants.every((item) => item.holds) ? 0 : 1
  } catch (error) {
    if (!(error instanceof YearStopped)) throw error
    note(error.message)
    return 1
  } finally {
    await market.close()
  }
}
