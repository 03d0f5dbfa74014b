import type { ReactNode } from 'react'
import type { Outcome, Problem, Refusal, RefusalValue } from '../api/types.ts'
import { filed } from '../format/number.ts'
import { useTexts } from '../i18n/index.ts'
import { ConfidenceMark } from './confidence-mark.tsx'

export interface RefusalBoxProps {
  readonly id?: string
  readonly refusals: readonly Refusal[]
  /** Writes an amount with its unit; without it integers are grouped and text stands as sent. */
  readonly amount?: (value: RefusalValue, refusal: Refusal) => ReactNode
  /** Puts the nearest value that would pass into the field it belongs to. The first button. */
  readonly onNearest?: (refusal: Refusal) => void
  /** Further ways out, after the nearest value. */
  readonly actions?: (refusal: Refusal) => ReactNode
}

const plain = (value: RefusalValue): string =>
  typeof value === 'number' ? filed(value) : typeof value === 'string' ? value : value.join(', ')

const Pair = ({ name, children, strong }: { readonly name: string; readonly children: ReactNode; readonly strong?: boolean }) => (
  <>
    <dt>{name}</dt>
    <dd className={strong ? 'b' : undefined}>{children}</dd>
  </>
)

const One = ({
  refusal,
  amount,
  onNearest,
  actions,
}: Omit<RefusalBoxProps, 'refusals' | 'id'> & { readonly refusal: Refusal }) => {
  const { t, say } = useTexts()
  const write = (value: RefusalValue): ReactNode => (amount ? amount(value, refusal) : plain(value))
  const { asked, limit, nearest, because } = refusal
  return (
    <div className="refuse" role="alert">
      <div className="h">
        <span>{say(refusal)}</span>
        <span className="code">{refusal.code}</span>
      </div>
      <dl>
        {asked !== undefined && <Pair name={t('refusal.asked')}>{write(asked)}</Pair>}
        {limit !== undefined && <Pair name={t('refusal.limit')}>{write(limit)}</Pair>}
        <Pair name={t('refusal.source')}>
          {refusal.source}
          {because?.article && ` ${because.article}`} {because && <ConfidenceMark confidence={because.confidence} always />}
        </Pair>
        {nearest !== undefined && (
          <Pair name={t('refusal.nearest')} strong>
            {write(nearest)}
          </Pair>
        )}
      </dl>
      <div className="go">
        {nearest !== undefined && onNearest && (
          <button type="button" className="btn s" onClick={() => onNearest(refusal)}>
            {t('refusal.useNearest', { value: plain(nearest) })}
          </button>
        )}
        {actions?.(refusal)}
      </div>
    </div>
  )
}

/** Why not: what was asked, the limit, the article, the nearest value that would pass. All refusals, where it was typed. */
export const RefusalBox = ({ id, refusals, ...rest }: RefusalBoxProps) => (
  <div id={id}>
    {refusals.map((refusal, index) => (
      <One key={`${refusal.code}${index}`} refusal={refusal} {...rest} />
    ))}
  </div>
)

/** Input the server could not read: field and reason. */
export const ProblemBox = ({ problems, request }: { readonly problems: readonly Problem[]; readonly request: string }) => {
  const { t, say } = useTexts()
  return (
    <div className="refuse" role="alert">
      <div className="h">
        <span>{t('refusal.badInput')}</span>
        <span className="code">{request}</span>
      </div>
      <dl>
        {problems.map((problem, index) => (
          <Pair key={index} name={problem.path || '·'}>
            {say(problem)}
          </Pair>
        ))}
      </dl>
    </div>
  )
}

/** What a command answered, where its button stands. `done` says what happened in the page's own words. */
export const OutcomeNote = <Result,>({
  outcome,
  done,
  ...rest
}: Omit<RefusalBoxProps, 'refusals'> & { readonly outcome: Outcome<Result> | undefined; readonly done?: ReactNode }) => {
  const { t } = useTexts()
  if (!outcome) return null
  if (outcome.kind === 'refused') return <RefusalBox refusals={outcome.refusals} {...rest} />
  if (outcome.kind === 'badInput') return <ProblemBox problems={outcome.problems} request={outcome.request} />
  if (outcome.kind === 'waiting')
    return (
      <p className="waiting-note" role="status">
        {t('outcome.waiting', { id: outcome.proposal })}
      </p>
    )
  return (
    <p className="done-note" role="status">
      {done ?? t('outcome.done', { id: outcome.command })}
    </p>
  )
}
