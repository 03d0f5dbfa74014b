import { product, share, tonnes } from '../../format/number.ts'
import { useTexts, type Texts } from '../../i18n/index.ts'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Empty } from '../../parts/states.tsx'
import { ChecksTable, type Check } from '../audit/verify-sheet.tsx'

interface ProductRow {
  readonly product: string
  readonly minted: number
  readonly held: number
  readonly pledged: number
  readonly cancelled: number
  readonly surrendered: number
  readonly voluntary: number
  readonly recalled: number
  readonly carriedOver: number
  readonly difference: number
  readonly unexplained: number
}

interface YearRow {
  readonly year: number
  readonly entities: number
  readonly met: number
  readonly overdue: number
  readonly due: number
  readonly surrendered: number
  readonly credits: number
  readonly borrowed: number
  readonly missing: number
}

/** `supervision.nationalBalance`: tonnes throughout. */
export interface BalanceAnswer {
  readonly products: readonly ProductRow[]
  readonly years: readonly YearRow[]
  readonly checks: readonly Check[]
}

const zero = (value: number) => <span className={value === 0 ? 'ok' : 'bad b'}>{tonnes(value)}</span>

const productColumns = ({ t }: Texts): Column<ProductRow>[] => [
  { key: 'product', head: t('word.product'), phone: 'heading', cell: (row) => <b>{product(row.product)}</b> },
  { key: 'minted', head: t('supervision.minted'), numeric: true, cell: (row) => tonnes(row.minted) },
  { key: 'held', head: t('word.held'), numeric: true, cell: (row) => tonnes(row.held) },
  { key: 'pledged', head: t('supervision.pledged'), numeric: true, cell: (row) => tonnes(row.pledged) },
  { key: 'surrendered', head: t('word.surrendered'), numeric: true, cell: (row) => tonnes(row.surrendered) },
  { key: 'voluntary', head: t('supervision.voluntary'), numeric: true, cell: (row) => tonnes(row.voluntary) },
  { key: 'recalled', head: t('supervision.recalled'), numeric: true, cell: (row) => tonnes(row.recalled) },
  { key: 'carriedOver', head: t('supervision.carriedOver'), numeric: true, cell: (row) => tonnes(row.carriedOver) },
  {
    key: 'rest',
    head: t('supervision.mustBeZero'),
    numeric: true,
    strong: true,
    phone: 'first',
    cell: (row) => zero(Math.abs(row.difference) + Math.abs(row.unexplained)),
  },
]

const yearColumns = ({ t }: Texts): Column<YearRow>[] => [
  { key: 'year', head: t('word.year'), phone: 'heading', cell: (row) => <b>{row.year}</b> },
  { key: 'entities', head: t('supervision.entities'), numeric: true, cell: (row) => row.entities },
  { key: 'met', head: t('supervision.met'), numeric: true, cell: (row) => row.met },
  {
    key: 'overdue',
    head: t('supervision.overdue'),
    numeric: true,
    cell: (row) => <span className={row.overdue > 0 ? 'bad b' : ''}>{row.overdue}</span>,
  },
  { key: 'due', head: t('word.obligation'), numeric: true, cell: (row) => tonnes(row.due) },
  { key: 'surrendered', head: t('word.surrendered'), numeric: true, cell: (row) => tonnes(row.surrendered) },
  { key: 'credits', head: 'CCER', numeric: true, cell: (row) => tonnes(row.credits) },
  { key: 'borrowed', head: t('supervision.borrowed'), numeric: true, cell: (row) => tonnes(row.borrowed) },
  { key: 'missing', head: t('supervision.missing'), numeric: true, cell: (row) => tonnes(row.missing) },
  {
    key: 'share',
    head: t('supervision.share'),
    numeric: true,
    strong: true,
    phone: 'first',
    cell: (row) => share(row.surrendered + row.credits, row.due),
  },
]

/** Every year's obligations, everything issued and where it ended, and what must be zero. */
export const BalanceSheets = ({ balance }: { readonly balance: BalanceAnswer }) => {
  const texts = useTexts()
  const { t } = texts
  return (
    <>
      <Sheet title={t('supervision.years')} note={t('supervision.progressNote')}>
        {balance.years.length === 0 ? (
          <Empty>{t('supervision.noYears')}</Empty>
        ) : (
          <DataTable
            label={t('supervision.years')}
            rows={balance.years}
            rowKey={(row) => String(row.year)}
            columns={yearColumns(texts)}
          />
        )}
      </Sheet>
      <Sheet title={t('supervision.circulation')} note={t('supervision.circulationNote')}>
        {balance.products.length === 0 ? (
          <Empty>{t('supervision.noUnits')}</Empty>
        ) : (
          <DataTable
            label={t('supervision.circulation')}
            rows={balance.products}
            rowKey={(row) => row.product}
            columns={productColumns(texts)}
          />
        )}
      </Sheet>
      <Sheet title={t('supervision.checks')}>
        <ChecksTable checks={balance.checks} label={t('supervision.checks')} />
      </Sheet>
    </>
  )
}
