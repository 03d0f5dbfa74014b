import { decimal, type Decimal, type RuleValue, type StepSpec, type Terms } from '../kernel/index.ts'
import { part, percentPerUnit, type RoundingPoint } from '../mrv/index.ts'

/**
 * One piece of a factor over the load (a fraction): from `atLeast` on. constant: value. linear: start + slope × (around − 100 X).
 * power: base^(constant − slope × X). exponentials: constant − Σ weight × (1 − e^(−100 X / scale)).
 */
interface Piece {
  readonly atLeast: string
  readonly shape: 'constant' | 'linear' | 'power' | 'exponentials'
  readonly terms?: readonly unknown[]
}

const labels = {
  load: { zh: '负荷（出力）系数', en: 'Load (output) factor' },
  from: { zh: '负荷区间下限', en: 'This piece holds from this load on' },
  value: { zh: '常数', en: 'Constant' },
  start: { zh: '起点', en: 'Start' },
  slope: { zh: '斜率', en: 'Slope' },
  around: { zh: '参考负荷（%）', en: 'Reference load, %' },
  base: { zh: '底数', en: 'Base' },
  weight: { zh: '衰减项权重', en: 'Weight of a decaying term' },
  scale: { zh: '衰减项尺度', en: 'Scale of a decaying term' },
} as const

const formulas = {
  constant: 'c',
  linear: 'c + s × (p − 100 × X)',
  power: 'b^(c − s × X)',
  exponentials: 'c − Σ w × (1 − e^(−100 × X / k))',
} as const satisfies Record<Piece['shape'], string>

const shapes: Record<Piece['shape'], (t: Terms, piece: RuleValue, load: Decimal) => Decimal> = {
  constant: (t, piece) => t.rule('c', labels.value, part(piece, 'value')),
  linear: (t, piece, load) => {
    const start = t.rule('c', labels.start, part(piece, 'start'))
    const slope = t.rule('s', labels.slope, part(piece, 'slope'))
    return start.plus(slope.times(t.rule('p', labels.around, part(piece, 'around')).minus(load.times(percentPerUnit))))
  },
  power: (t, piece, load) => {
    const base = t.rule('b', labels.base, part(piece, 'base'))
    const constant = t.rule('c', labels.value, part(piece, 'constant'))
    return base.pow(constant.minus(t.rule('s', labels.slope, part(piece, 'slope')).times(load)))
  },
  exponentials: (t, piece, load) => {
    const terms = part(piece, 'terms')
    let value = t.rule('c', labels.value, part(piece, 'constant'))
    for (let i = 0; i < (terms.value as readonly unknown[]).length; i++) value = value.minus(decaying(t, part(terms, i), load))
    return value
  },
}

const decaying = (t: Terms, term: RuleValue, load: Decimal): Decimal => {
  const weight = t.rule('w', labels.weight, part(term, 'weight'))
  const scale = t.rule('k', labels.scale, part(term, 'scale'))
  return weight.times(decimal(1).minus(load.times(percentPerUnit).div(scale).neg().exp()))
}

/**
 * A factor that depends on the load by pieces, highest load first, as the rule `table` gives them. A literal jump between
 * pieces stays a jump.
 */
export const factorByLoad = (
  t: Terms,
  spec: Pick<StepSpec, 'symbol' | 'label'>,
  table: RuleValue,
  load: Decimal,
  round: RoundingPoint,
): Decimal => {
  const pieces = part(table, 'pieces')
  const list = pieces.value as readonly Piece[]
  const index = list.findIndex((piece) => load.gte(piece.atLeast))
  const found = list[index]
  if (!found) throw new Error(`${table.parameter} has no piece for the load ${load.toString()}`)
  return t.step({ ...spec, unit: '', formula: formulas[found.shape], rule: table, ...(round ? { round } : {}) }, (t) => {
    const piece = part(pieces, index)
    const exact = t.given('X', labels.load, load, '')
    t.rule('X_min', labels.from, part(piece, 'atLeast'))
    return shapes[found.shape](t, piece, exact)
  })
}
