import type { ReactNode } from 'react'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import type { Role } from '../../api/types.ts'
import { share, tonnes } from '../../format/number.ts'
import { useTexts, type Texts } from '../../i18n/index.ts'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { tileOf } from '../../parts/provinces.ts'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import { metOf, ProgressSheet, useProgress, type ProgressRow } from '../home/progress-sheet.tsx'
import { BalanceSheets, type BalanceAnswer } from './balance-sheets.tsx'

const balanceReaders: readonly Role[] = ['ministryOfficer', 'registryOperator', 'auditor', 'administrator', 'provincialOfficer']

const columns = ({ t }: Texts, name: (province: string) => string): Column<ProgressRow>[] => [
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
    cell: (row) => share(metOf(row), row.due),
  },
]

const sumOver = (rows: readonly ProgressRow[], pick: (row: ProgressRow) => number): number =>
  rows.reduce((total, row) => total + pick(row), 0)

const sumRow = (t: Texts['t'], rows: readonly ProgressRow[]): ReactNode[] => {
  const sum = (pick: (row: ProgressRow) => number): number => sumOver(rows, pick)
  return [
    t('word.total'),
    sum((row) => row.entities),
    sum((row) => row.met),
    sum((row) => row.overdue),
    tonnes(sum((row) => row.due)),
    tonnes(sum((row) => row.surrendered)),
    tonnes(sum((row) => row.credits)),
    share(
      sum(metOf),
      sum((row) => row.due),
    ),
  ]
}

/** The national balance: due and met by province and year, what was issued and where it ended, the sums that must be zero. */
const SupervisionPage = () => {
  const texts = useTexts()
  const { t, language } = texts
  const { session, year } = useSession()
  const mayRead = session?.roles.some((role) => balanceReaders.includes(role)) ?? false
  const progress = useProgress(year)
  const balance = useView<BalanceAnswer>(views.nationalBalance, {}, { enabled: mayRead })
  const rows = progress.data?.rows ?? []
  const name = (province: string): string => (language === 'zh' ? tileOf(province)?.zh : tileOf(province)?.en) ?? province
  return (
    <>
      <PageHead
        trail={[t('menu.duties'), t('nav.supervision')]}
        title={t('supervision.title', { year })}
        meta={
          rows.length > 0 &&
          t('supervision.meta', {
            entities: sumOver(rows, (row) => row.entities),
            met: sumOver(rows, (row) => row.met),
            overdue: sumOver(rows, (row) => row.overdue),
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
                columns={columns(texts, name)}
                sum={sumRow(t, value.rows)}
              />
            )}
          </Answered>
        </Sheet>
        <ProgressSheet year={year} own={session?.organisation.province ? [session.organisation.province] : []} />
      </div>
      {mayRead && <Answered answer={balance}>{(value) => <BalanceSheets balance={value} />}</Answered>}
    </>
  )
}

export default SupervisionPage
