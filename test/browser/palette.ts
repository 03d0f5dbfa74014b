import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

interface Pixels {
  readonly width: number
  readonly height: number
  /** Three bytes a pixel, row by row. */
  readonly rgb: Buffer
}

const paeth = (a: number, b: number, c: number): number => {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)]
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c
}

const guess = (filter: number, left: number, up: number, corner: number): number =>
  [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0

/** The pixels of a screenshot: 8 bits a channel, RGB or RGBA, not interlaced, as browsers write them. */
const read = (png: Buffer): Pixels => {
  const [width, height, channels] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3]
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const raw = inflateSync(Buffer.concat(parts))
  const stride = width * channels
  const lines = Buffer.alloc(stride * height)
  const byte = (y: number, x: number): number => (x < 0 || y < 0 ? 0 : (lines[y * stride + x] ?? 0))
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1)
    const filter = raw[start] ?? 0
    for (let x = 0; x < stride; x++)
      lines[y * stride + x] =
        (raw[start + 1 + x] ?? 0) + guess(filter, byte(y, x - channels), byte(y - 1, x), byte(y - 1, x - channels))
  }
  const rgb = Buffer.alloc(width * height * 3)
  for (let i = 0; i < width * height; i++) lines.copy(rgb, i * 3, i * channels, i * channels + 3)
  return { width, height, rgb }
}

const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

const distance = (a: number, b: number): number =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2

const common = 160
const candidates = 2000

/** The commonest colours, and of the others those that are many and far from any chosen: a small red mark stays red. */
const choose = (counts: ReadonlyMap<number, number>): number[] => {
  const sorted = [...counts].sort((a, b) => b[1] - a[1])
  const chosen = sorted.slice(0, common).map(([value]) => value)
  const rest = sorted.slice(common, common + candidates).map(([value, count]) => {
    const far = Math.min(...chosen.map((one) => distance(one, value)))
    return { value, count, far }
  })
  while (chosen.length < 256) {
    const next = rest.reduce((best, one) => (one.far * Math.sqrt(one.count) > best.far * Math.sqrt(best.count) ? one : best), {
      value: -1,
      count: 0,
      far: 0,
    })
    if (next.value < 0) break
    chosen.push(next.value)
    for (const one of rest) one.far = Math.min(one.far, distance(one.value, next.value))
  }
  return chosen
}

/** The same picture with 256 colours: a page has few, and the edges of letters may move by a shade. */
export const withPalette = (png: Buffer): Buffer => {
  const { width, height, rgb } = read(png)
  const counts = new Map<number, number>()
  const colour = (i: number): number => rgb.readUIntBE(i * 3, 3)
  for (let i = 0; i < width * height; i++) counts.set(colour(i), (counts.get(colour(i)) ?? 0) + 1)
  const palette = choose(counts)
  const nearest = new Map(palette.map((value, index) => [value, index]))
  const indexOf = (value: number): number => {
    const known = nearest.get(value)
    if (known !== undefined) return known
    const best = palette.reduce(
      (found, one, index) => (distance(one, value) < distance(palette[found] ?? 0, value) ? index : found),
      0,
    )
    nearest.set(value, best)
    return best
  }
  const lines = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) lines[y * (width + 1) + 1 + x] = indexOf(colour(y * width + x))
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.concat(palette.map((value) => Buffer.from([value >> 16, (value >> 8) & 255, value & 255])))
  const data = deflateSync(lines, { level: 9 })
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
