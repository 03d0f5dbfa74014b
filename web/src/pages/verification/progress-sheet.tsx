import { useState } from 'react'
import { Link } from 'react-router'
import { useCommand, useView } from '../../api/hooks.ts'
import { commands, views } from '../../api/questions.ts'
import { nothing, tonnes } from '../../format/number.ts'
import { useTexts, type Texts } from '../../i18n/index.ts'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Answered, Empty, ErrorState } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import { StatusTag } from './status-tag.tsx'
import type { Directory, ProgressRow } from './types.ts'

interface Picking {
  readonly picked: ReadonlySet<string>
  readonly onPick: (ids: readonly string[], on: boolean) => void
}

const monthsOfYear = 12

const columnsOf = (
  { t, name }: Texts,
  verifierName: (id: string | null) => string,
  picking: Picking | undefined,
): Column<ProgressRow>[] => [
  ...(picking
    ? [
        {
          key: 'pick',
          head: t('verification.pick'),
          hideHead: true,
          width: 40,
          cell: (row: ProgressRow) =>
            row.status !== 'verified' && (
              <input
                type="checkbox"
                aria-label={t('verification.pickOne', { name: name(row) })}
                checked={picking.picked.has(row.organisation)}
                onChange={(event) => picking.onPick([row.organisation], event.target.checked)}
              />
            ),
        },
      ]
    : []),
  {
    key: 'emitter',
    head: t('word.emitter'),
    phone: 'heading',
    cell: (row) => <Link to={`/verification/${row.organisation}`}>{name(row)}</Link>,
  },
  {
    key: 'months',
    head: t('verification.months'),
    numeric: true,
    cell: (row) => <span className={row.months < monthsOfYear ? 'warn b' : undefined}>{`${row.months}/${monthsOfYear}`}</span>,
  },
  { key: 'late', head: t('verification.lateMonths'), numeric: true, cell: (row) => row.late },
  {
    key: 'reported',
    head: t('verification.reported'),
    numeric: true,
    cell: (row) => (row.emissionsTonnes === null ? nothing : tonnes(row.emissionsTonnes)),
  },
  { key: 'verifier', head: t('verification.body'), phone: 'wide', cell: (row) => verifierName(row.verifier) },
  {
    key: 'status',
    head: t('word.status'),
    cell: (row) => <StatusTag status={row.status} assigned={row.verifier !== null} />,
  },
]

/** Who has filed what, who verifies it, and for a province the act of giving it to a verifier. */
export const ProgressSheet = ({ year }: { readonly year: number }) => {
  const texts = useTexts()
  const { t, name } = texts
  const { session } = useSession()
  const answer = useView<{ rows: ProgressRow[] }>(views.mrvProgress, { year })
  const bodies = useView<Directory>(views.organisations, { kind: 'verificationBody', limit: 500 })
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const mayAssign = session?.roles.includes('provincialOfficer') === true
  const onPick = (ids: readonly string[], on: boolean): void =>
    setPicked((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))))
  const verifierName = (id: string | null): string => {
    const found = bodies.data?.rows.find((body) => body.id === id)
    return id === null ? nothing : found ? name(found) : id
  }
  const columns = columnsOf(texts, verifierName, mayAssign ? { picked, onPick } : undefined)
  return (
    <Sheet title={t('verification.progress')} note={t('verification.unitNote')}>
      <Answered
        answer={answer}
        heads={columns.map(({ head }) => head)}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty>{t('verification.nobody')}</Empty>}
      >
        {({ rows }) => (
          <DataTable label={t('verification.progress')} rows={rows} rowKey={(row) => row.organisation} columns={columns} />
        )}
      </Answered>
      {mayAssign && answer.data && (
        <Assign year={year} rows={answer.data.rows} bodies={bodies.data?.rows ?? []} picked={picked} onPick={onPick} />
      )}
    </Sheet>
  )
}

interface AssignProps extends Picking {
  readonly year: number
  readonly rows: readonly ProgressRow[]
  readonly bodies: Directory['rows']
}

/** The province chooses and pays the verifier. */
const Assign = ({ year, rows, bodies, picked, onPick }: AssignProps) => {
  const { t, name } = useTexts()
  const [verifier, setVerifier] = useState('')
  const assign = useCommand<unknown, { readonly assigned: number }>(commands.assignVerifier)
  const chosen = rows.filter(({ organisation }) => picked.has(organisation))
  const open = rows.filter(({ status, verifier: body }) => status !== 'verified' && body === null)
  const send = async (): Promise<void> => {
    const organisations = chosen.map(({ organisation }) => organisation)
    const outcome = await assign.run({ year, verifier, organisations })
    if (outcome?.kind === 'done') onPick(organisations, false)
  }
  return (
    <>
      <div className="sheet-acts">
        <button
          type="button"
          className="btn s"
          disabled={open.length === 0}
          onClick={() =>
            onPick(
              open.map(({ organisation }) => organisation),
              true,
            )
          }
        >
          {t('verification.pickOpen', { count: open.length })}
        </button>
        <select
          className="sel"
          aria-label={t('verification.body')}
          value={verifier}
          onChange={(event) => setVerifier(event.target.value)}
        >
          <option value="" disabled>
            {t('verification.chooseBody')}
          </option>
          {bodies.map((body) => (
            <option key={body.id} value={body.id}>
              {name(body)}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="btn p"
          disabled={assign.running || chosen.length === 0 || verifier === ''}
          onClick={() => void send()}
        >
          {t('verification.assign', { count: chosen.length })}
        </button>
        <span className="sm dim">{t('verification.assignNote')}</span>
      </div>
      <div className="outcome-in">
        <OutcomeNote
          outcome={assign.outcome}
          done={assign.outcome?.kind === 'done' && t('verification.assigned', { count: assign.outcome.result.assigned })}
        />
        {assign.failure && <ErrorState failure={assign.failure} posted="unknown" />}
      </div>
    </>
  )
}
