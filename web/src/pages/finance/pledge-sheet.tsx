import { useState } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { commands } from '../../api/questions.ts'
import { percent, price, product, tonnes, yuan } from '../../format/number.ts'
import { useTexts, type TextKey } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { Figure } from '../../parts/figure.tsx'
import { FourEyes, type EyesStep } from '../../parts/four-eyes.tsx'
import { TextField } from '../../parts/form.tsx'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { Sheet, Tag } from '../../parts/sheet.tsx'
import { ErrorState } from '../../parts/states.tsx'
import { NoticeBox } from './notice.tsx'
import type { Notice, Pledge } from './types.ts'

/** One pledge: its terms, what it is worth against the loan, how far it is, and the step of the reader's side. */
export const PledgeSheet = ({ pledge, notice }: { readonly pledge: Pledge; readonly notice: Notice }) => {
  const { t, say } = useTexts()
  const { valuation } = pledge
  return (
    <Sheet title={pledge.certificate ?? pledge.id} note={<Tag kind={pledge.status.kind}>{say(pledge.status.text)}</Tag>} padded>
      <dl className="kv pledge-terms">
        <dt>{t('finance.pledgor')}</dt>
        <dd className="num">{say(pledge.pledgor)}</dd>
        <dt>{t('finance.pledgee')}</dt>
        <dd className="num">{say(pledge.pledgee)}</dd>
        <dt>{product(pledge.product)}</dt>
        <dd className="num b">{t('amount.tonnes', { value: tonnes(pledge.tonnes) })}</dd>
        <dt>{t('finance.loan')}</dt>
        <dd className="num">{yuan(pledge.loanFen)}</dd>
        <dt>{t('finance.until')}</dt>
        <dd className="num">
          <Day value={pledge.until} />
        </dd>
        {pledge.acceptedAt && (
          <>
            <dt>{t('finance.acceptedAt')}</dt>
            <dd className="num">{t('amount.perTonne', { value: price(pledge.acceptedAt.priceFen) })}</dd>
          </>
        )}
        {valuation && (
          <>
            <dt>{t('finance.value')}</dt>
            <dd className="num">
              <Figure working={valuation.valueWorking}>{yuan(valuation.valueFen)}</Figure>
            </dd>
            <dt>{t('finance.ratio')}</dt>
            <dd className={valuation.alert ? 'num b bad' : 'num b'}>
              <Figure working={valuation.loanToValueWorking}>{percent(valuation.loanToValue)}</Figure>
            </dd>
          </>
        )}
      </dl>
      {valuation?.alert && <p className="bad sm">{t('finance.alert', { line: percent(valuation.alertAt) })}</p>}
      <Progress pledge={pledge} />
      <Steps pledge={pledge} notice={notice} />
    </Sheet>
  )
}

const Progress = ({ pledge }: { readonly pledge: Pledge }) => {
  const { t, say } = useTexts()
  const { state } = pledge
  const ended = state === 'declined' || state === 'withdrawn'
  const second: EyesStep = ended
    ? {
        verb: say(pledge.status.text),
        state: 'refused',
        when: <Day value={pledge.endedOn} style="plain" />,
        ...(pledge.reason ? { not: pledge.reason } : {}),
      }
    : {
        verb: t('finance.stepAccept'),
        state: pledge.registeredOn ? 'done' : 'now',
        when: pledge.registeredOn ? <Day value={pledge.registeredOn} style="plain" /> : undefined,
        who: say(pledge.pledgee),
      }
  const third: EyesStep = {
    verb: t('finance.stepRelease'),
    state: state === 'released' ? 'done' : state === 'releaseRequested' ? 'now' : 'next',
    when: pledge.endedOn ? <Day value={pledge.endedOn} style="plain" /> : undefined,
    who: say(pledge.pledgee),
    ...(state === 'releaseRequested' && pledge.reason ? { not: pledge.reason } : {}),
  }
  const first: EyesStep = {
    verb: t('finance.stepPropose'),
    state: 'done',
    when: <Day value={pledge.proposedOn} style="plain" />,
    who: say(pledge.pledgor),
  }
  return <FourEyes label={t('finance.progress')} steps={ended ? [first, second] : [first, second, third]} />
}

interface StepSpec {
  readonly command: string
  readonly text: TextKey
  readonly primary?: true
  /** Sent with a reason. */
  readonly reason?: true
  /** The notice must be acknowledged first. */
  readonly signed?: true
}

const steps: Readonly<Record<string, StepSpec>> = {
  'finance.acceptPledge': { command: commands.acceptPledge, text: 'finance.accept', primary: true, signed: true },
  'finance.declinePledge': { command: commands.declinePledge, text: 'finance.decline', reason: true },
  'finance.withdrawPledge': { command: commands.withdrawPledge, text: 'finance.withdraw', reason: true },
  'finance.requestRelease': { command: commands.requestRelease, text: 'finance.askRelease', primary: true, reason: true },
  'finance.releasePledge': { command: commands.releasePledge, text: 'finance.release', primary: true },
}

const Steps = ({ pledge, notice }: { readonly pledge: Pledge; readonly notice: Notice }) => {
  const { t } = useTexts()
  const [reason, setReason] = useState('')
  const [acknowledged, setAcknowledged] = useState(false)
  const open = pledge.nextSteps.flatMap((name) => steps[name] ?? [])
  if (open.length === 0) return null
  return (
    <div className="form">
      {open.some((step) => step.signed) && (
        <NoticeBox notice={notice} acknowledged={acknowledged} onAcknowledge={setAcknowledged} />
      )}
      {open.some((step) => step.reason) && <TextField name={t('finance.reason')} value={reason} onType={setReason} />}
      {open.map((step) => (
        <StepButton
          key={step.command}
          step={step}
          ready={(!step.reason || reason.trim() !== '') && (!step.signed || acknowledged)}
          input={{
            pledge: pledge.id,
            ...(step.reason ? { reason: reason.trim() } : {}),
            ...(step.signed ? { legalEffectAcknowledged: acknowledged } : {}),
          }}
        />
      ))}
    </div>
  )
}

const StepButton = ({ step, ready, input }: { readonly step: StepSpec; readonly ready: boolean; readonly input: object }) => {
  const { t } = useTexts()
  const command = useCommand<object>(step.command)
  return (
    <>
      <OutcomeNote
        outcome={command.outcome}
        amount={(value) => (typeof value === 'number' ? t('amount.tonnes', { value: tonnes(value) }) : String(value))}
      />
      {command.failure && <ErrorState failure={command.failure} posted="unknown" />}
      <button
        type="button"
        className={step.primary ? 'btn p w' : 'btn w'}
        disabled={!ready || command.running}
        onClick={() => void command.run(input)}
      >
        {t(step.text)}
      </button>
    </>
  )
}
