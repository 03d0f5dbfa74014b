import { Link } from 'react-router'
import type { Figured } from '../../api/types.ts'
import { price, product, signedTonnes, signedYuan, tonnes, yuan } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Figure } from '../../parts/figure.tsx'
import { HoldingsBar } from '../../parts/holdings-bar.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Empty, Loading } from '../../parts/states.tsx'
import { eventName } from '../../i18n/event-names.ts'

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

/** One movement of the accounts, as the registry answers. */
export interface StatementRow {
  readonly event: string
  readonly line: number
  readonly businessDay: string
  readonly name: string
  readonly product: string
  readonly quantity: number
  readonly fromAccount: string
  readonly fromState: string
  readonly toAccount: string
  readonly toState: string
  readonly position: number | null
}

export interface AccountViewProps {
  readonly year: number
  readonly holdings: readonly Holding[]
  /** Last close by product, fen per tonne: what the valuation stands on. */
  readonly priced: ReadonlyMap<string, number>
  readonly missing: number | null
  readonly owed: readonly { readonly product: string; readonly quantity: number }[]
  readonly accounts: readonly string[]
  readonly statement: readonly StatementRow[] | undefined
}

const isCredit = (holding: Holding): boolean => holding.product === 'CCER'

export const AccountView = (props: AccountViewProps) => {
  const { t } = useTexts()
  return (
    <>
      <HoldingsSheet {...props} />
      <Sheet title={t('account.statement')} note={t('account.statementNote')}>
        {!props.statement && <Loading />}
        {props.statement?.length === 0 && <Empty>{t('account.noStatement')}</Empty>}
        {props.statement && props.statement.length > 0 && <Statement rows={props.statement} accounts={props.accounts} />}
      </Sheet>
    </>
  )
}

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

const ValuationNote = ({
  holdings,
  priced,
  missing,
  owed,
}: Pick<AccountViewProps, 'holdings' | 'priced' | 'missing' | 'owed'>) => {
  const { t } = useTexts()
  const prices = holdings
    .filter((holding) => priced.has(holding.product))
    .map((holding) => `${product(holding.product)} ${price(priced.get(holding.product) ?? 0)}`)
  return (
    <div className="note">
      {t('account.valuedAt')} {prices.join(t('list.comma'))} {t('unit.yuanPerTonne')}
      {missing !== null && missing > 0 && (
        <>
          {t('account.gap')} <b className="bad">{tonnes(missing)}</b> {t('unit.tonnes')}
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

const HoldingsSheet = ({ holdings, year, priced, missing, owed }: AccountViewProps) => {
  const { t } = useTexts()
  const allowances = holdings.filter((holding) => !isCredit(holding))
  const sum = (pick: (holding: Holding) => number | string): number =>
    allowances.reduce((total, holding) => total + Number(pick(holding)), 0)
  const row = (holding: Holding) => states.map((state) => tonnes(holding[state]))
  return (
    <Sheet title={t('account.holdings')} note={t('account.holdingsNote')}>
      <div className="in">
        <HoldingsBar
          label={t('account.allowances')}
          parts={[
            { kind: 'free', tonnes: sum((holding) => holding.free) },
            { kind: 'pledged', tonnes: sum((holding) => holding.pledged) },
            { kind: 'trading', tonnes: sum((holding) => holding.trading) },
            { kind: 'frozen', tonnes: sum((holding) => holding.frozen) },
            { kind: 'held', tonnes: sum((holding) => holding.waiting) },
          ]}
        />
      </div>
      <table className="stack" aria-label={t('account.holdings')}>
        <thead>
          <tr>
            {[t('word.product'), t('word.held'), ...stateTexts.map((text) => t(text)), t('account.value')].map((head, index) => (
              <th key={head} scope="col" className={index > 0 ? 'num' : undefined}>
                {head}
              </th>
            ))}
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

const Statement = ({ rows, accounts }: { readonly rows: readonly StatementRow[]; readonly accounts: readonly string[] }) => {
  const { t } = useTexts()
  const change = (row: StatementRow): number =>
    (accounts.includes(row.toAccount) ? row.quantity : 0) - (accounts.includes(row.fromAccount) ? row.quantity : 0)
  const amount = (row: StatementRow): string => (row.product === 'CNY' ? signedYuan(change(row)) : signedTonnes(change(row)))
  const other = (row: StatementRow): string => {
    if (change(row) === 0) return `${row.fromState} → ${row.toState}`
    return change(row) > 0 ? row.fromAccount : row.toAccount
  }
  return (
    <DataTable
      label={t('account.statement')}
      rows={rows}
      rowKey={(row) => `${row.event}/${row.line}`}
      columns={[
        {
          key: 'day',
          head: t('word.day'),
          phone: 'heading',
          cell: (row) => (
            <>
              <Day value={row.businessDay} style="plain" /> <span className="phone-only b">{eventName(t, row.name)}</span>
            </>
          ),
        },
        { key: 'name', head: t('account.business'), phone: 'hidden', cell: (row) => eventName(t, row.name) },
        { key: 'other', head: t('account.other'), mono: true, phone: 'wide', cell: other },
        {
          key: 'product',
          head: t('word.product'),
          cell: (row) => (row.product === 'CNY' ? t('unit.yuan') : product(row.product)),
        },
        { key: 'change', head: t('account.change'), numeric: true, cell: amount },
        {
          key: 'moved',
          head: t('account.moved'),
          numeric: true,
          cell: (row) => (row.product === 'CNY' ? yuan(row.quantity) : tonnes(row.quantity)),
        },
        {
          key: 'position',
          head: t('account.position'),
          numeric: true,
          cell: (row) => (row.position === null ? '–' : `#${tonnes(row.position)}`),
        },
      ]}
    />
  )
}

export const AccountActions = () => {
  const { t } = useTexts()
  return (
    <>
      <button type="button" className="btn" onClick={() => window.print()}>
        {t('account.proof')}
      </button>
      <Link className="btn p" to="/compliance">
        {t('account.toSurrender')}
      </Link>
    </>
  )
}
