import { useState } from 'react'
import { Link } from 'react-router'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import { fixed, nothing, tonnes } from '../../format/number.ts'
import { useTexts, type TextKey, type Texts } from '../../i18n/index.ts'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { Sheet, Tag, type TagKind } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import type { ProgressRow } from '../verification/types.ts'
import { Decide } from './decide.tsx'
import type { TableAnswer, TableRow } from './types.ts'

type State = 'none' | 'pre' | 'ready' | 'determined'
interface Row extends TableRow {
  readonly state: State
}

const states = {
  none: ['allocation.stateNone', 'plain'],
  pre: ['allocation.statePre', 'accent'],
  ready: ['allocation.stateReady', 'waiting'],
  determined: ['allocation.stateDone', 'done'],
} as const satisfies Record<State, readonly [TextKey, TagKind]>

/** Everybody who files in the province, with what they were allocated so far: who has nothing yet has a row too. */
const rowsOf = (table: TableAnswer, progress: readonly ProgressRow[]): Row[] => {
  const statusOf = new Map(progress.map((row) => [row.organisation, row.status]))
  const stateOf = (row: TableRow): State =>
    row.amount !== null
      ? 'determined'
      : statusOf.get(row.entity) === 'verified'
        ? 'ready'
        : row.preAmount !== null
          ? 'pre'
          : 'none'
  const there = new Set(table.rows.map(({ entity }) => entity))
  const others = progress
    .filter(({ organisation }) => !there.has(organisation))
    .map(({ organisation, nameZh, nameEn, province }) => ({
      entity: organisation,
      nameZh,
      nameEn,
      province: province ?? '',
      preAmount: null,
      amount: null,
      emissions: null,
      obligation: null,
      gapRatePct: null,
    }))
  return [...table.rows, ...others].map((row) => ({ ...row, state: stateOf(row) }))
}

const whole = (value: number | null): string => (value === null ? nothing : tonnes(value))

interface Picking {
  readonly picked: ReadonlySet<string>
  readonly onPick: (id: string, on: boolean) => void
}

const columnsOf = ({ t, name }: Texts, picking: Picking | undefined): Column<Row>[] => [
  ...(picking
    ? [
        {
          key: 'pick',
          head: t('allocation.pick'),
          hideHead: true,
          width: 40,
          cell: (row: Row) =>
            row.state !== 'determined' && (
              <input
                type="checkbox"
                aria-label={t('verification.pickOne', { name: name(row) })}
                checked={picking.picked.has(row.entity)}
                onChange={(event) => picking.onPick(row.entity, event.target.checked)}
              />
            ),
        },
      ]
    : []),
  {
    key: 'entity',
    head: t('word.emitter'),
    phone: 'heading',
    cell: (row) => <Link to={`/allocation?plant=${row.entity}`}>{name(row)}</Link>,
  },
  { key: 'pre', head: t('allocation.preT'), numeric: true, cell: (row) => whole(row.preAmount) },
  { key: 'emissions', head: t('allocation.emissionsT'), numeric: true, cell: (row) => whole(row.emissions) },
  { key: 'amount', head: t('allocation.finalT'), numeric: true, strong: true, cell: (row) => whole(row.amount) },
  { key: 'obligation', head: t('allocation.obligationT'), numeric: true, cell: (row) => whole(row.obligation) },
  {
    key: 'gap',
    head: t('allocation.gapRatePct'),
    numeric: true,
    cell: (row) => (row.gapRatePct === null ? nothing : fixed(row.gapRatePct, 2)),
  },
  {
    key: 'state',
    head: t('word.status'),
    cell: (row) => <Tag kind={states[row.state][1]}>{t(states[row.state][0])}</Tag>,
  },
]

/** A province's entities, and for its officers the two acts that allocate. */
export const TableSheet = ({ year }: { readonly year: number }) => {
  const texts = useTexts()
  const { t } = texts
  const { session } = useSession()
  const roles = session?.roles ?? []
  const mayDecide = roles.includes('provincialOfficer')
  const mayFollow = mayDecide || roles.includes('ministryOfficer') || roles.includes('auditor')
  const table = useView<TableAnswer>(views.allocationTable, { year })
  const progress = useView<{ rows: ProgressRow[] }>(views.mrvProgress, { year }, { enabled: mayFollow })
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const onPick = (id: string, on: boolean): void =>
    setPicked((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)))
  const columns = columnsOf(texts, mayDecide ? { picked, onPick } : undefined)
  const sumOf = (rows: readonly Row[], read: (row: Row) => number | null): string =>
    tonnes(rows.reduce((sum, row) => sum + (read(row) ?? 0), 0))
  return (
    <Sheet title={t('allocation.table')} note={t('allocation.unitsNote')}>
      <Answered answer={table} heads={columns.map(({ head }) => head)}>
        {(answer) => {
          const rows = rowsOf(answer, progress.data?.rows ?? [])
          if (rows.length === 0) return <Empty>{t('allocation.none', { year })}</Empty>
          const sums: Record<string, string> = {
            entity: t('allocation.sumOf', { count: rows.length }),
            pre: sumOf(rows, (row) => row.preAmount),
            emissions: sumOf(rows, (row) => row.emissions),
            amount: sumOf(rows, (row) => row.amount),
            obligation: sumOf(rows, (row) => row.obligation),
          }
          return (
            <>
              <DataTable
                label={t('allocation.table')}
                rows={rows}
                rowKey={(row) => row.entity}
                columns={columns}
                sum={columns.map(({ key }) => sums[key])}
              />
              {answer.due && (
                <Decide
                  year={year}
                  due={answer.due}
                  picked={rows
                    .filter(({ entity, state }) => state !== 'determined' && picked.has(entity))
                    .map(({ entity }) => entity)}
                />
              )}
            </>
          )
        }}
      </Answered>
    </Sheet>
  )
}
