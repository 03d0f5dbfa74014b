import { useCommand } from '../../api/hooks.ts'
import { commands } from '../../api/questions.ts'
import type { Label } from '../../api/types.ts'
import { useTexts } from '../../i18n/index.ts'
import { FourEyes, type EyesStep } from '../../parts/four-eyes.tsx'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { Sheet, Tag } from '../../parts/sheet.tsx'
import { ErrorState } from '../../parts/states.tsx'

export interface Proposal {
  readonly id: string
  readonly title: Label
  readonly command: string
  readonly facts: readonly { readonly name: Label; readonly value: Label; readonly mono?: boolean }[]
  readonly steps: readonly {
    readonly verb: Label
    readonly state: EyesStep['state']
    readonly when?: Label
    readonly late?: boolean
    readonly who?: Label
    readonly not?: Label
  }[]
  /** Whether the signed-in person may confirm; when not, `not` of the current step says why. */
  readonly mayConfirm: boolean
}

/** What is proposed, by whom, who may confirm it and who may not, and the two buttons. */
export const ProposalSheet = ({ proposal }: { readonly proposal: Proposal }) => {
  const { t, say } = useTexts()
  const confirm = useCommand<{ proposal: string }>(commands.confirm)
  const reject = useCommand<{ proposal: string; reason: string }>(commands.reject)
  const busy = confirm.running || reject.running
  return (
    <Sheet title={say(proposal.title)} note={<Tag kind="waiting">{t('proposal.waiting')}</Tag>} padded>
      <dl className="kv" style={{ marginBottom: 14 }}>
        <dt>{t('proposal.number')}</dt>
        <dd className="mono">{proposal.id}</dd>
        {proposal.facts.map((fact) => [
          <dt key={fact.name.zh}>{say(fact.name)}</dt>,
          <dd key={`${fact.name.zh}v`} className={fact.mono ? 'mono' : undefined}>
            {say(fact.value)}
          </dd>,
        ])}
      </dl>
      <FourEyes
        label={t('proposal.steps')}
        steps={proposal.steps.map(({ verb, state, when, late, who, not }) => ({
          verb: say(verb),
          state,
          ...(when ? { when: say(when) } : {}),
          ...(late === undefined ? {} : { late }),
          ...(who ? { who: say(who) } : {}),
          ...(not ? { not: say(not) } : {}),
        }))}
      />
      <OutcomeNote outcome={confirm.outcome ?? reject.outcome} />
      {(confirm.failure ?? reject.failure) && <ErrorState failure={(confirm.failure ?? reject.failure)!} posted="unknown" />}
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 2fr', gap: 8 }}>
        <button
          type="button"
          className="btn"
          disabled={busy}
          onClick={() => void reject.run({ proposal: proposal.id, reason: '' })}
        >
          {t('proposal.reject')}
        </button>
        <button
          type="button"
          className="btn p"
          disabled={busy || !proposal.mayConfirm}
          onClick={() => void confirm.run({ proposal: proposal.id })}
        >
          {t('proposal.confirm')}
        </button>
      </div>
    </Sheet>
  )
}
