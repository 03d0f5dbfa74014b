import { isCode, type HouseFile, type Sentences } from './files.ts'

export const fileLinesMax = 500
export const lineCharsMax = 130

const isGenerated = (file: HouseFile): boolean => /generated|schema\.d\.ts$/.test(file.path)
const linesOf = (file: HouseFile): string[] => file.text.replace(/\n$/, '').split('\n')
const ours = (files: readonly HouseFile[]): HouseFile[] => files.filter((file) => isCode(file) && !isGenerated(file))

export const longFiles = (files: readonly HouseFile[]): Sentences =>
  ours(files)
    .filter((file) => linesOf(file).length > fileLinesMax)
    .map((file) => `${file.path} has ${linesOf(file).length} lines: ${fileLinesMax} is the most, split it by noun.`)

/**
 * Characters, not bytes: a Chinese one counts as one. Lines that only hold an address or a sentence in two languages may be
 * longer.
 */
export const longLines = (files: readonly HouseFile[]): Sentences =>
  ours(files).flatMap((file) =>
    linesOf(file).flatMap((line, i) => {
      if ([...line].length <= lineCharsMax || /['"`]/.test(line)) return []
      return [`${file.path}:${i + 1} has ${[...line].length} characters: ${lineCharsMax} is the most.`]
    }),
  )

/** The budget: median 120, nine in ten within 300 lines. Tests count apart, as they are longer. */
export const budget = (files: readonly HouseFile[]): { files: number; median: number; p90: number; longest: string } => {
  const sizes = ours(files)
    .filter((file) => file.path.startsWith('src/') && !file.path.includes('.test.'))
    .map((file) => ({ path: file.path, lines: linesOf(file).length }))
    .sort((a, b) => a.lines - b.lines)
  const at = (share: number): number => sizes[Math.floor((sizes.length - 1) * share)]?.lines ?? 0
  const last = sizes.at(-1)
  return { files: sizes.length, median: at(0.5), p90: at(0.9), longest: last ? `${last.path} ${last.lines}` : '' }
}

export const budgetFindings = (files: readonly HouseFile[]): Sentences => {
  const { median, p90 } = budget(files)
  return [
    ...(median > 120 ? [`src/ has a median of ${median} lines a file: 120 is the budget.`] : []),
    ...(p90 > 300 ? [`src/ has a 90th percentile of ${p90} lines a file: 300 is the budget.`] : []),
  ]
}

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/
const knownNames = /^(README|ARCHITECTURE|STYLE|CHANGELOG|CONTRIBUTING|LICENSE)(\.[a-zA-Z-]+)?(\.md)?$/

export const names = (files: readonly HouseFile[]): Sentences =>
  files.flatMap((file) => {
    const parts = file.path.split('/').map((part) => part.replace(/^\./, ''))
    const wrong = parts.filter((part) => !kebab.test(part) && !knownNames.test(part))
    return wrong.map((part) => `${file.path}: ${part} is not a kebab-case name.`)
  })

const marks = /\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|nocheck)|not implemented/
const silenced = /\b(test|describe|it)\.(only|skip|todo)\(/
const anyCast = /\bas any\b/

/** Marks of unfinished work, silenced tests and casts to any. */
export const leftovers = (files: readonly HouseFile[]): Sentences =>
  ours(files)
    .filter((file) => !file.path.startsWith('test/house/'))
    .flatMap((file) =>
      linesOf(file).flatMap((line, i) => {
        const mark = marks.exec(line) ?? silenced.exec(line) ?? anyCast.exec(line)
        return mark ? [`${file.path}:${i + 1} holds ${mark[0]}: finish it or take it out.`] : []
      }),
    )
