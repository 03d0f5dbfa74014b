import { Link } from 'react-router'
import type { Figured } from '../../api/types.ts'
import { price, product, tonnes, yuan } from '../../format/number.ts'
import { rich, useTexts } from '../../i18n/index.ts'
import { Figure } from '../../parts/figure.tsx'
import { HoldingsBar } from '../../parts/holdings-bar.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Empty } from '../../parts/states.tsx'

export interface Holding {
  readonly product: string
  readonly held: Figured
  readonly free: number
  readonly trading: number
  readonly pledged: number
  readonly frozen: number
  /** Held for proposals that wait for a second person. */
  readonly waiting: number
  /** Fen at the last close. */
  readonly value: number | null
  /** Whether it may be surrendered for the year, in words. */
  readonly usable: string
}

export interface HoldingsProps {
  readonly year: number
  readonly holdings: readonly Holding[]
  /** Last close by product, fen per tonne: what the valuation stands on. */
  readonly priced: ReadonlyMap<string, number>
  readonly missing: number | null
  readonly owed: readonly { readonly product: string; readonly quantity: number }[]
}

const isCredit = (holding: Holding): boolean => holding.product === 'CCER'

/** The states a unit may be in, in the order of the columns. */
const states = ['free', 'trading', 'pledged', 'frozen', 'waiting'] as const
const stateTexts = ['holding.free', 'holding.trading', 'holding.pledged', 'holding.frozen', 'holding.held'] as const

const SumRow = ({ allowances }: { readonly allowances: readonly Holding[] }) => {
  const { t } = useTexts()
  const sum = (pick: (holding: Holding) => number | string): number =>
    allowances.reduce((total, holding) => total + Number(pick(holding)), 0)
  return (
    <tr className="sum">
      <td className="hd">{t('account.allowanceTotal')}</td>
      <td className="num" data-l={t('word.held')}>
        {tonnes(sum((holding) => holding.held.value))}
      </td>
      {states.map((state, index) => (
        <td key={state} className="num" data-l={t(stateTexts[index] ?? 'holding.free')}>
          {tonnes(sum((holding) => holding[state]))}
        </td>
      ))}
      <td className="num" data-l={t('account.value')}>
        {allowances.some((holding) => holding.value === null) ? '–' : yuan(sum((holding) => holding.value ?? 0))}
      </td>
      <td className="mhide" />
    </tr>
  )
}

const ValuationNote = ({ holdings, priced, missing, owed }: Pick<HoldingsProps, 'holdings' | 'priced' | 'missing' | 'owed'>) => {
  const { t } = useTexts()
  const prices = holdings
    .filter((holding) => priced.has(holding.product))
    .map((holding) => `${product(holding.product)} ${price(priced.get(holding.product) ?? 0)}`)
  return (
    <div className="note">
      {prices.length > 0 && t('account.valuedAt', { prices: prices.join(t('list.comma')) })}
      {missing !== null && missing > 0 && (
        <>
          {t('list.comma')}
          {rich(t('account.gap'), { tonnes: <b className="bad">{tonnes(missing)}</b> })}
        </>
      )}
      {owed.map((debt) => (
        <span key={debt.product} className="bad">
          {' '}
          {t('account.owed', { product: product(debt.product), tonnes: tonnes(debt.quantity) })}
        </span>
      ))}
    </div>
  )
}

/** What is held: to scale, then by product and by what the units are doing. */
export const HoldingsSheet = ({ holdings, year, priced, missing, owed }: HoldingsProps) => {
  const { t } = useTexts()
  const allowances = holdings.filter((holding) => !isCredit(holding))
  // The bar is of one kind of unit: allowances, and of who holds none the credits.
  const shown = allowances.length > 0 ? allowances : holdings
  const sum = (pick: (holding: Holding) => number): number => shown.reduce((total, holding) => total + pick(holding), 0)
  const row = (holding: Holding) => states.map((state) => tonnes(holding[state]))
  return (
    <Sheet title={t('account.holdings')} note={t('account.holdingsNote')}>
      {shown.length > 0 && (
        <div className="in">
          <HoldingsBar
            label={t(allowances.length > 0 ? 'account.allowances' : 'account.credits')}
            parts={[
              { kind: 'free', tonnes: sum((holding) => holding.free) },
              { kind: 'pledged', tonnes: sum((holding) => holding.pledged) },
              { kind: 'trading', tonnes: sum((holding) => holding.trading) },
              { kind: 'frozen', tonnes: sum((holding) => holding.frozen) },
              { kind: 'held', tonnes: sum((holding) => holding.waiting) },
            ]}
          />
        </div>
      )}
      {holdings.length > 0 && (
        <div className="scroll-x">
          <table className="stack" aria-label={t('account.holdings')}>
            <thead>
              <tr>
                {[t('word.product'), t('word.held'), ...stateTexts.map((text) => t(text)), t('account.value')].map(
                  (head, index) => (
                    <th key={head} scope="col" className={index > 0 ? 'num' : undefined}>
                      {head}
                    </th>
                  ),
                )}
                <th scope="col">{t('account.usable', { year: year })}</th>
              </tr>
            </thead>
            <tbody>
              {allowances.map((holding) => (
                <HoldingRow key={holding.product} holding={holding} cells={row(holding)} year={year} />
              ))}
              {allowances.length > 1 && <SumRow allowances={allowances} />}
              {holdings.filter(isCredit).map((holding) => (
                <HoldingRow key={holding.product} holding={holding} cells={row(holding)} year={year} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {holdings.length === 0 && <Empty>{t('account.none')}</Empty>}
      {holdings.length > 0 && <ValuationNote holdings={holdings} priced={priced} missing={missing} owed={owed} />}
    </Sheet>
  )
}

const HoldingRow = ({
  holding,
  cells,
  year,
}: {
  readonly holding: Holding
  readonly cells: readonly string[]
  readonly year: number
}) => {
  const { t } = useTexts()
  const heads = stateTexts.map((text) => t(text))
  return (
    <tr>
      <td className="hd">
        <b>{product(holding.product)}</b>
      </td>
      <td className="num" data-l={t('word.held')}>
        <Figure working={holding.held.working}>{tonnes(holding.held.value)}</Figure>
      </td>
      {cells.map((cell, index) => (
        <td key={index} className={index === 0 ? 'num b' : 'num'} data-l={heads[index]}>
          {cell}
        </td>
      ))}
      <td className="num" data-l={t('account.value')}>
        {holding.value === null ? '–' : yuan(holding.value)}
      </td>
      <td className="w2" data-l={t('account.usable', { year })}>
        {holding.usable}
      </td>
    </tr>
  )
}

export const AccountActions = ({ maySurrender }: { readonly maySurrender: boolean }) => {
  const { t } = useTexts()
  return (
    <>
      <button type="button" className="btn" onClick={() => window.print()}>
        {t('account.proof')}
      </button>
      {maySurrender && (
        <Link className="btn p" to="/compliance">
          {t('account.toSurrender')}
        </Link>
      )}
    </>
  )
}
