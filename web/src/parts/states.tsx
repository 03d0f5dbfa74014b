import { useEffect, useState, type ReactNode } from 'react'
import { isFailure, type Failure } from '../api/client.ts'
import type { Answer } from '../api/hooks.ts'
import { clock } from '../format/day.ts'
import { useTexts } from '../i18n/index.ts'
import { Sheet } from './sheet.tsx'

/** One sentence on what will stand here and the one act that starts it. */
export const Empty = ({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) => (
  <div className="in state">
    <p>{children}</p>
    {action !== undefined && <p className="acts">{action}</p>}
  </div>
)

const useAfter = (milliseconds: number): boolean => {
  const [passed, setPassed] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), milliseconds)
    return () => clearTimeout(timer)
  }, [milliseconds])
  return passed
}

/** Grey bars of the final size after 300 ms; the table keeps its heads. They stand still. */
export const Loading = ({ heads, rows = 3 }: { readonly heads?: readonly string[]; readonly rows?: number }) => {
  const { t } = useTexts()
  const shown = useAfter(300)
  const columns = heads ?? ['', '', '']
  return (
    <table aria-busy="true" aria-label={t('state.loading')}>
      {heads && (
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th key={index} className={index > 0 ? 'num' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {Array.from({ length: rows }, (_, row) => (
          <tr key={row}>
            {columns.map((_head, index) => (
              <td key={index} className={index > 0 ? 'num' : undefined}>
                {shown ? <i className="bars" style={{ width: 44 + ((row * 7 + index * 11) % 5) * 7 }} /> : '\u00a0'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export interface ErrorStateProps {
  readonly failure: Failure
  /** Set where a command was sent: then whether anything was posted must be said. */
  readonly posted?: 'nothing' | 'unknown'
  readonly onRetry?: () => void
}

/** What failed, whether anything was posted, the request number, retry. */
export const ErrorState = ({ failure, posted, onRetry }: ErrorStateProps) => {
  const { t } = useTexts()
  const what = failure.status === 0 ? t('state.connectionLost') : t('state.serverFailed', { status: failure.status })
  return (
    <div className="in state" role="alert">
      <p>
        <b className="bad">
          {posted === 'unknown' ? t('state.postedUnknown') : posted === 'nothing' ? t('state.postedNothing') : t('state.notRead')}
        </b>
        {what}
      </p>
      <p className="sm dim">
        {failure.request && (
          <>
            {t('state.request')} <span className="mono">{failure.request}</span>
            {t('list.comma')}
          </>
        )}
        {t('state.at', { time: clock(failure.at) })}
        {posted && t('state.retrySafe')}
      </p>
      <p className="acts">
        {onRetry && (
          <button type="button" className="btn s" onClick={onRetry}>
            {t('act.retry')}
          </button>
        )}
        {failure.request && (
          <button type="button" className="btn s" onClick={() => void navigator.clipboard?.writeText(failure.request)}>
            {t('act.copyRequest')}
          </button>
        )}
      </p>
    </div>
  )
}

/** The time a figure was read, ochre once it is older than it should be. */
export const Stale = ({ at, stale }: { readonly at: string; readonly stale: boolean }) => {
  const { t } = useTexts()
  return stale ? (
    <span className="stale sm">{t('state.stale', { time: clock(at) })}</span>
  ) : (
    <span className="sm dim">{t('state.read', { time: clock(at) })}</span>
  )
}

export const NotFound = () => {
  const { t } = useTexts()
  return (
    <Sheet>
      <Empty action={<a href="/">{t('act.home')}</a>}>{t('state.notFound')}</Empty>
    </Sheet>
  )
}

export interface AnsweredProps<Value> {
  readonly answer: Answer<Value>
  readonly heads?: readonly string[]
  readonly rows?: number
  /** Says whether there is nothing to show, and the sentence for it. */
  readonly isEmpty?: (value: Value) => boolean
  readonly empty?: ReactNode
  readonly children: (value: Value) => ReactNode
}

/** A view in any of its states. Nothing is shown that the server did not send. */
export const Answered = <Value,>({ answer, heads, rows, isEmpty, empty, children }: AnsweredProps<Value>) => {
  if (answer.data === undefined) {
    if (!answer.error) return <Loading {...(heads ? { heads } : {})} {...(rows === undefined ? {} : { rows })} />
    if (isFailure(answer.error) && answer.error.status === 404) return <NotFoundLine />
    return <ErrorState failure={answer.error} onRetry={() => void answer.refetch()} />
  }
  if (isEmpty?.(answer.data)) return <>{empty}</>
  return <>{children(answer.data)}</>
}

const NotFoundLine = () => {
  const { t } = useTexts()
  return <Empty>{t('state.notFound')}</Empty>
}
