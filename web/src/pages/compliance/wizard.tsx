import { useState } from 'react'
import { Link } from 'react-router'
import { useCommand } from '../../api/hooks.ts'
import { commands } from '../../api/questions.ts'
import type { Refusal } from '../../api/types.ts'
import { product, readWhole, share, tonnes } from '../../format/number.ts'
import { useTexts, type TextKey } from '../../i18n/index.ts'
import { Figure } from '../../parts/figure.tsx'
import { HoldingsBar } from '../../parts/holdings-bar.tsx'
import { OutcomeNote } from '../../parts/refusal-box.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { ErrorState } from '../../parts/states.tsx'
import { proposed, type Amounts, type Row } from './plan.ts'
import type { ComplianceAnswer } from './types.ts'

export interface WizardProps {
  readonly answer: ComplianceAnswer & { readonly obligation: NonNullable<ComplianceAnswer['obligation']> }
  readonly rows: readonly Row[]
}

const stepTexts: readonly TextKey[] = ['surrender.step1', 'surrender.step2', 'surrender.step3', 'surrender.step4']

const Steps = ({ at }: { readonly at: number }) => {
  const { t } = useTexts()
  return (
    <ol className="steps" aria-label={t('surrender.steps')}>
      {stepTexts.map((text, index) => (
        <li key={text} className={index < at ? 'done' : undefined} aria-current={index === at ? 'step' : undefined}>
          {index < at ? <b className="ok">✓</b> : <b>{index + 1}</b>}
          {t(text)}
        </li>
      ))}
    </ol>
  )
}

interface Reading {
  readonly amounts: ReadonlyMap<string, number>
  readonly allowances: number
  readonly credits: number
  /** Products whose field holds no whole number, or more than is free or allowed. */
  readonly wrong: ReadonlyMap<string, TextKey>
}

const readAmounts = (rows: readonly Row[], typed: Amounts, creditsLeft: number): Reading => {
  const amounts = new Map<string, number>()
  const wrong = new Map<string, TextKey>()
  for (const row of rows.filter((one) => one.usable)) {
    const text = typed[row.product] ?? ''
    const value = text.trim() === '' ? 0 : readWhole(text)
    if (value === undefined) wrong.set(row.product, 'surrender.notWhole')
    else if (row.product === 'CCER' && value > creditsLeft) wrong.set(row.product, 'surrender.overLimit')
    else if (value > row.free) wrong.set(row.product, 'surrender.overFree')
    amounts.set(row.product, value ?? 0)
  }
  const credits = amounts.get('CCER') ?? 0
  return { amounts, wrong, credits, allowances: [...amounts.values()].reduce((sum, value) => sum + value, 0) - credits }
}

/** Four steps: check what is due, choose vintages and amounts, preview with the law behind it, hand over to a second person. */
export const SurrenderWizard = ({ answer, rows }: WizardProps) => {
  const { t } = useTexts()
  const { obligation, offset } = answer
  const creditsLeft = Math.max(0, (offset?.limit ?? 0) - (offset?.used ?? 0))
  const [step, setStep] = useState(1)
  const [typed, setTyped] = useState<Amounts>(() =>
    Object.fromEntries(Object.entries(proposed(rows, obligation.missing, creditsLeft)).map(([code, amount]) => [code, tonnes(amount)])),
  )
  const surrender = useCommand<object>(commands.surrender)
  const reading = readAmounts(rows, typed, creditsLeft)
  const total = reading.allowances + reading.credits
  const ready = reading.wrong.size === 0 && total > 0
  const submit = async () => {
    const allowances = [...reading.amounts].filter(([code, amount]) => code !== 'CCER' && amount > 0).map(([code, quantity]) => ({ product: code, quantity }))
    const outcome = await surrender.run({ year: obligation.year, allowances, credits: reading.credits })
    if (outcome && outcome.kind !== 'refused' && outcome.kind !== 'badInput') setStep(3)
  }
  const applyNearest = (refusal: Refusal): void => {
    const index = /allowances\.(\d+)/.exec(refusal.field ?? '')?.[1]
    const sent = [...reading.amounts].filter(([code, amount]) => code !== 'CCER' && amount > 0).map(([code]) => code)
    const code = index === undefined ? 'CCER' : sent[Number(index)]
    if (code && typeof refusal.nearest === 'number') setTyped({ ...typed, [code]: tonnes(refusal.nearest) })
    surrender.reset()
  }
  return (
    <>
      <Steps at={step} />
      {step < 3 && (
        <Sheet title={t('surrender.choose')} note={t('surrender.chooseNote')}>
          <AmountTable rows={rows} typed={typed} reading={reading} locked={step !== 1} onType={(code, text) => setTyped({ ...typed, [code]: text })} />
          <div className="in">
            <OutcomeNote outcome={surrender.outcome} onNearest={applyNearest} />
            {surrender.failure && <ErrorState failure={surrender.failure} posted="unknown" onRetry={() => void submit()} />}
          </div>
        </Sheet>
      )}
      <Trial answer={answer} rows={rows} reading={reading} />
      {step === 3 && <OutcomeNote outcome={surrender.outcome} done={t('surrender.done', { tonnes: tonnes(total) })} />}
      {step < 3 && (
        <div className="wizard-bar">
          {step === 2 && (
            <button type="button" className="btn" onClick={() => setStep(1)}>
              {t('act.back')}
            </button>
          )}
          <span className="dim sm">{reading.wrong.size > 0 ? t('surrender.correctFirst', { count: reading.wrong.size }) : ''}</span>
          {step === 1 ? (
            <button type="button" className="btn p" disabled={!ready} onClick={() => setStep(2)}>
              {t('surrender.toPreview')}
            </button>
          ) : (
            <button type="button" className="btn p" disabled={!ready || surrender.running} onClick={() => void submit()}>
              {t('surrender.submit', { tonnes: tonnes(total) })}
            </button>
          )}
        </div>
      )}
    </>
  )
}

