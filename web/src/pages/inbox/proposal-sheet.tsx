import { useState } from 'react'
import { useCommand, useInbox } from '../../api/hooks.ts'
import { commands } from '../../api/questions.ts'
import type { InboxRow } from '../../api/types.ts'
import { useTexts, type TextKey, type Texts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { FourEyes, type EyesStep } from '../../parts/four-eyes.tsx'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { Sheet, Tag, type TagKind } from '../../parts/sheet.tsx'
import { ErrorState } from '../../parts/states.tsx'
import { nameAmong } from './describe.ts'
import { effectOf, factsOf } from './facts.ts'
import './inbox.css'

const statusOf: Readonly<Record<string, { readonly kind: TagKind; readonly text: TextKey }>> = {
  waiting: { kind: 'waiting', text: 'proposal.waiting' },
  confirmed: { kind: 'done', text: 'proposal.confirmed' },
  rejected: { kind: 'refused', text: 'proposal.rejected' },
  withdrawn: { kind: 'plain', text: 'proposal.withdrawn' },
  lapsed: { kind: 'plain', text: 'proposal.lapsed' },
}

export const ProposalStatus = ({ status }: { readonly status: string }) => {
  const { t } = useTexts()
  const known = statusOf[status]
  return <Tag kind={known?.kind ?? 'plain'}>{known ? t(known.text) : status}</Tag>
}

const nameOfProposer = (row: InboxRow, language: 'zh' | 'en'): string =>
  (language === 'zh' ? row.proposedByZh : row.proposedByEn) ?? row.proposedBy

const secondStep = ({ t, language }: Texts, row: InboxRow): EyesStep => {
  if (row.status === 'waiting')
    return {
      verb: t('proposal.check'),
      state: 'now',
      who: t('proposal.second'),
      ...(row.mayConfirm ? {} : { not: t(row.mine ? 'proposal.notYou' : 'proposal.notRole') }),
    }
  return {
    verb: t(statusOf[row.status]?.text ?? 'proposal.check'),
    state: row.status === 'confirmed' ? 'done' : 'refused',
    when: <Day value={row.decidedOn} style="plain" />,
    ...(row.decidedBy ? { who: (language === 'zh' ? row.decidedByZh : row.decidedByEn) ?? row.decidedBy } : {}),
    ...(row.reason ? { not: row.reason } : {}),
  }
}

export interface ProposalSheetProps {
  readonly proposal: InboxRow
  /** Keeps this proposal on the screen once it is decided. */
  readonly onAct: () => void
}

/** What is proposed, by whom, who may confirm it and who may not, and the two buttons. */
export const ProposalSheet = ({ proposal, onAct }: ProposalSheetProps) => {
  const texts = useTexts()
  const { t, language } = texts
  const nameOf = nameAmong(texts, useInbox(true).data?.names)
  return (
    <Sheet
      title={language === 'zh' ? proposal.titleZh : proposal.titleEn}
      note={<ProposalStatus status={proposal.status} />}
      padded
      className="proposal"
    >
      <dl className="kv">
        <dt>{t('proposal.number')}</dt>
        <dd className="mono">{proposal.id}</dd>
        <dt>{t('inbox.on')}</dt>
        <dd>{(language === 'zh' ? proposal.onZh : proposal.onEn) ?? proposal.onOrganisation}</dd>
        {[...factsOf(texts, proposal.input, nameOf), ...effectOf(texts, proposal.result)].map(({ name, lines }) => [
          <dt key={name}>{name}</dt>,
          <dd key={`${name}v`}>
            {lines.map((line, index) => (
              <span key={index} className="line">
                {line}
              </span>
            ))}
          </dd>,
        ])}
      </dl>
      <FourEyes
        label={t('proposal.steps')}
        steps={[
          {
            verb: t('proposal.propose'),
            state: 'done',
            when: <Day value={proposal.proposedOn} style="plain" />,
            who: nameOfProposer(proposal, language),
          },
          secondStep(texts, proposal),
        ]}
      />
      <Decide proposal={proposal} onAct={onAct} />
    </Sheet>
  )
}

/** Confirm, or turn down with a reason; one's own proposal can only be withdrawn. */
const Decide = ({ proposal, onAct }: ProposalSheetProps) => {
  const { t } = useTexts()
  const confirm = useCommand<{ proposal: string }>(commands.confirm)
  const turnDown = useCommand<{ proposal: string; reason: string }>(commands.turnDown)
  const [refusing, setRefusing] = useState(false)
  const failure = confirm.failure ?? turnDown.failure
  const mayAct = proposal.status === 'waiting' && (proposal.mayConfirm || proposal.mine)
  return (
    <div className="decide">
      <OutcomeNote outcome={confirm.outcome} done={t('proposal.confirmDone')} />
      <OutcomeNote outcome={turnDown.outcome} done={t('proposal.turnedDown')} />
      {failure && <ErrorState failure={failure} posted="unknown" />}
      {mayAct && refusing && (
        <TurnDownForm
          mine={proposal.mine}
          running={turnDown.running}
          onKeep={() => setRefusing(false)}
          onReason={(reason) => {
            onAct()
            void turnDown.run({ proposal: proposal.id, reason })
          }}
        />
      )}
      {mayAct && !refusing && (
        <div className="two">
          <button type="button" className="btn" disabled={confirm.running} onClick={() => setRefusing(true)}>
            {t(proposal.mine ? 'proposal.withdraw' : 'proposal.reject')}
          </button>
          {proposal.mayConfirm && (
            <button
              type="button"
              className="btn p"
              disabled={confirm.running}
              onClick={() => {
                onAct()
                void confirm.run({ proposal: proposal.id })
              }}
            >
              {t('proposal.confirm')}
            </button>
          )}
        </div>
      )}
    </div>
  )
}

interface TurnDownFormProps {
  readonly mine: boolean
  readonly running: boolean
  readonly onKeep: () => void
  readonly onReason: (reason: string) => void
}

const TurnDownForm = ({ mine, running, onKeep, onReason }: TurnDownFormProps) => {
  const { t } = useTexts()
  const [reason, setReason] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onReason(reason.trim())
      }}
    >
      <label className="field">
        <span>{t('proposal.reason')}</span>
        <textarea
          className="t text"
          rows={2}
          maxLength={300}
          required
          autoFocus
          aria-describedby="reason-note"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <p className="sm dim" id="reason-note">
        {t('proposal.reasonNeeded')}
      </p>
      <div className="two">
        <button type="button" className="btn" onClick={onKeep}>
          {t('proposal.keep')}
        </button>
        <button type="submit" className="btn p" disabled={running || reason.trim() === ''}>
          {t(mine ? 'proposal.withdraw' : 'proposal.reject')}
        </button>
      </div>
    </form>
  )
}
