import { useState } from 'react'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import { product, signedTonnes, signedYuan, tonnes, yuan } from '../../format/number.ts'
import { useTexts, type Texts } from '../../i18n/index.ts'
import { eventName } from '../../i18n/event-names.ts'
import { Day } from '../../parts/amounts.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { placeName, stateName } from './names.ts'

/** One movement of the accounts, as the registry answers. */
interface StatementRow {
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

interface StatementPage {
  readonly rows: readonly StatementRow[]
  readonly next: string | null
}

export interface StatementProps {
  readonly asked: { readonly organisation?: string }
  readonly accounts: readonly string[]
  readonly products: readonly string[]
}

const pageRows = 25
const amount = (row: StatementRow): string => (row.product === 'CNY' ? yuan(row.quantity) : tonnes(row.quantity))

const columnsOf = ({ t }: Texts, accounts: readonly string[]): Column<StatementRow>[] => {
  const change = (row: StatementRow): number =>
    (accounts.includes(row.toAccount) ? row.quantity : 0) - (accounts.includes(row.fromAccount) ? row.quantity : 0)
  const place = (account: string): string => placeName(t, account, accounts)
  /** Between two accounts: their names. Within one: its name once and both states. */
  const way = (row: StatementRow): readonly [string, string] =>
    row.fromAccount === row.toAccount
      ? [`${place(row.fromAccount)} ${stateName(t, row.fromState)}`, stateName(t, row.toState)]
      : [place(row.fromAccount), place(row.toAccount)]
  return [
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
    {
      key: 'way',
      head: t('account.way'),
      phone: 'wide',
      cell: (row) => (
        <span>
          {way(row)[0]} <span aria-hidden="true">→</span>
          <span className="vh"> {t('account.to')} </span> {way(row)[1]}
        </span>
      ),
    },
    {
      key: 'product',
      head: t('word.product'),
      cell: (row) => (row.product === 'CNY' ? t('account.money') : product(row.product)),
    },
    { key: 'moved', head: t('account.moved'), numeric: true, cell: amount },
    {
      key: 'change',
      head: t('account.change'),
      numeric: true,
      cell: (row) => (row.product === 'CNY' ? signedYuan(change(row)) : signedTonnes(change(row))),
    },
    {
      key: 'position',
      head: t('account.position'),
      numeric: true,
      cell: (row) => (row.position === null ? '–' : `#${tonnes(row.position)}`),
    },
  ]
}

const csvPath = (asked: StatementProps['asked'], chosen: string): string => {
  const query = new URLSearchParams({ ...asked, ...(chosen ? { product: chosen } : {}) }).toString()
  return `/api/v1/registry/statement.csv${query ? `?${query}` : ''}`
}

/** Every movement, newest first: by product, page by page, and as a file. */
export const Statement = ({ asked, accounts, products }: StatementProps) => {
  const texts = useTexts()
  const { t } = texts
  const [chosen, setChosen] = useState('')
  const [cursors, setCursors] = useState<readonly string[]>([])
  const before = cursors.at(-1)
  const answer = useView<StatementPage>(views.statement, {
    ...asked,
    limit: pageRows,
    ...(chosen ? { product: chosen } : {}),
    ...(before === undefined ? {} : { before }),
  })
  const next = answer.data?.next
  return (
    <Sheet
      title={t('account.statement')}
      note={
        <span className="sheet-tools">
          <select
            className="sel"
            aria-label={t('word.product')}
            value={chosen}
            onChange={(event) => {
              setChosen(event.target.value)
              setCursors([])
            }}
          >
            <option value="">{t('account.allProducts')}</option>
            {[...products, 'CNY'].map((code) => (
              <option key={code} value={code}>
                {code === 'CNY' ? t('account.money') : product(code)}
              </option>
            ))}
          </select>
          <a className="btn s" href={csvPath(asked, chosen)} download>
            {t('account.csv')}
          </a>
        </span>
      }
    >
      <Answered answer={answer} isEmpty={(page) => page.rows.length === 0} empty={<Empty>{t('account.noStatement')}</Empty>}>
        {(page) => (
          <DataTable
            label={t('account.statement')}
            rows={page.rows}
            rowKey={(row) => `${row.event}/${row.line}`}
            columns={columnsOf(texts, accounts)}
          />
        )}
      </Answered>
      {(next ?? before) && (
        <div className="note pager">
          <button type="button" className="btn s" disabled={before === undefined} onClick={() => setCursors([])}>
            {t('act.newest')}
          </button>
          <button
            type="button"
            className="btn s"
            disabled={!next || answer.isFetching}
            onClick={() => next && setCursors([...cursors, next])}
          >
            {t('act.older')}
          </button>
        </div>
      )}
    </Sheet>
  )
}
