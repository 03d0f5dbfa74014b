import type { ReactNode } from 'react'
import { product, share, tonnes } from '../../format/number.ts'
import { rich, useTexts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { ConfidenceMark } from '../../parts/confidence-mark.tsx'
import { Figure } from '../../parts/figure.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import type { Reading } from './reading.ts'
import type { SurrenderCheck } from './types.ts'
import type { Due } from './use-surrender.ts'

/** The first step: what is due, what is met, what is left, by when. */
export const DueSheet = ({ answer }: { readonly answer: Due }) => {
  const { t } = useTexts()
  const { obligation, offset } = answer
  const line = (name: string, value: ReactNode, remark?: ReactNode, kind?: string) => (
    <tr className={kind}>
      <td>{name}</td>
      <td className="num">{value}</td>
      <td className="dim">{remark}</td>
    </tr>
  )
  return (
    <Sheet title={t('surrender.step1')} note={t('surrender.unitNote')} padded>
      <table className="calc">
        <tbody>
          {line(t('word.obligation'), tonnes(obligation.due), t('surrender.verified', { year: obligation.year }))}
          {line(t('word.surrendered'), tonnes(-obligation.surrendered))}
          {line(t('word.offset'), tonnes(-obligation.offsetCredits))}
          {obligation.borrowed > 0 && line(t('surrender.borrowed'), tonnes(-obligation.borrowed))}
          {line(
            t('surrender.missing'),
            <Figure working={obligation.missingWorking}>
              <span className="bad">{tonnes(obligation.missing)}</span>
            </Figure>,
            <>
              {t('word.deadline')} <Day value={obligation.deadline} />
            </>,
            'sum',
          )}
          {offset &&
            line(
              t('surrender.offsetLimit'),
              <Figure working={offset.working}>{tonnes(offset.limit)}</Figure>,
              t('surrender.shareOf', { share: share(offset.limit, obligation.due) }),
            )}
        </tbody>
      </table>
    </Sheet>
  )
}

interface PreviewProps {
  readonly answer: Due
  readonly reading: Reading
  readonly checked: SurrenderCheck | undefined
  readonly children: ReactNode
}

/** The third step: what will be sent, the way the units take, and the law behind each limit. */
export const PreviewSheet = ({ answer, reading, checked, children }: PreviewProps) => {
  const { t } = useTexts()
  const chosen = [...reading.amounts].filter(([, amount]) => amount > 0)
  const limitRule = answer.offset?.working.terms.find((term) => term.rule)?.rule
  return (
    <Sheet title={t('surrender.step3')} note={t('surrender.unitNote')}>
      <table className="stack" aria-label={t('surrender.step3')}>
        <thead>
          <tr>
            <th scope="col">{t('word.product')}</th>
            <th scope="col" className="num">
              {t('surrender.now')}
            </th>
            <th scope="col">{t('surrender.way')}</th>
          </tr>
        </thead>
        <tbody>
          {chosen.map(([code, amount]) => (
            <tr key={code}>
              <td className="hd">
                <b>{product(code)}</b>
              </td>
              <td className="num b" data-l={t('surrender.now')}>
                {tonnes(amount)}
              </td>
              <td className="w2" data-l={t('surrender.way')}>
                <span>{t(code === 'CCER' ? 'surrender.wayCredits' : 'surrender.wayAllowances')}</span>
              </td>
            </tr>
          ))}
          <tr className="sum">
            <td className="hd">{t('word.total')}</td>
            <td className="num" data-l={t('surrender.now')}>
              {tonnes(reading.allowances + reading.credits)}
            </td>
            <td className="w2" data-l="">
              <span>
                {checked?.missing === 0
                  ? t('surrender.willBeFull', { number: checked.certificate ?? '' })
                  : rich(t('surrender.willMiss'), { tonnes: <b className="bad">{tonnes(checked?.missing ?? 0)}</b> })}
                {checked?.late && <span className="bad"> {t('surrender.isLate')}</span>}
              </span>
            </td>
          </tr>
        </tbody>
      </table>
      <div className="note">
        {t('surrender.law')}
        {reading.credits > 0 && limitRule && (
          <>
            {' '}
            {t('surrender.offsetLimit')} {limitRule.source} {limitRule.article}{' '}
            <ConfidenceMark confidence={limitRule.confidence} always />
          </>
        )}
      </div>
      {children}
    </Sheet>
  )
}
