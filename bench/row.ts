/** One piece of work, measured. Without a threshold (`atLeast`) a row only reports, and holds. */
export interface Row {
  readonly work: string
  /** The median of all runs. */
  readonly figure: number
  readonly unit: string
  /** What it is measured against: a limit, or a peer. */
  readonly reference: string | null
  readonly referenceFigure: number | null
  /** How much better than the reference, 1 being the same: reference by figure where less is better, else figure by reference. */
  readonly ratio: number | null
  readonly atLeast: number | null
  readonly holds: boolean
  readonly runs: number
  readonly min: number
  readonly max: number
}

export const medianOf = (figures: readonly number[]): number => {
  const sorted = [...figures].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

const rounded = (value: number): number => (Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3)))

const figuresOf = (figures: readonly number[]) => ({
  figure: rounded(medianOf(figures)),
  runs: figures.length,
  min: rounded(Math.min(...figures)),
  max: rounded(Math.max(...figures)),
})

/** A row that only reports. */
export const reported = (work: string, unit: string, figures: readonly number[]): Row => ({
  work,
  unit,
  ...figuresOf(figures),
  reference: null,
  referenceFigure: null,
  ratio: null,
  atLeast: null,
  holds: true,
})

/** A row with a limit that its median must not go beyond. */
export const atMost = (work: string, unit: string, figures: readonly number[], limit: number): Row => {
  const ratio = limit / Math.max(medianOf(figures), 1e-9)
  return {
    work,
    unit,
    ...figuresOf(figures),
    reference: `at most ${limit} ${unit}`,
    referenceFigure: limit,
    ratio: rounded(ratio),
    atLeast: 1,
    holds: ratio >= 1,
  }
}

const cellsOf = (row: Row): string[] => [
  row.work,
  String(row.figure),
  row.unit,
  row.reference ?? '–',
  row.referenceFigure === null ? '–' : String(row.referenceFigure),
  row.ratio === null ? '–' : String(row.ratio),
  row.atLeast === null ? '–' : String(row.atLeast),
  row.holds ? 'yes' : 'NO',
  `${row.runs} (${row.min} – ${row.max})`,
]

const heads = ['work', 'figure', 'unit', 'reference', 'reference figure', 'ratio', 'at least', 'holds', 'runs (min – max)']

/** The rows as a Markdown table, its columns lined up: what the terminal prints is what bench/README.md keeps. */
export const tableOf = (rows: readonly Row[]): string => {
  const lines = [heads, ...rows.map(cellsOf)]
  const widths = heads.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)))
  const text = (line: readonly string[]): string => `| ${line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  return [text(heads), rule, ...lines.slice(1).map(text)].join('\n')
}
