import type { Label } from '../../../kernel/index.ts'
import { provinces } from '../provinces.ts'
import { escapeHtml } from './format.ts'

/** What a square says: a figure, and its step from 1 (least) to 4. A province without one has no plant here. */
export interface Tile {
  readonly written: string
  readonly step: 1 | 2 | 3 | 4
}

/**
 * Steps by quarter of the range's rank, so that each step holds about as many provinces. bounds: the lowest value of steps 2, 3
 * and 4.
 */
export const stepsOf = (values: readonly number[]): { bounds: readonly number[]; stepOf: (value: number) => Tile['step'] } => {
  const sorted = [...values].sort((a, b) => a - b)
  const bounds = [1, 2, 3].map((quarter) => sorted[Math.floor((sorted.length * quarter) / 4)] ?? 0)
  return { bounds, stepOf: (value) => (1 + bounds.filter((bound) => value >= bound).length) as Tile['step'] }
}

/**
 * The national grid of equal squares: no boundaries, all province-level units; those outside the market or without a plant are
 * dashed.
 */
export const tileGrid = (tiles: ReadonlyMap<string, Tile>, title: Label): string => {
  const squares = [...provinces]
    .sort((a, b) => a.tile.row - b.tile.row || a.tile.column - b.tile.column)
    .map(({ code, zh, en, short, tile }) => {
      const found = tiles.get(code)
      const place = `grid-column:${tile.column + 1};grid-row:${tile.row + 1}`
      const name = `${escapeHtml(zh)} ${escapeHtml(en)}${found ? ` ${found.written}` : ''}`
      const [kind, written] = found ? [`s${found.step}`, found.written] : ['none', '–']
      return `<li class="${kind}" style="${place}" title="${name}"><b>${short}</b><span>${written}</span></li>`
    })
  return `<ul class="tiles" aria-label="${escapeHtml(`${title.zh} / ${title.en}`)}">${squares.join('')}</ul>`
}
