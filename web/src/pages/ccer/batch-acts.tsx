import { useState, type FormEvent, type ReactNode } from 'react'
import { useCommand, type CommandState } from '../../api/hooks.ts'
import { commands } from '../../api/questions.ts'
import type { RefusalValue, Role } from '../../api/types.ts'
import { readWhole, tonnes } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { FourEyes, type EyesStep } from '../../parts/four-eyes.tsx'
import { TextField } from '../../parts/form.tsx'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { Sheet, Tag } from '../../parts/sheet.tsx'
import { ErrorState } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import { WaitingProposals } from '../inbox/waiting-proposals.tsx'
import { isReport, noReport, ReportFields } from './report-fields.tsx'
import type { Batch } from './types.ts'

/** One batch: how far it is, and the step that the reader's role takes next. */
export const BatchSheet = ({ batch }: { readonly batch: Batch }) => {
  const { t, say } = useTexts()
  const { session } = useSession()
  const has = (role: Role): boolean => session?.roles.includes(role) ?? false
  const own = session?.organisation.id
  return (
    <>
      {has('registryOperator') && (
        <WaitingProposals command="ccer.registerBatch" about={(input) => input['batch'] === batch.id} />
      )}
      <Sheet title={batch.id} note={<Tag kind={batch.status.kind}>{say(batch.status.text)}</Tag>} padded>
        <Progress batch={batch} />
        {has('verifier') && batch.verifier === own && batch.state === 'applied' && <VerifyForm batch={batch} />}
        {has('registryOperator') && batch.state === 'verified' && <RegisterForm batch={batch} />}
        {has('projectOwner') && batch.owner === own && (batch.state === 'applied' || batch.state === 'verified') && (
          <WithdrawForm batch={batch} />
        )}
        {batch.serials && (
          <p className="sm dim">{t('ccer.serials', { first: tonnes(batch.serials.first), last: tonnes(batch.serials.last) })}</p>
        )}
      </Sheet>
    </>
  )
}

/** Applied for, verified, registered: who did it and when, with the report it stands on. */
const Progress = ({ batch }: { readonly batch: Batch }) => {
  const { t } = useTexts()
  const step = (verb: string, day: string | null, now: boolean, who: ReactNode): EyesStep => ({
    verb,
    state: day ? 'done' : now ? 'now' : 'next',
    when: day ? <Day value={day} style="plain" /> : undefined,
    who,
  })
  return (
    <FourEyes
      label={t('ccer.progress')}
      steps={[
        step(t('ccer.apply'), batch.appliedOn, false, `${t('amount.tonnes', { value: tonnes(batch.tonnes) })} ${batch.reportId}`),
        step(
          t('ccer.verify'),
          batch.verifiedOn,
          true,
          batch.verifiedTonnes === null
            ? batch.verifier
            : `${t('amount.tonnes', { value: tonnes(batch.verifiedTonnes) })} ${batch.verificationId ?? ''}`,
        ),
        step(t('ccer.register'), batch.issuedOn, batch.verifiedOn !== null, t('ccer.registerNote')),
      ]}
    />
  )
}

const Answer = ({ command }: { readonly command: CommandState<object, unknown> }) => {
  const { t } = useTexts()
  const amount = (value: RefusalValue): string =>
    typeof value === 'number' ? t('amount.tonnes', { value: tonnes(value) }) : String(value)
  return (
    <div aria-live="polite" className="full">
      <OutcomeNote outcome={command.outcome} amount={amount} />
      {command.failure && <ErrorState failure={command.failure} posted="unknown" />}
    </div>
  )
}

const VerifyForm = ({ batch }: { readonly batch: Batch }) => {
  const { t } = useTexts()
  const [typed, setTyped] = useState(tonnes(batch.tonnes))
  const [report, setReport] = useState(noReport)
  const command = useCommand<object>(commands.verifyBatch)
  const quantity = readWhole(typed)
  const ready = quantity !== undefined && quantity > 0 && isReport(report)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (ready) void command.run({ batch: batch.id, quantity, reportId: report.id.trim(), reportSha256: report.sha256 })
  }
  return (
    <form className="form" onSubmit={submit}>
      <TextField name={t('ccer.verifiedTonnes')} numeric value={typed} wrong={!quantity} onType={setTyped} />
      <ReportFields name={t('ccer.verificationId')} report={report} onReport={setReport} />
      <Answer command={command} />
      <button type="submit" className="btn p w" disabled={!ready || command.running}>
        {t('ccer.verifySubmit')}
      </button>
    </form>
  )
}

const RegisterForm = ({ batch }: { readonly batch: Batch }) => {
  const { t } = useTexts()
  const command = useCommand<object>(commands.registerBatch)
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void command.run({ batch: batch.id })
      }}
    >
      <Answer command={command} />
      <button type="submit" className="btn p w" disabled={command.running}>
        {t('ccer.registerSubmit', { tonnes: tonnes(batch.verifiedTonnes ?? batch.tonnes) })}
      </button>
    </form>
  )
}

const WithdrawForm = ({ batch }: { readonly batch: Batch }) => {
  const { t } = useTexts()
  const [reason, setReason] = useState('')
  const command = useCommand<object>(commands.withdrawBatch)
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void command.run({ batch: batch.id, reason: reason.trim() })
      }}
    >
      <TextField name={t('ccer.withdrawReason')} value={reason} onType={setReason} />
      <Answer command={command} />
      <button type="submit" className="btn w" disabled={reason.trim() === '' || command.running}>
        {t('ccer.withdraw')}
      </button>
    </form>
  )
}

export { Answer as CommandAnswer }
