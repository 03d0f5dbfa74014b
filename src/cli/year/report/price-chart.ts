import type { Label } from '../../../kernel/index.ts'
import { ink, line, svg, tag, ticks, twice, words } from './charts.ts'
import { megatonnes, yuan } from './format.ts'
import type { TradingDay } from './summary.ts'

const title: Label = { zh: '每日收盘价与成交量', en: 'Close and volume by trading day' }
const strokes = [
  { stroke: ink.ink, dash: '' },
  { stroke: ink.accent, dash: '6 3' },
  { stroke: '#855300', dash: '2 3' },
  { stroke: '#2C5A88', dash: '8 3 2 3' },
] as const

interface Frame {
  readonly x: (day: string) => number
  readonly y: (fen: bigint) => number
  readonly right: number
}

const seriesOf = (days: readonly TradingDay[]): Map<string, TradingDay[]> => {
  const found = new Map<string, TradingDay[]>()
  for (const row of days) found.set(row.product, [...(found.get(row.product) ?? []), row])
  return found
}

/** Labels at the ends of lines, moved apart until none covers another. */
const apart = (ends: readonly { name: string; y: number }[]): Map<string, number> => {
  const placed = new Map<string, number>()
  let below = -Infinity
  for (const { name, y } of [...ends].sort((a, b) => a.y - b.y)) {
    below = Math.max(y, below + 15)
    placed.set(name, below)
  }
  return placed
}

const linesOf = (series: ReadonlyMap<string, TradingDay[]>, frame: Frame, brief: boolean): string => {
  const ends = [...series].map(([name, rows]) => ({ name, y: frame.y(rows.at(-1)?.closeFen ?? 0n) }))
  const labelAt = apart(ends)
  return [...series]
    .map(([name, rows], i) => {
      const style = strokes[i % strokes.length] ?? strokes[0]
      const points = rows.map((row) => `${frame.x(row.day).toFixed(1)},${frame.y(row.closeFen).toFixed(1)}`).join(' ')
      const last = rows.at(-1)
      if (!last) return ''
      return [
        tag('polyline', {
          points,
          fill: 'none',
          stroke: style.stroke,
          'stroke-width': '1.5',
          ...(style.dash === '' ? {} : { 'stroke-dasharray': style.dash }),
        }),
        rows.length === 1 ? tag('circle', { cx: frame.x(last.day), cy: frame.y(last.closeFen), r: 3, fill: style.stroke }) : '',
        words(brief ? name : `${name} ${yuan(last.closeFen)}`, {
          x: frame.right + 36,
          y: (labelAt.get(name) ?? 0) + 4,
          class: 'value',
          fill: style.stroke,
        }),
      ].join('')
    })
    .join('')
}

const volumeBars = (days: readonly TradingDay[], x: Frame['x'], top: number, height: number, barWidth: number): string => {
  const volumes = new Map<string, bigint>()
  for (const { day, volume } of days) volumes.set(day, (volumes.get(day) ?? 0n) + volume)
  const most = [...volumes.values()].reduce((a, b) => (a > b ? a : b), 1n)
  const bars = [...volumes].map(([day, volume]) => {
    const tall = (Number(volume) / Number(most)) * height
    return tag('rect', {
      x: x(day) - barWidth / 2,
      y: top + height - tall,
      width: barWidth,
      height: Math.max(0.5, tall),
      fill: ink.third,
    })
  })
  return (
    bars.join('') +
    words(
      { zh: `成交量，最高 ${megatonnes(most, 2)} Mt`, en: `Volume, at most ${megatonnes(most, 2)} Mt` },
      { x: 0, y: top - 6, class: 'tick' },
    )
  )
}

/** Closes as lines, one style a product, over the volume of all products; price axis on the right, days below. */
export const priceChart = (days: readonly TradingDay[], wide: number): string =>
  twice(wide, (width, kind) => {
    const labels = kind === 'wide' ? 160 : 96
    const [top, height, gap, volumeHeight] = [12, 200, 30, 56]
    const right = width - labels
    const all = [...new Set(days.map(({ day }) => day))].sort()
    const step = right / Math.max(1, all.length)
    const at = new Map(all.map((day, i) => [day, (i + 0.5) * step]))
    const closes = days.map(({ closeFen }) => Number(closeFen) / 100)
    const [low, high] = [Math.min(...closes), Math.max(...closes)]
    const margin = Math.max(1, (high - low) * 0.15)
    const scale = (value: number): number => top + height - ((value - low + margin) / (high - low + 2 * margin)) * height
    const frame: Frame = { x: (day) => at.get(day) ?? 0, y: (fen) => scale(Number(fen) / 100), right }
    const grid = ticks(low - margin, high + margin, 4).map((mark) => {
      const y = scale(mark)
      return line(0, y, right, y, ink.grid) + words(String(mark), { x: right + 6, y: y + 4, class: 'tick' })
    })
    const base = top + height + gap + volumeHeight
    const every = Math.max(1, Math.ceil(all.length / (kind === 'wide' ? 10 : 3)))
    const marks = all
      .filter((_, i) => i % every === 0)
      .map((day, i) => {
        const text = kind === 'wide' ? day : day.slice(2)
        return words(text, {
          x: i === 0 ? 0 : (at.get(day) ?? 0),
          y: base + 16,
          class: 'tick',
          'text-anchor': i === 0 ? 'start' : 'middle',
        })
      })
    return svg(
      width,
      base + 24,
      kind,
      title,
      grid.join('') +
        volumeBars(days, frame.x, top + height + gap, volumeHeight, Math.max(1, Math.min(10, step * 0.6))) +
        line(0, base, right, base, ink.ink) +
        marks.join('') +
        linesOf(seriesOf(days), frame, kind === 'narrow'),
    )
  })
