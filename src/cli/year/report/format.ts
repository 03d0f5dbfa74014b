import type { Label } from '../../../kernel/index.ts'

export type Language = 'zh' | 'en'

/** What a table's cell may hold. Whole numbers are tonnes, counts or fen; text is already formatted or a name. */
export type Cell = string | number | bigint | Label | undefined

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',')

/** `1234567.5` with 0 places is 1,234,568; a minus is U+2212; nothing is an en dash. */
export const figure = (value: string | number | bigint | undefined, places = 0): string => {
  if (value === undefined || value === '') return '–'
  const text =
    typeof value === 'bigint' ? value.toString() + (places > 0 ? `.${'0'.repeat(places)}` : '') : Number(value).toFixed(places)
  const [whole = '', fraction] = text.replace('-', '').split('.')
  const sign = text.startsWith('-') && /[1-9]/.test(text) ? '−' : ''
  return `${sign}${grouped(whole)}${fraction === undefined ? '' : `.${fraction}`}`
}

/** With a plus or a minus in front; zero has neither. */
export const signed = (value: number | bigint, places = 0): string => {
  const text = figure(value, places)
  return Number(value) > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

/** Fen as yuan with two decimals, without floating point. */
export const yuan = (fen: bigint | string | undefined): string => {
  if (fen === undefined) return '–'
  if (typeof fen === 'string') return figure(Number(fen) / 100, 2)
  const size = fen < 0n ? -fen : fen
  return `${fen < 0n ? '−' : ''}${grouped((size / 100n).toString())}.${(size % 100n).toString().padStart(2, '0')}`
}

/** Tonnes as million tonnes. */
export const megatonnes = (tonnes: bigint, places = 1): string => figure(Number(tonnes) / 1_000_000, places)
export const gigawatts = (capacityMw: string, places = 1): string => figure(Number(capacityMw) / 1000, places)

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[char] ?? char)

export const isLabel = (cell: Cell): cell is Label => typeof cell === 'object' && cell !== null
