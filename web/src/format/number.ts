/** A figure as it comes over the wire: an integer (tonnes, fen) or a decimal as text. */
export type Amount = number | bigint | string

/** Nothing is here; `0` is a figure. */
export const nothing = '–'
const minus = '\u2212'

interface Parts {
  readonly negative: boolean
  readonly whole: string
  readonly fraction: string
}

const parse = (value: Amount): Parts | undefined => {
  const text = typeof value === 'number' ? plain(value) : String(value).trim()
  const match = /^([-\u2212+])?(\d+)(?:\.(\d+))?$/.exec(text.replaceAll(',', ''))
  if (!match) return undefined
  return { negative: match[1] === '-' || match[1] === minus, whole: match[2] ?? '0', fraction: match[3] ?? '' }
}

/** JavaScript writes 1e-7 and 1e21; people do not. */
const plain = (value: number): string => (/e/i.test(String(value)) ? value.toFixed(20).replace(/0+$/, '') : String(value))

const grouped = (whole: string): string => whole.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+(?!\d))/g, ',')

const signed = (negative: boolean, text: string): string => (negative && /[1-9]/.test(text) ? minus + text : text)

/** Exact text to a number of places, half up away from zero, on digits and never on a float. */
export const fixed = (value: Amount, places: number): string => {
  const parts = parse(value)
  if (!parts) return String(value)
  const digits = parts.whole + parts.fraction.slice(0, places).padEnd(places, '0')
  const up = (parts.fraction[places] ?? '0') >= '5' ? 1n : 0n
  const scaled = (BigInt(digits) + up).toString().padStart(places + 1, '0')
  const whole = grouped(scaled.slice(0, scaled.length - places))
  return signed(parts.negative, places === 0 ? whole : `${whole}.${scaled.slice(-places)}`)
}

/** With every decimal as filed, only grouped. */
export const filed = (value: Amount): string => {
  const parts = parse(value)
  if (!parts) return String(value)
  return signed(parts.negative, parts.fraction ? `${grouped(parts.whole)}.${parts.fraction}` : grouped(parts.whole))
}

const isPositive = (value: Amount): boolean => {
  const parts = parse(value)
  return parts !== undefined && !parts.negative && /[1-9]/.test(parts.whole + parts.fraction)
}

const withPlus = (value: Amount, text: string): string => (isPositive(value) ? `+${text}` : text)

/** Whole tonnes. */
export const tonnes = (value: Amount): string => fixed(value, 0)
export const signedTonnes = (value: Amount): string => withPlus(value, tonnes(value))

/** Fen to yuan, two decimals; a price in fen per tonne to yuan per tonne is the same arithmetic. */
export const yuan = (fen: Amount): string => {
  const parts = parse(fen)
  if (!parts || parts.fraction) return String(fen)
  const digits = parts.whole.padStart(3, '0')
  return signed(parts.negative, `${grouped(digits.slice(0, -2))}.${digits.slice(-2)}`)
}
export const signedYuan = (fen: Amount): string => withPlus(fen, yuan(fen))
export const price = yuan

/** Places by what is measured; what is not listed stays as filed. */
export const placesOf = {
  t: 2,
  'tC/t': 4,
  'tC/GJ': 6,
  'GJ/t': 3,
  '1e4 Nm3': 2,
  'GJ/1e4 Nm3': 3,
  GJ: 3,
  MWh: 3,
  h: 1,
  tCO2: 2,
  'tCO2/MWh': 4,
  'tCO2/GJ': 4,
  't/MWh': 4,
} as const satisfies Record<string, number>

export const quantity = (value: Amount, unit: string): string => {
  const places = (placesOf as Record<string, number | undefined>)[unit]
  return places === undefined ? filed(value) : fixed(value, places)
}

/** `tCO2/MWh` is shown as tCO₂/MWh; a plain number has no unit. */
export const unitText = (unit: string): string =>
  unit === '1' ? '' : unit.replaceAll('CO2', 'CO₂').replace('1e4 Nm3', '10⁴ Nm³')

/** A rate as filed: `0.05` is `5%`. */
export const percent = (rate: Amount): string => {
  const parts = parse(rate)
  if (!parts) return String(rate)
  const fraction = parts.fraction.padEnd(2, '0')
  const rest = fraction.slice(2).replace(/0+$/, '')
  const whole = grouped(parts.whole + fraction.slice(0, 2))
  return `${signed(parts.negative, rest ? `${whole}.${rest}` : whole)}%`
}

/** A change against a reference, always with its sign and two decimals. */
export const change = (rate: Amount): string => {
  const text = fixed(Number(rate) * 100, 2)
  return `${withPlus(Number(text.replace(minus, '-')), text)}%`
}

/** A share of a whole, two decimals. An empty whole has no shares. */
export const share = (part: Amount, whole: Amount): string =>
  Number(whole) === 0 ? nothing : `${fixed((Number(part) / Number(whole)) * 100, 2)}%`

/** For chart axes only: 46.1万, 1.2亿; in English 461 k, 120 M. */
export const short = (value: number, language: 'zh' | 'en'): string => {
  const size = Math.abs(value)
  const steps: readonly (readonly [number, string])[] =
    language === 'zh'
      ? [
          [1e8, '亿'],
          [1e4, '万'],
        ]
      : [
          [1e9, ' G'],
          [1e6, ' M'],
          [1e3, ' k'],
        ]
  for (const [step, name] of steps) if (size >= step) return `${trimmed(value / step)}${name}`
  return filed(value)
}

const trimmed = (value: number): string => fixed(value.toFixed(1), 1).replace(/\.0$/, '')

/** `CEA2024` is shown as CEA24, `CEA2019-2020` as CEA(19-20). */
export const product = (code: string): string => {
  const one = /^CEA20(\d\d)$/.exec(code)
  if (one) return `CEA${one[1] ?? ''}`
  const two = /^CEA20(\d\d)-20(\d\d)$/.exec(code)
  return two ? `CEA(${two[1] ?? ''}-${two[2] ?? ''})` : code
}

/**
 * A typed figure without its separators; undefined when a comma does not group thousands: `21,5` is somebody's decimal comma,
 * and must be refused, not read as 215. Full-width digits are read.
 */
export const ungrouped = (text: string): string | undefined => {
  const plainText = text.normalize('NFKC').replaceAll(minus, '-').trim()
  if (!plainText.includes(',')) return plainText
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plainText) ? plainText.replaceAll(',', '') : undefined
}

/** What a person typed into a whole-number field; undefined when it is not one. Full-width digits and separators are read. */
export const readWhole = (text: string): number | undefined => {
  const plainText = ungrouped(text)
  if (plainText === undefined || !/^\d{1,16}$/.test(plainText)) return undefined
  const value = Number(plainText)
  return Number.isSafeInteger(value) ? value : undefined
}

/** What a person typed into a price field, as fen; undefined when it is not yuan with at most two decimals. */
export const readYuan = (text: string): number | undefined => {
  const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(ungrouped(text) ?? '')
  if (!match) return undefined
  return Number((match[1] ?? '0') + (match[2] ?? '').padEnd(2, '0'))
}
