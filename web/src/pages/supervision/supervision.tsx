import type { ReactNode } from 'react'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import { fixed, product, share, tonnes } from '../../format/number.ts'
import { useTexts, type Texts } from '../../i18n/index.ts'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { ProvinceTiles } from '../../parts/province-tiles.tsx'
import { tileOf } from '../../parts/provinces.ts'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'

interface ProgressRow {
  readonly province: string
  readonly entities: number
  readonly met: number
  readonly overdue: number
  readonly due: number
  readonly surrendered: number
  readonly credits: number
}

interface CirculationRow {
  readonly product: string
  readonly minted: number
  readonly held: number
  readonly cancelled: number
}

const met = (row: ProgressRow): number => row.surrendered + row.credits

const circulationColumns = ({ t }: Texts): Column<CirculationRow>[] => [
  { key: 'product', head: t('word.product'), phone: 'heading', cell: (row) => <b>{product(row.product)}</b> },
  { key: 'minted', head: t('supervision.minted'), numeric: true, cell: (row) => tonnes(row.minted) },
  { key: 'held', head: t('word.held'), numeric: true, cell: (row) => tonnes(row.held) },
  { key: 'cancelled', head: t('supervision.cancelled'), numeric: true, cell: (row) => tonnes(row.cancelled) },
  {
    key: 'rest',
    head: t('supervision.mustBeZero'),
    numeric: true,
    strong: true,
    cell: (row) => (
      <span className={row.minted === row.held + row.cancelled ? 'ok' : 'bad'}>
        {tonnes(row.minted - row.held - row.cancelled)}
      </span>
    ),
  },
]

const progressColumns = ({ t }: Texts, name: (province: string) => string): Column<ProgressRow>[] => [
  { key: 'province', head: t('word.province'), phone: 'heading', cell: (row) => name(row.province) },
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
  {
    key: 'share',
    head: t('supervision.share'),
    numeric: true,
    strong: true,
    phone: 'first',
    cell: (row) => share(met(row), row.due),
  },
]

const sumOf = (t: Texts['t'], rows: readonly ProgressRow[]): ReactNode[] => {
  const sum = (pick: (row: ProgressRow) => number): number => rows.reduce((total, row) => total + pick(row), 0)
  return [
    t('word.total'),
    tonnes(sum((row) => row.entities)),
    tonnes(sum((row) => row.met)),
    tonnes(sum((row) => row.overdue)),
    tonnes(sum((row) => row.due)),
    tonnes(sum((row) => row.surrendered)),
    tonnes(sum((row) => row.credits)),
    share(
      sum(met),
      sum((row) => row.due),
    ),
  ]
}

/** The national balance: what is due and met by province, what was issued and where it stands. */
const SupervisionPage = () => {
  const texts = useTexts()
  const { t, language } = texts
  const { session, year } = useSession()
  const progress = useView<{ rows: ProgressRow[] }>(views.progress, { year })
  const rows = progress.data?.rows ?? []
  const sum = (pick: (row: ProgressRow) => number): number => rows.reduce((total, row) => total + pick(row), 0)
  const name = (province: string): string => (language === 'zh' ? tileOf(province)?.zh : tileOf(province)?.en) ?? province
  return (
    <>
      <PageHead
        trail={[t('menu.duties'), t('nav.supervision')]}
        title={t('supervision.title', { year })}
        meta={
          rows.length > 0 &&
          t('supervision.meta', {
            entities: tonnes(sum((row) => row.entities)),
            met: tonnes(sum((row) => row.met)),
            overdue: tonnes(sum((row) => row.overdue)),
          })
        }
      />
      <div className="cols answer">
        <Sheet title={t('supervision.progress')} note={t('supervision.progressNote')}>
          <Answered
            answer={progress}
            isEmpty={(value) => value.rows.length === 0}
            empty={<Empty>{t('supervision.none', { year })}</Empty>}
          >
            {(value) => (
              <DataTable
                label={t('supervision.progress')}
                dense
                rows={value.rows}
                rowKey={(row) => row.province}
                columns={progressColumns(texts, name)}
                sum={sumOf(t, value.rows)}
              />
            )}
          </Answered>
        </Sheet>
        <Sheet title={t('home.provinces')} note={t('home.provincesNote')} padded>
          <ProvinceTiles
            label={t('home.provinces')}
            values={rows.map((row) => ({
              province: row.province,
              value: row.due === 0 ? null : (met(row) / row.due) * 100,
              own: row.province === session?.organisation.province,
            }))}
            classes={[25, 50, 75]}
            write={(value) => fixed(value.toFixed(4), 0)}
          />
        </Sheet>
      </div>
      <Circulation />
    </>
  )
}

/** Everything issued and where it stands; the last column must be zero. */
const Circulation = () => {
  const texts = useTexts()
  const { t } = texts
  const circulation = useView<{ rows: CirculationRow[] }>(views.circulation)
  return (
    <Sheet title={t('supervision.circulation')} note={t('supervision.circulationNote')}>
      <Answered
        answer={circulation}
        isEmpty={(value) => value.rows.length === 0}
        empty={<Empty>{t('supervision.noUnits')}</Empty>}
      >
        {(value) => (
          <DataTable
            label={t('supervision.circulation')}
            rows={value.rows}
            rowKey={(row) => row.product}
            columns={circulationColumns(texts)}
          />
        )}
      </Answered>
    </Sheet>
  )
}

export default SupervisionPage
