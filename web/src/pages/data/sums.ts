const places = 9
const scale = 10n ** BigInt(places)

const scaled = (text: string): bigint => {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const value = BigInt(whole || '0') * scale + BigInt(fraction.slice(0, places).padEnd(places, '0'))
  return text.startsWith('-') ? -value : value
}

const plain = (value: bigint): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -places)}${fraction ? `.${fraction}` : ''}`
}

/** Decimals as text, added exactly: a column must add up on screen. Nothing added to nothing is nothing. */
export const sumOf = (values: readonly (string | null | undefined)[]): string | null => {
  const given = values.filter((value): value is string => value !== null && value !== undefined && /^-?\d*\.?\d+$/.test(value))
  return given.length === 0 ? null : plain(given.reduce((sum, value) => sum + scaled(value), 0n))
}

/** a ÷ b as text, where both are there and b is not zero. */
export const ratioOf = (a: string | null | undefined, b: string | null | undefined): string | null => {
  if (a === null || a === undefined || b === null || b === undefined || scaled(b) === 0n) return null
  return plain((scaled(a) * scale) / scaled(b))
}

/** The mean of values weighted by amounts, over those where both are there. */
export const meanOf = (pairs: readonly { readonly value: string | null; readonly weight: string | null }[]): string | null => {
  const known = pairs.filter((pair): pair is { value: string; weight: string } => pair.value !== null && pair.weight !== null)
  const weight = known.reduce((sum, pair) => sum + scaled(pair.weight), 0n)
  if (weight === 0n) return null
  return plain(known.reduce((sum, pair) => sum + scaled(pair.value) * scaled(pair.weight), 0n) / weight)
}
