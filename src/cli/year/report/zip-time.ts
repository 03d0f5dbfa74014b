const centralEntry = 0x02014b50
const endOfDirectory = 0x06054b50
/** 1 January 1980, the first day a ZIP archive can name. */
const firstDay = 0x0021

const endAt = (archive: Buffer): number => {
  for (let at = archive.length - 22; at >= 0; at -= 1) if (archive.readUInt32LE(at) === endOfDirectory) return at
  throw new Error('not a ZIP archive')
}

const setTime = (archive: Buffer, at: number): void => {
  archive.writeUInt16LE(0, at)
  archive.writeUInt16LE(firstDay, at + 2)
}

/**
 * Gives every file of a ZIP archive (a workbook is one) the same time stamp, in its local and its central header, so that the
 * same content gives the same bytes whenever it is written. Times are under no checksum. Source: PKWARE APPNOTE 6.3, 4.3.7 and
 * 4.3.12.
 */
export const withoutTimes = (archive: Buffer): Buffer => {
  const fixed = Buffer.from(archive)
  const end = endAt(fixed)
  const count = fixed.readUInt16LE(end + 10)
  let at = fixed.readUInt32LE(end + 16)
  for (let i = 0; i < count; i += 1) {
    if (fixed.readUInt32LE(at) !== centralEntry) throw new Error('the directory of the ZIP archive is damaged')
    setTime(fixed, at + 12)
    setTime(fixed, fixed.readUInt32LE(at + 42) + 10)
    at += 46 + fixed.readUInt16LE(at + 28) + fixed.readUInt16LE(at + 30) + fixed.readUInt16LE(at + 32)
  }
  return fixed
}
