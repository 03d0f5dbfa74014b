import type { ReactNode } from 'react'
import type { Working } from '../api/types.ts'
import { nothing, price, tonnes, yuan } from '../format/number.ts'
import { dayInWords } from '../format/day.ts'
import { rich, useTexts } from '../i18n/index.ts'
import { Figure } from './figure.tsx'

export interface Position {
  readonly who: string
  readonly year: number
  /** Tonnes: below zero is short, above is over; zero is enough, and done when it is `covered`. */
  readonly net: number
  readonly covered?: boolean
  /** Short, and the final allocation still to come should cover it: tonnes left then. */
  readonly awaited?: number
  readonly netWorking?: Working | undefined
  /** Fen: what covering costs, walked through the book's listings; what a surplus is worth at the last close. */
  readonly amount?: number | null
  readonly amountWorking?: Working | undefined
  readonly averagePrice?: number | null
  /** The last sensible day: deadline less confirmation, transfer and settlement days, less two in reserve. */
  readonly lastDay?: string | null
  readonly lastDayWorking?: Working | undefined
  readonly tradingDaysLeft?: number | null
}

/** Short or long by how much, what it costs today, the last sensible day to act. The page's answer, in one sentence. */
export const PositionSentence = ({ position, assume }: { readonly position: Position; readonly assume?: ReactNode }) => (
  <div className="say">
    <p className="lead">
      <PositionText position={position} />
    </p>
    {assume !== undefined && <p className="assume">{assume}</p>}
  </div>
)

export const PositionText = ({ position }: { readonly position: Position }) => {
  const { t, language } = useTexts()
  const { net } = position
  const gap = (
    <b className={net >= 0 ? 'ok' : position.awaited === undefined ? 'bad' : ''}>
      {rich(t(net < 0 ? 'position.gap' : 'position.surplus'), {
        tonnes: <Figure working={position.netWorking}>{tonnes(Math.abs(net))}</Figure>,
      })}
    </b>
  )
  const fill = { who: position.who, year: position.year }
  if (net === 0 && !position.covered) return <>{t('position.even', fill)}</>
  if (position.covered && net >= 0)
    return <>{rich(t('position.covered', fill), { over: net > 0 ? rich(t('position.over'), { tonnes: tonnes(net) }) : null })}</>
  const first = rich(t(net < 0 ? 'position.short' : 'position.long', fill), { gap })
  if (net < 0 && position.awaited !== undefined)
    return (
      <>
        {first}
        {t('position.awaited', { tonnes: tonnes(position.awaited) })}
      </>
    )
  const cost =
    position.amount === null || position.amount === undefined
      ? t('position.noPrice')
      : rich(t(net < 0 ? 'position.cost' : 'position.worth'), {
          amount: (
            <b>
              <Figure working={position.amountWorking}>{t('amount.yuan', { value: yuan(position.amount) })}</Figure>
            </b>
          ),
          price: (
            <span className="nw">
              {t('amount.perTonne', { value: position.averagePrice ? price(position.averagePrice) : nothing })}
            </span>
          ),
        })
  const last =
    net < 0 && position.lastDay
      ? rich(t('position.last', { days: position.tradingDaysLeft ?? 0 }), {
          day: (
            <b className="nw">
              <Figure working={position.lastDayWorking}>{dayInWords(position.lastDay, language)}</Figure>
            </b>
          ),
        })
      : null
  return (
    <>
      {first}
      {cost}
      {last}
    </>
  )
}
