const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖']
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿', '万亿']

const ofGroup = (group: string): string => {
  let text = ''
  let zero = false
  for (const [index, digit] of [...group].entries()) {
    if (digit === '0') {
      zero = true
      continue
    }
    if (zero && text) text += '零'
    zero = false
    text += (digits[Number(digit)] ?? '') + (places[group.length - 1 - index] ?? '')
  }
  return text
}

/** A whole number in Chinese capitals, as certificates write it: 648,902 is 陆拾肆万捌仟玖佰零贰. */
export const capitals = (value: number | bigint): string => {
  const text = value.toString()
  if (text === '0') return '零'
  const parts: string[] = []
  for (let end = text.length; end > 0; end -= 4) parts.unshift(text.slice(Math.max(0, end - 4), end))
  let written = ''
  for (const [index, part] of parts.entries()) {
    const body = ofGroup(part)
    if (!body) continue
    // A zero is spoken where a group starts with one, or where whole groups were empty.
    if (written && (part.startsWith('0') || parts[index - 1] === '0000')) written += '零'
    written += body + (groups[parts.length - 1 - index] ?? '')
  }
  return written
}
