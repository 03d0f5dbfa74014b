/** What a fault run found: how much was tried, how much of it survived, and what was wrong where it did not. */
export interface Finding {
  readonly fault: string
  /** What is counted. */
  readonly unit: string
  readonly tried: number
  readonly survived: number
  /** How many times the fault was made. */
  readonly runs: number
  /** The share that survived each time it was made; the whole share where it is made once. */
  readonly shares?: readonly number[]
  /** Everything else that does not hold, in a sentence each. */
  readonly wrong: readonly string[]
}

export const holds = (finding: Finding): boolean =>
  finding.tried > 0 && finding.survived === finding.tried && finding.wrong.length === 0

const shareOf = ({ survived, tried }: Finding): number => (tried === 0 ? 0 : survived / tried)

/** One row as every benchmark has it: what survived against what was tried, at least all of it. */
export const rowOf = (finding: Finding) => {
  const shares = finding.shares ?? [shareOf(finding)]
  return {
    work: finding.fault,
    figure: finding.survived,
    unit: finding.unit,
    reference: 'tried',
    referenceFigure: finding.tried,
    ratio: shareOf(finding),
    atLeast: 1,
    holds: holds(finding),
    runs: finding.runs,
    min: Math.min(...shares),
    max: Math.max(...shares),
  }
}

export const tableOf = (findings: readonly Finding[]): string => {
  const cells = findings.map((item) => [
    item.fault,
    `${item.runs}`,
    `${item.tried} ${item.unit}`,
    `${item.survived}`,
    `${item.tried - item.survived}`,
    holds(item) ? 'yes' : 'NO',
  ])
  const rows = [['fault', 'times', 'tried', 'survived', 'lost', 'holds'], ...cells]
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
