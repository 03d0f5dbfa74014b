import type { Label } from '../../../kernel/index.ts'
import { escapeHtml } from './format.ts'

/**
 * Small SVG charts: hairlines, no fill under lines, no legend box, labels at the end of what they name. Each is drawn once wide
 * and once narrow, so that its type never shrinks with the window; the page shows the one that fits.
 */
export const ink = {
  ink: '#15222A',
  second: '#42525B',
  third: '#5C6B74',
  grid: '#E6EBEC',
  accent: '#0A5A6E',
  up: '#0B7340',
  owed: '#A8201A',
} as const

const attributes = (given: Readonly<Record<string, string | number>>): string =>
  Object.entries(given)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? Number(value.toFixed(1)) : escapeHtml(value)}"`)
    .join('')

export const tag = (name: string, given: Readonly<Record<string, string | number>>, inside = ''): string =>
  inside === '' ? `<${name}${attributes(given)}/>` : `<${name}${attributes(given)}>${inside}</${name}>`

/** Text in both languages at one place; the page shows one. */
export const words = (label: Label | string, given: Readonly<Record<string, string | number>>): string =>
  typeof label === 'string'
    ? tag('text', given, escapeHtml(label))
    : tag('text', { ...given, lang: 'zh' }, escapeHtml(label.zh)) + tag('text', { ...given, lang: 'en' }, escapeHtml(label.en))

export const line = (
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  stroke: string,
  more: Record<string, string | number> = {},
): string => tag('line', { x1, y1, x2, y2, stroke, ...more })

/** A drawing with a name for those who do not see it; its table stands beside. */
export const svg = (width: number, height: number, kind: 'wide' | 'narrow', name: Label, inside: string): string =>
  tag(
    'svg',
    {
      class: `chart ${kind}`,
      viewBox: `0 0 ${width} ${Math.ceil(height)}`,
      width,
      height: Math.ceil(height),
      role: 'img',
      'aria-label': `${name.zh} / ${name.en}`,
    },
    inside,
  )

/** Draws a chart for both widths. */
export const twice = (wide: number, draw: (width: number, kind: 'wide' | 'narrow') => string): string =>
  draw(wide, 'wide') + draw(342, 'narrow')

/** Round marks of an axis from low to high, about `count` of them. */
export const ticks = (low: number, high: number, count: number): number[] => {
  const span = high - low
  if (!(span > 0)) return [low]
  const raw = span / count
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= raw) ?? raw
  const first = Math.ceil(low / step - 1e-9)
  return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  )
}

export interface Bar {
  readonly label: Label
  readonly value: number
  readonly written: string
  /** Written behind it where there is room. */
  readonly aside?: string
}

export interface BarPair extends Bar {
  readonly other: number
  readonly otherWritten: string
}

const rowHeight = 46

/** Two bars a row from a zero base: the first solid ink, the second an accent outline, each with its figure at its end. */
export const pairedBars = (rows: readonly BarPair[], names: readonly [Label, Label], title: Label, wide: number): string =>
  twice(wide, (width, kind) => {
    const left = 74
    const right = 118
    const most = Math.max(1, ...rows.flatMap(({ value, other }) => [value, other]))
    const length = (value: number): number => Math.max(1, (value / most) * (width - left - right))
    const body = rows.map(({ label, value, written, other, otherWritten }, i) => {
      const y = i * rowHeight + 8
      return [
        words(label, { x: 0, y: y + 20, class: 'name' }),
        tag('rect', { x: left, y: y + 1, width: length(value), height: 13, fill: ink.ink }),
        words(i === 0 ? withName(written, names[0]) : written, { x: left + length(value) + 6, y: y + 12, class: 'value' }),
        tag('rect', { x: left + 0.5, y: y + 18.5, width: length(other), height: 12, fill: '#fff', stroke: ink.accent }),
        words(i === 0 ? withName(otherWritten, names[1]) : otherWritten, {
          x: left + length(other) + 6,
          y: y + 29,
          class: 'value accent',
        }),
      ].join('')
    })
    const height = rows.length * rowHeight + 4
    return svg(width, height, kind, title, body.join('') + line(left, 4, left, height - 4, ink.ink))
  })

const withName = (written: string, name: Label): Label => ({ zh: `${written} ${name.zh}`, en: `${written} ${name.en}` })

/** Bars to both sides of zero, green for a surplus and red for a gap, with the sign in the figure. */
export const signedBars = (rows: readonly Bar[], title: Label, wide: number): string =>
  twice(wide, (width, kind) => {
    const left = 74
    const side = kind === 'wide' ? 124 : 72
    const low = Math.min(0, ...rows.map(({ value }) => value))
    const high = Math.max(0, ...rows.map(({ value }) => value))
    const span = high - low || 1
    const room = width - left - side * 2
    const zero = left + side + (-low / span) * room
    const body = rows.map(({ label, value, written, aside }, i) => {
      const y = i * 34 + 8
      const length = Math.max(1, (Math.abs(value) / span) * room)
      const gap = value < 0
      return [
        words(label, { x: 0, y: y + 14, class: 'name' }),
        tag('rect', { x: gap ? zero - length : zero, y: y + 3, width: length, height: 14, fill: gap ? ink.owed : ink.up }),
        words(kind === 'wide' ? `${written}${aside ?? ''}` : written, {
          x: gap ? zero - length - 6 : zero + length + 6,
          y: y + 15,
          class: gap ? 'value bad' : 'value ok',
          'text-anchor': gap ? 'end' : 'start',
        }),
      ].join('')
    })
    const height = rows.length * 34 + 12
    return svg(width, height, kind, title, body.join('') + line(zero, 4, zero, height - 4, ink.ink))
  })
