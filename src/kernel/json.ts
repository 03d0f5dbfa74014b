/**
 * JSON as the market writes it: keys sorted, amounts as integers, decimals as text. The same value gives the same
 * bytes, which is what the hash chain and the idempotency keys stand on.
 */
export const canonicalJson = (value: unknown): string => {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'object') {
    if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
    const { toJSON } = value as { toJSON?: () => unknown }
    if (typeof toJSON === 'function') return canonicalJson(toJSON.call(value))
    const entries = Object.entries(value).filter(([, item]) => item !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

/** JSON in the order of the keys given, amounts as integers; for answers that people read. */
export const toJson = (value: unknown, indent?: number): string => {
  const marked = JSON.stringify(
    value,
    (_key, item: unknown) => (typeof item === 'bigint' ? `\u0000${item.toString()}` : item),
    indent,
  )
  return marked.replace(/"\\u0000(-?\d+)"/g, '$1')
}
