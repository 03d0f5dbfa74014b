import { Link, useParams } from 'react-router'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import type { Figured, Label } from '../../api/types.ts'
import { tonnes } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Figure } from '../../parts/figure.tsx'
import { FourEyes, type EyesStep } from '../../parts/four-eyes.tsx'
import { PageHead, Sheet, Tag, type TagKind } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'

export interface VerificationRow {
  readonly id: string
  readonly emitter: Label
  readonly verifier: Label
  readonly reported: number
  readonly verified: number | null
  readonly due: string
  readonly status: { readonly kind: TagKind; readonly text: Label }
}

export interface VerificationDetail extends VerificationRow {
  readonly units: readonly {
    readonly id: string
    readonly name: Label
    readonly reported: Figured
    readonly verified: Figured | null
  }[]
  readonly findings: readonly {
    readonly id: string
    readonly text: Label
    readonly status: { readonly kind: TagKind; readonly text: Label }
  }[]
  readonly steps: readonly {
    readonly verb: Label
    readonly state: EyesStep['state']
    readonly when?: Label
    readonly who?: Label
  }[]
}

/** Assignments by day left, and one of them: reported against verified, findings, who concluded. */
const VerificationPage = () => {
  const { t, say } = useTexts()
  const { year } = useSession()
  const id = useParams()['id']
  const list = useView<{ rows: VerificationRow[] }>(views.verifications, { year })
  const one = useView<VerificationDetail>(views.verification, { id }, { enabled: id !== undefined })
  return (
    <>
      <PageHead trail={[t('menu.emissions'), t('nav.verification')]} title={t('verification.title', { year })} />
      <Sheet title={t('verification.list')} note={t('verification.byDay')}>
        <Answered
          answer={list}
          isEmpty={(answer) => answer.rows.length === 0}
          empty={<Empty>{t('verification.none', { year })}</Empty>}
        >
          {(answer) => (
            <DataTable
              label={t('verification.list')}
              rows={answer.rows}
              rowKey={(row) => row.id}
              rowClass={(row) => (row.id === id ? 'on' : undefined)}
              columns={[
                {
                  key: 'emitter',
                  head: t('word.emitter'),
                  phone: 'heading',
                  cell: (row) => <Link to={`/verification/${row.id}`}>{say(row.emitter)}</Link>,
                },
                { key: 'verifier', head: t('verification.body'), phone: 'wide', cell: (row) => say(row.verifier) },
                { key: 'reported', head: t('verification.reported'), numeric: true, cell: (row) => tonnes(row.reported) },
                {
                  key: 'verified',
                  head: t('verification.verified'),
                  numeric: true,
                  strong: true,
                  cell: (row) => (row.verified === null ? '–' : tonnes(row.verified)),
                },
                { key: 'due', head: t('word.deadline'), cell: (row) => <Day value={row.due} style="plain" /> },
                {
                  key: 'status',
                  head: t('word.status'),
                  cell: (row) => <Tag kind={row.status.kind}>{say(row.status.text)}</Tag>,
                },
              ]}
            />
          )}
        </Answered>
      </Sheet>
      {id !== undefined &&
        (one.data?.id === id ? (
          <Detail detail={one.data} />
        ) : (
          <Sheet>
            <Answered answer={one}>{() => null}</Answered>
          </Sheet>
        ))}
    </>
  )
}

const Detail = ({ detail }: { readonly detail: VerificationDetail }) => {
  const { t, say } = useTexts()
  const figure = (figured: Figured | null) => (figured ? <Figure working={figured.working}>{tonnes(figured.value)}</Figure> : '–')
  return (
    <div className="cols aside">
      <div>
        <Sheet title={say(detail.emitter)} note={t('verification.unitNote')}>
          <DataTable
            label={say(detail.emitter)}
            rows={detail.units}
            rowKey={(unit) => unit.id}
            columns={[
              { key: 'unit', head: t('word.unit'), phone: 'heading', cell: (unit) => say(unit.name) },
              { key: 'reported', head: t('verification.reported'), numeric: true, cell: (unit) => figure(unit.reported) },
              {
                key: 'verified',
                head: t('verification.verified'),
                numeric: true,
                strong: true,
                cell: (unit) => figure(unit.verified),
              },
            ]}
            sum={[t('word.total'), tonnes(detail.reported), detail.verified === null ? '–' : tonnes(detail.verified)]}
          />
        </Sheet>
        <Sheet title={t('verification.findings')} padded>
          {detail.findings.length === 0 && <p className="md dim">{t('verification.noFindings')}</p>}
          {detail.findings.map((finding) => (
            <p key={finding.id} className="md">
              <Tag kind={finding.status.kind}>{say(finding.status.text)}</Tag> {say(finding.text)}
            </p>
          ))}
        </Sheet>
      </div>
      <Sheet title={t('verification.review')} padded>
        <FourEyes
          steps={detail.steps.map(({ verb, state, when, who }) => ({
            verb: say(verb),
            state,
            ...(when ? { when: say(when) } : {}),
            ...(who ? { who: say(who) } : {}),
          }))}
        />
      </Sheet>
    </div>
  )
}

export default VerificationPage
