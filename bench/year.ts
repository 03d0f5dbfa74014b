import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ended, processorSeconds, startTonne, tell, watchMemory } from './process.ts'
import { atMost, medianOf, reported, type Row } from './row.ts'

/** A step by the clock, and by the processors of program and database together: the second does not grow with other work. */
interface StepRun {
  readonly name: string
  /** Processor seconds; where the system does not tell them, seconds of the clock. */
  readonly work: number
}

/** One national year: seconds from start to exit, peak memory of program and database together, and each step. */
interface YearRun {
  readonly seconds: number
  readonly memoryMb: number
  readonly steps: readonly StepRun[]
}

/** `[ 3/11] Annual reports  1011 reports  +1.1 s, 12.0 s`, as the program reports a step that is done. */
const stepLine = /^\[\s*(\d+)\/\d+\] (.+?) {2}.*\+([\d.]+) s, [\d.]+ s$/

const runYear = async (plants: string, times: number): Promise<YearRun> => {
  const folder = mkdtempSync(join(tmpdir(), 'tonne-bench-'))
  const steps: StepRun[] = []
  let used = 0
  const started = performance.now()
  const args = [
    'year',
    '--plants',
    plants,
    '--year',
    '2024',
    '--seed',
    '1',
    '--times',
    String(times),
    '--out',
    join(folder, 'out'),
    '--json',
  ]
  const child = startTonne(args, join(folder, 'data'))
  const memory = watchMemory(child.pid ?? 0, join(folder, 'data'))
  child.stdout?.resume()
  createInterface({ input: child.stderr as NodeJS.ReadableStream }).on('line', (line) => {
    const [, number, name, seconds] = stepLine.exec(line) ?? []
    if (name !== undefined) {
      const now = processorSeconds(child.pid ?? 0, join(folder, 'data'))
      steps.push({
        name: `step ${number}, ${name}`,
        work: now === undefined ? Number(seconds) : now - used,
      })
      used = now ?? 0
    }
    tell(`    ${line}`)
  })
  const code = await ended(child)
  const seconds = (performance.now() - started) / 1000
  const memoryMb = memory()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  if (code !== 0) throw new Error(`the year at ${times}x ended with ${code}`)
  return { seconds, memoryMb, steps }
}

/** Twice the plants may take this many times as long: n log n, with room for the machine; a quadratic step takes 4 times. */
const growthMost = 2.6
/** A step shorter than this at 4x is not judged: its time is noise. */
const shortStep = 1

/** How the work of a step grows: the exponent of the plants, 1 being in proportion, from 1x to 4x. */
const exponentRow = (name: string, once: number, four: number): Row => {
  const exponent = Math.max(Math.log2(four / Math.max(once, 0.05)) / 2, 0.01)
  const work = `year, ${name}: exponent of plants`
  return four < shortStep
    ? reported(work, 'exponent', [exponent])
    : atMost(work, 'exponent', [exponent], Number(Math.log2(growthMost).toFixed(2)))
}

const workOf = (run: YearRun): number => run.steps.reduce((sum, step) => sum + step.work, 0)

const stepRows = (byTimes: ReadonlyMap<number, readonly YearRun[]>): Row[] => {
  const figures = (times: number, i: number): number[] => (byTimes.get(times) ?? []).map((run) => run.steps[i]?.work ?? 0)
  const names = byTimes.get(1)?.[0]?.steps.map((step) => step.name) ?? []
  return names.flatMap((name, i) => [
    ...[1, 2, 4].map((times) => reported(`year at ${times}x, ${name}`, 'processor s', figures(times, i))),
    exponentRow(name, medianOf(figures(1, i)), medianOf(figures(4, i))),
  ])
}

/** The national year: time, memory, and how each step's time grows with the plants. */
export const yearRows = async (plants: string, runs: number): Promise<Row[]> => {
  const byTimes = new Map<number, YearRun[]>()
  for (const [times, count] of [
    [1, runs],
    [2, 1],
    [4, 1],
  ] as const) {
    const done: YearRun[] = []
    for (let i = 0; i < count; i += 1) {
      tell(`  year at ${times}x, run ${i + 1} of ${count}`)
      done.push(await runYear(plants, times))
    }
    byTimes.set(times, done)
  }
  const of = (times: number, pick: (run: YearRun) => number): number[] => (byTimes.get(times) ?? []).map(pick)
  return [
    atMost(
      'national year, all usable plants',
      's',
      of(1, (run) => run.seconds),
      60,
    ),
    atMost(
      'national year, peak memory with the database',
      'MB',
      of(1, (run) => run.memoryMb),
      1536,
    ),
    reported(
      'national year, twice the plants',
      's',
      of(2, (run) => run.seconds),
    ),
    reported(
      'national year, four times the plants',
      's',
      of(4, (run) => run.seconds),
    ),
    reported(
      'national year, four times the plants, peak memory',
      'MB',
      of(4, (run) => run.memoryMb),
    ),
    exponentRow('whole', medianOf(of(1, workOf)), medianOf(of(4, workOf))),
    ...stepRows(byTimes),
  ]
}
