import { useState } from 'react'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import type { Label } from '../../api/types.ts'
import { tonnes } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { Sheet, Tag } from '../../parts/sheet.tsx'
import { Answered } from '../../parts/states.tsx'

export interface Check {
  readonly name: string
  readonly text: Label
  readonly holds: boolean
  readonly detail: string
}

interface Verified {
  readonly events: number
  readonly head: { readonly position: number; readonly hash: string }
  readonly checks: readonly Check[]
}

/** What must hold, and whether it does. */
export const ChecksTable = ({ checks, label }: { readonly checks: readonly Check[]; readonly label: string }) => {
  const { t, say } = useTexts()
  return (
    <DataTable
      label={label}
      dense
      rows={checks}
      rowKey={(check) => check.name}
      columns={[
        { key: 'name', head: t('audit.check'), phone: 'heading', cell: (check) => say(check.text) },
        {
          key: 'holds',
          head: t('audit.result'),
          cell: (check) => <Tag kind={check.holds ? 'done' : 'refused'}>{t(check.holds ? 'audit.holds' : 'audit.fails')}</Tag>,
        },
        { key: 'detail', head: t('word.remark'), phone: 'wide', mono: true, cell: (check) => check.detail },
      ]}
    />
  )
}

/** Reads the chain again from its beginning when asked to; an examination, and recorded as one. */
export const VerifySheet = () => {
  const { t } = useTexts()
  const [asked, setAsked] = useState(false)
  const answer = useView<Verified>(views.verify, {}, { enabled: asked })
  const checks = answer.data?.checks
  return (
    <Sheet
      title={t('audit.checks')}
      note={
        <button
          type="button"
          className="btn s p"
          disabled={answer.isFetching}
          onClick={() => (asked ? void answer.refetch() : setAsked(true))}
        >
          {t(answer.isFetching ? 'audit.verifying' : 'audit.verify')}
        </button>
      }
    >
      {!asked && <p className="in md dim">{t('audit.verifyNote')}</p>}
      {asked && (
        <Answered answer={answer}>
          {(verified) => (
            <>
              <p className="in">
                <b className={checks?.every(({ holds }) => holds) ? 'ok' : 'bad'}>
                  {t(checks?.every(({ holds }) => holds) ? 'audit.allHold' : 'audit.someFail')}
                </b>{' '}
                {t('audit.verified', { events: tonnes(verified.events) })}{' '}
                <span className="mono dim">{verified.head.hash.slice(0, 16)}</span>
              </p>
              <ChecksTable checks={verified.checks} label={t('audit.checks')} />
            </>
          )}
        </Answered>
      )}
    </Sheet>
  )
}
