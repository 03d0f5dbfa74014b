import type { Amount } from '../format/number.ts'
import * as number from '../format/number.ts'
import * as day from '../format/day.ts'
import { useTexts } from '../i18n/index.ts'
import { Unit } from './sheet.tsx'

interface Shown {
  readonly value: Amount | null | undefined
  /** Writes the unit after the figure; tables have it in the head. */
  readonly unit?: boolean
  readonly signed?: boolean
}

const orNothing = (value: Amount | null | undefined, write: (value: Amount) => string): string =>
  value === null || value === undefined ? number.nothing : write(value)

/** Whole tonnes. */
export const Tonnes = ({ value, unit, signed }: Shown) => {
  const { t } = useTexts()
  return (
    <span className="nw">
      {orNothing(value, signed ? number.signedTonnes : number.tonnes)}
      {unit && <Unit>{t('unit.tonnes')}</Unit>}
    </span>
  )
}

/** Fen, shown as yuan with two decimals. */
export const Yuan = ({ value, unit, signed }: Shown) => {
  const { t } = useTexts()
  return (
    <span className="nw">
      {orNothing(value, signed ? number.signedYuan : number.yuan)}
      {unit && <Unit>{t('unit.yuan')}</Unit>}
    </span>
  )
}

/** Fen per tonne, shown as yuan per tonne. */
export const Price = ({ value, unit }: Omit<Shown, 'signed'>) => {
  const { t } = useTexts()
  return (
    <span className="nw">
      {orNothing(value, number.price)}
      {unit && <Unit>{t('unit.yuanPerTonne')}</Unit>}
    </span>
  )
}

export type DayStyle = 'long' | 'plain' | 'short' | 'shortWeekday' | 'words'

const dayStyles = {
  long: day.dayLong,
  plain: day.dayPlain,
  short: day.dayShort,
  shortWeekday: day.dayShortWeekday,
  words: day.dayInWords,
} as const

export const Day = ({ value, style = 'long' }: { readonly value: string | null | undefined; readonly style?: DayStyle }) => {
  const { language } = useTexts()
  if (!value) return <>{number.nothing}</>
  return (
    <time className="nw" dateTime={value}>
      {dayStyles[style](value, language)}
    </time>
  )
}

export const Instant = ({ value, short }: { readonly value: string | null | undefined; readonly short?: boolean }) => {
  const { language } = useTexts()
  if (!value) return <>{number.nothing}</>
  return (
    <time className="nw" dateTime={value}>
      {short ? day.instantShort(value, language) : day.instant(value, language)}
    </time>
  )
}

/** A change against the previous close: colour, arrow and sign, on market pages only. */
export const Change = ({
  value,
  pct,
}: {
  readonly value?: number | null | undefined
  readonly pct?: string | number | null | undefined
}) => {
  const direction = Math.sign(value ?? Number(pct ?? 0))
  const mark = direction > 0 ? '▲' : direction < 0 ? '▼' : '–'
  return (
    <span className={`nw ${direction > 0 ? 'up' : direction < 0 ? 'down' : ''}`}>
      {mark} {value !== null && value !== undefined && `${number.signedYuan(value)} `}
      {pct !== null && pct !== undefined && number.change(pct)}
    </span>
  )
}
