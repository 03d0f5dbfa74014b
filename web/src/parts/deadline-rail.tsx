import { useLayoutEffect, useRef, useState } from 'react'
import { dayShort, monthOfYear } from '../format/day.ts'
import { useTexts } from '../i18n/index.ts'
import { layOutRail, type PlacedMark, type RailMark } from './rail-layout.ts'

const labelHeight = 39
const stem = 10
const monthHeight = 17

const styleOf = (mark: PlacedMark, axis: number) => {
  const place = mark.flipped ? { right: `${100 - mark.left}%` } : { left: `${mark.left}%` }
  const height = stem + labelHeight + mark.level * (labelHeight + 4)
  return mark.side === 'act'
    ? { ...place, top: axis - height, height }
    : { ...place, top: axis + 1, height: monthHeight + labelHeight + mark.level * (labelHeight + 4) - 4 }
}

const classOf = (mark: PlacedMark, narrow: boolean): string =>
  [narrow ? '' : mark.side === 'act' ? 'above' : 'below', mark.weight ?? '', mark.flipped && !narrow ? 'flip' : '']
    .filter(Boolean)
    .join(' ')

/** What is due, to scale in days: acts above the axis, notices below. On phones a list in date order. */
export const DeadlineRail = ({ marks }: { readonly marks: readonly RailMark[] }) => {
  const { t, language } = useTexts()
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(1100)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return undefined
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const layout = layOutRail(marks, width)
  if (layout.marks.length === 0) return null
  const axis = stem + Math.max(1, layout.levelsAbove) * (labelHeight + 4)
  const height = axis + monthHeight + Math.max(1, layout.levelsBelow) * (labelHeight + 4)
  const narrow = width < 560
  return (
    <div className="rail" ref={box} style={narrow ? undefined : { height }}>
      {!narrow && <span className="axis" style={{ top: axis }} />}
      {!narrow &&
        layout.months.map((month) => (
          <span key={month.month} className="month" style={{ left: `${month.left}%`, top: axis + 1 }}>
            {monthOfYear(month.month, language)}
          </span>
        ))}
      <ul aria-label={t('rail.label')}>
        {layout.marks.map((mark) => (
          <li key={`${mark.day}${mark.name}`} className={classOf(mark, narrow)} style={narrow ? undefined : styleOf(mark, axis)}>
            <span>
              <b>{dayShort(mark.day, language)}</b> {mark.name}
            </span>
            {mark.note !== undefined && <span className="dim">{mark.note}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