interface AmountTableProps {
  readonly rows: readonly Row[]
  readonly typed: Amounts
  readonly reading: Reading
  readonly locked: boolean
  readonly onType: (product: string, text: string) => void
}

const AmountTable = ({ rows, typed, reading, locked, onType }: AmountTableProps) => {
  const { t } = useTexts()
  const name = (row: Row): string => `${product(row.product)} ${t(row.product === 'CCER' ? 'surrender.offsetNow' : 'surrender.now')}`
  const remark = (row: Row) => {
    const wrong = reading.wrong.get(row.product)
    if (wrong) return <span className="bad">{t(wrong)}</span>
    if (!row.usable) return t('surrender.notUsable')
    const elsewhere = [row.pledged > 0 && `${t('holding.pledged')} ${tonnes(row.pledged)}`, row.trading > 0 && `${t('holding.trading')} ${tonnes(row.trading)}`].filter(Boolean)
    return elsewhere.length > 0 ? <span className="dim">{t('surrender.notFree', { what: elsewhere.join(t('list.comma')) })}</span> : null
  }
  return (
    <table className="stack middle" aria-label={t('surrender.choose')}>
      <thead>
        <tr>
          <th scope="col">{t('word.product')}</th>
          <th scope="col" className="num">{t('word.held')}</th>
          <th scope="col" className="num">{t('holding.free')}</th>
          <th scope="col" className="num" style={{ width: 168 }}>{t('surrender.now')}</th>
          <th scope="col">{t('word.remark')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.product} className={row.usable ? undefined : 'off'}>
            <td className="hd"><b>{product(row.product)}</b> {row.product === 'CCER' && <span className="dim2 sm">{t('word.offset')}</span>}</td>
            <td className="num" data-l={t('word.held')}>{tonnes(row.held)}</td>
            <td className="num" data-l={t('holding.free')}>{tonnes(row.free)}</td>
            <td className="num w2" data-l={t('surrender.now')}>
              {row.usable ? (
                <input className="t" inputMode="numeric" aria-label={name(row)} aria-invalid={reading.wrong.has(row.product)} readOnly={locked} value={typed[row.product] ?? ''} onChange={(event) => onType(row.product, event.target.value)} />
              ) : (
                t('surrender.cannotChoose')
              )}
            </td>
            <td className="w2" data-l="">{remark(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What the numbers come to: due, this time, still missing, and where the missing tonnes stand. */
const Trial = ({ answer, rows, reading }: WizardProps & { readonly reading: Reading }) => {
  const { t } = useTexts()
  const { obligation, offset } = answer
  const before = obligation.due - obligation.missing
  const left = Math.max(0, obligation.missing - reading.allowances - reading.credits)
  const pledged = Math.min(left, rows.reduce((sum, row) => sum + (row.usable ? row.pledged : 0), 0))
  const trading = Math.min(left - pledged, rows.reduce((sum, row) => sum + (row.usable ? row.trading : 0), 0))
  const toBuy = left - pledged - trading
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
          <tr><td>{t('word.obligation')}</td><td className="num">{tonnes(obligation.due)}</td><td className="dim">{t('surrender.verified', { year: obligation.year })}</td></tr>
          {before > 0 && <tr><td>{t('word.surrendered')}</td><td className="num">{tonnes(-before)}</td><td className="dim" /></tr>}
          <tr><td><i className="swatch k-free" />{t('surrender.allowances')}</td><td className="num">{tonnes(-reading.allowances)}</td><td className="dim" /></tr>
          <tr>
            <td><i className="swatch k-credit" />{t('surrender.credits')}</td>
            <td className="num">{tonnes(-reading.credits)}</td>
            <td className="dim">
              {t('surrender.shareOf', { share: share(reading.credits + (offset?.used ?? 0), obligation.due) })}
              {offset && <>{t('list.comma')}{t('refusal.limit')} <Figure working={offset.working}>{tonnes(offset.limit)}</Figure></>}
            </td>
          </tr>
          <tr className="sum"><td>{t('surrender.left')}</td><td className={left > 0 ? 'num bad' : 'num ok'}>{tonnes(left)}</td><td className="dim" style={{ fontWeight: 400 }}>{left > 0 ? t('surrender.leftNote') : t('surrender.full')}</td></tr>
          {pledged > 0 && <tr><td className="indent"><i className="swatch k-pledged" />{t('surrender.inPledge')}</td><td className="num">{tonnes(pledged)}</td><td><Link to="/finance">{t('nav.finance')}</Link></td></tr>}
          {trading > 0 && <tr><td className="indent"><i className="swatch k-trading" />{t('surrender.inTrading')}</td><td className="num">{tonnes(trading)}</td><td><Link to="/account">{t('nav.account')}</Link></td></tr>}
          {toBuy > 0 && <tr><td className="indent"><i className="swatch k-short" />{t('surrender.toBuy')}</td><td className="num">{tonnes(toBuy)}</td><td><Link to="/market">{t('nav.market')}</Link></td></tr>}
        </tbody>
      </table>
    </Sheet>
  )
}
