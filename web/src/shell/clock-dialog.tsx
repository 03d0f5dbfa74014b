import { useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState } from 'react'
import { isFailure, stepClock, type ClockReading } from '../api/client.ts'
import type { Failure } from '../api/client.ts'
import type { Outcome } from '../api/types.ts'
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

/** One step at a time; the clock on the dialog's face follows every phase the server passes. */
const useStep = () => {
  const client = useQueryClient()
  const [running, setRunning] = useState(false)
  const [reached, setReached] = useState<ClockReading>()
  const [outcome, setOutcome] = useState<Outcome<ClockReading>>()
  const [failure, setFailure] = useState<Failure>()
  const step = async (to: Step) => {
    setRunning(true)
    setOutcome(undefined)
    setFailure(undefined)
    try {
      setOutcome(await stepClock(to, setReached))
    } catch (error) {
      if (!isFailure(error)) throw error
      setFailure(error)
    } finally {
      await client.invalidateQueries()
      setReached(undefined)
      setRunning(false)
    }
  }
  return { running, reached, outcome, failure, step }
}

/** The sandbox's clock: it stands still until stepped, never goes back, and runs the due work of every day it crosses. */
export const ClockDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t, name } = useTexts()
  const { market } = useSession()
  const { running, reached, outcome, failure, step } = useStep()
  if (!market) return null
  const now = reached ?? market
  return (
    <Modal open onCancel={onClose} footer={null} title={t('clock.title')} width={480}>
      <p className="clock-face" role="status">
        <Day value={now.businessDay} /> <span className="md dim">{t(`phase.${now.phase}`)}</span>
      </p>
      <p className="sm dim">{t('clock.note')}</p>
      <dl className="clock-steps">
        {steps.map(([to, text, note]) => [
          <dt key={to}>
            <button
              type="button"
              className={to === 'nextPhase' ? 'btn p' : 'btn'}
              disabled={running || (to === 'nextDeadline' && !market.deadline)}
              onClick={() => void step(to)}
            >
              {t(text)}
            </button>
          </dt>,
          <dd key={`${to}note`} className="sm dim">
            {to === 'nextDeadline' && market.deadline ? (
              <>
                {name(market.deadline)} <Day value={market.deadline.day} />
              </>
            ) : (
              t(note)
            )}
          </dd>,
        ])}
      </dl>
      <div aria-live="polite">
        {running && <p className="sm dim">{t('clock.running')}</p>}
        {!running && <OutcomeNote outcome={outcome} done={t('clock.stepped', { day: market.businessDay })} />}
        {failure && <ErrorState failure={failure} posted="unknown" />}
      </div>
    </Modal>
  )
}
