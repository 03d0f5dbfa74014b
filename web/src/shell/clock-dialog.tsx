import { Modal } from 'antd'
import { commands } from '../api/questions.ts'
import { useCommand } from '../api/hooks.ts'
import { useTexts, type TextKey } from '../i18n/index.ts'
import { Day } from '../parts/amounts.tsx'
import { OutcomeNote } from '../parts/refusal-box.tsx'
import { ErrorState } from '../parts/states.tsx'
import { useSession } from './session.tsx'

type Step = 'nextPhase' | 'nextDay' | 'nextDeadline'
const steps: readonly (readonly [Step, TextKey, TextKey])[] = [
  ['nextPhase', 'clock.nextPhase', 'clock.nextPhaseNote'],
  ['nextDay', 'clock.nextDay', 'clock.nextDayNote'],
  ['nextDeadline', 'clock.nextDeadline', 'clock.nextDeadlineNote'],
]

/** The sandbox's clock: it stands still until stepped, never goes back, and runs the due work of every day it crosses. */
export const ClockDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t, say } = useTexts()
  const { session } = useSession()
  const step = useCommand<{ readonly to: Step }>(commands.clockStep)
  const market = session?.market
  if (!market) return null
  return (
    <Modal open onCancel={onClose} footer={null} title={t('clock.title')} width={480}>
      <p style={{ fontSize: 20, lineHeight: '32px', fontWeight: 600 }}>
        <Day value={market.businessDay} /> <span className="md dim">{t(`phase.${market.phase}`)}</span>
      </p>
      <p className="sm dim" style={{ margin: '4px 0 12px' }}>
        {t('clock.note')}
      </p>
      <dl className="kv" style={{ alignItems: 'center' }}>
        {steps.map(([to, text, note]) => [
          <dt key={to}>
            <button
              type="button"
              className={to === 'nextPhase' ? 'btn p' : 'btn'}
              disabled={step.running}
              onClick={() => void step.run({ to })}
            >
              {t(text)}
            </button>
          </dt>,
          <dd key={`${to}note`} className="sm dim">
            {t(note)}
            {to === 'nextDeadline' && market.deadline && (
              <>
                {' '}
                {typeof market.deadline.name === 'string' ? market.deadline.name : say(market.deadline.name)}{' '}
                <Day value={market.deadline.day} />
              </>
            )}
          </dd>,
        ])}
      </dl>
      <div aria-live="polite" style={{ marginTop: 12 }}>
        {step.running && <p className="sm dim">{t('clock.running')}</p>}
        <OutcomeNote outcome={step.outcome} done={t('clock.stepped')} />
        {step.failure && <ErrorState failure={step.failure} posted="unknown" />}
      </div>
    </Modal>
  )
}
