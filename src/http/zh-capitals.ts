const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const
const myriad = 10_000n
const hundredMillion = 100_000_000n
const places = [
  [1000n, '仟'],
  [100n, '佰'],
  [10n, '拾'],
  [1n, ''],
] as const

/** A whole number below ten thousand; a gap inside it is one 零. */
const small = (value: bigint): string => {
  let text = ''
  let gap = false
  for (const [size, word] of places) {
    const digit = digits[Number((value / size) % 10n)] as string
    if (digit === digits[0]) {
      gap = text !== ''
      continue
    }
    text += `${gap ? digits[0] : ''}${digit}${word}`
    gap = false
  }
  return text
}

const joined = (value: bigint, size: bigint, word: string): string => {
  const rest = value % size
  const gap = rest > 0n && rest < size / 10n ? digits[0] : ''
  return `${written(value / size)}${word}${gap}${rest > 0n ? written(rest) : ''}`
}

const written = (value: bigint): string => {
  if (value >= hundredMillion) return joined(value, hundredMillion, '亿')
  return value >= myriad ? joined(value, myriad, '万') : small(value)
}

/** A whole, not negative number in the capitals that Chinese documents write amounts in, because a stroke cannot change them. */
export const zhCapitals = (value: bigint): string => (value === 0n ? digits[0] : written(value))
