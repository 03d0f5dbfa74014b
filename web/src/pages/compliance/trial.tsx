import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { share, tonnes } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { Figure } from '../../parts/figure.tsx'
import { HoldingsBar, type HoldingKind } from '../../parts/holdings-bar.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { whereMissing, type Row } from './plan.ts'
import type { Reading } from './reading.ts'
import type { ComplianceAnswer } from './types.ts'

interface LineProps {
  readonly kind?: HoldingKind
  readonly name: string
  readonly tonnes: number
  readonly indent?: boolean
  readonly children?: ReactNode
}

const Line = ({ kind, name, tonnes: amount, indent, children }: LineProps) => (
  <tr>
    <td className={indent ? 'indent' : undefined}>
      {kind && <i className={`swatch k-${kind}`} />}
      {name}
    </td>
    <td className="num">{tonnes(amount)}</td>
    <td className={indent ? undefined : 'dim'}>{children}</td>
  </tr>
)

export interface TrialProps {
  readonly answer: ComplianceAnswer & { readonly obligation: NonNullable<ComplianceAnswer['obligation']> }
  readonly rows: readonly Row[]
  readonly reading: Reading
}

/** What the numbers come to: due, this time, still missing, and where the missing tonnes stand. */
export const Trial = ({ answer, rows, reading }: TrialProps) => {
  const { t } = useTexts()
  const { obligation, offset } = answer
  const before = obligation.due - obligation.missing
  const left = Math.max(0, obligation.missing - reading.allowances - reading.credits)
  const { pledged, trading, toBuy } = whereMissing(rows, left)
  return (
    <Sheet title={t('surrender.trial')} note={t('surrender.trialNote')} padded>
      <HoldingsBar
        label={t('word.obligation')}
        legend={false}
        parts={[
          { kind: 'free', tonnes: reading.allowances + before, name: t('surrender.allowances') },
          { kind: 'credit', tonnes: reading.credits, name: t('surrender.credits') },
          { kind: 'pledged', tonnes: pledged },
          { kind: 'trading', tonnes: trading },
          { kind: 'short', tonnes: toBuy },
        ]}
      />
      <table className="calc" style={{ marginTop: 8 }}>
        <tbody>
          <Line name={t('word.obligation')} tonnes={obligation.due}>
            {t('surrender.verified', { year: obligation.year })}
          </Line>
          {before > 0 && <Line name={t('word.surrendered')} tonnes={-before} />}
          <Line kind="free" name={t('surrender.allowances')} tonnes={-reading.allowances} />
          <Line kind="credit" name={t('surrender.credits')} tonnes={-reading.credits}>
            {t('surrender.shareOf', { share: share(reading.credits + (offset?.used ?? 0), obligation.due) })}
            {offset && [t('list.comma'), t('refusal.limit'), ' ']}
            {offset && <Figure working={offset.working}>{tonnes(offset.limit)}</Figure>}
          </Line>
          <tr className="sum">
            <td>{t('surrender.left')}</td>
            <td className={left > 0 ? 'num bad' : 'num ok'}>{tonnes(left)}</td>
            <td className="dim" style={{ fontWeight: 400 }}>
              {left > 0 ? t('surrender.leftNote') : t('surrender.full')}
            </td>
          </tr>
          {pledged > 0 && (
            <Line indent kind="pledged" name={t('surrender.inPledge')} tonnes={pledged}>
              <Link to="/finance">{t('nav.finance')}</Link>
            </Line>
          )}
          {trading > 0 && (
            <Line indent kind="trading" name={t('surrender.inTrading')} tonnes={trading}>
              <Link to="/account">{t('nav.account')}</Link>
            </Line>
          )}
          {toBuy > 0 && (
            <Line indent kind="short" name={t('surrender.toBuy')} tonnes={toBuy}>
              <Link to="/market">{t('nav.market')}</Link>
            </Line>
          )}
        </tbody>
      </table>
    </Sheet>
  )
}
