import { useId } from 'react'
import { Link } from 'react-router'
import { useCommand, useInbox } from '../../api/hooks.ts'
import { commands } from '../../api/questions.ts'
import { useTexts } from '../../i18n/index.ts'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { ErrorState } from '../../parts/states.tsx'
import { actsOf, type Act, type Waiting } from './acts.ts'
import type { Due } from './types.ts'

interface Result {
  readonly entities: number
  readonly amount: number
  readonly toIssue: number
}

export interface DecideProps {
  readonly year: number
  readonly due: Due
  readonly picked: readonly string[]
}

/** Which acts of the year wait in the inbox for their second person. */
const useWaiting = (year: number): Waiting => {
  const rows = useInbox(true).data?.rows ?? []
  const waits = (command: string): boolean =>
    rows.some(({ status, command: name, input }) => status === 'waiting' && name === command && yearOf(input) === year)
  return { determine: waits('allocation.determine'), pre: waits('allocation.preAllocate') }
}

const yearOf = (input: unknown): number | undefined => (input as { readonly year?: number } | null)?.year

/** The two acts that allocate. Whoever they reach is named, so that the second person confirms those and no others. */
export const Decide = ({ year, due, picked }: DecideProps) => {
  const { t } = useTexts()
  const reasons = useId()
  const pre = useCommand<unknown, Result>(commands.preAllocate)
  const final = useCommand<unknown, Result>(commands.determine)
  const acts = actsOf(year, due, picked, useWaiting(year))
  const who = ({ organisations }: Act): string =>
    t(picked.length > 0 ? 'allocation.picked' : 'allocation.everybody', { count: organisations.length })
  const send = (act: Act, command: typeof pre, other: typeof pre): void => {
    other.reset()
    void command.run({ year, organisations: act.organisations })
  }
  const both = [
    { key: 'pre', act: acts.pre, command: pre, other: final, text: 'allocation.preAllocate', bare: 'allocation.pre' },
    {
      key: 'final',
      act: acts.determine,
      command: final,
      other: pre,
      text: 'allocation.determine',
      bare: 'allocation.determineBare',
    },
  ] as const
  const why = both.flatMap(({ act, bare }) => (act.why ? [`${t(bare)}${t('list.colon')}${t(act.why.key, act.why.fill)}`] : []))
  const ready = due.determine.length
  const notes = [...(ready > 0 ? [t('allocation.readyCount', { count: ready })] : []), ...why]
  return (
    <>
      <div className="sheet-acts">
        <span className="sm dim" id={reasons}>
          {notes.map((text) => (
            <span key={text} style={{ display: 'block' }}>
              {text}
            </span>
          ))}
        </span>
        <span style={{ marginLeft: 'auto' }} />
        {both.map(({ key, act, command, other, text, bare }) => (
          <button
            key={key}
            type="button"
            className={key === 'final' ? 'btn p' : 'btn'}
            disabled={command.running || act.why !== undefined}
            {...(act.why ? { title: t(act.why.key, act.why.fill), 'aria-describedby': reasons } : {})}
            onClick={() => send(act, command, other)}
          >
            {act.why ? t(bare) : t(text, { who: who(act) })}
          </button>
        ))}
      </div>
      {[pre, final].map((command, index) => (
        <div key={index} className="outcome-in">
          <OutcomeNote outcome={command.outcome} />
          {command.outcome?.kind === 'waiting' && (
            <p className="md page-note">
              <Link to="/inbox">{t('verification.toInbox')}</Link>
            </p>
          )}
          {command.failure && <ErrorState failure={command.failure} posted="unknown" />}
        </div>
      ))}
    </>
  )
}
