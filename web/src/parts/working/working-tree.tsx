import type { ReactNode } from 'react'
import type { Working, WorkingRule } from '../../api/types.ts'
import { filed, fixed, unitText } from '../../format/number.ts'
import { useTexts, type TextKey } from '../../i18n/index.ts'
import { ConfidenceMark } from '../confidence-mark.tsx'
import { layOut, splitSymbol, type Box } from './formula.ts'

/** More terms than this are read as a list, not as boxes. */
const mostBoxes = 6

export const Symbol = ({ symbol }: { readonly symbol: string }) => {
  const [base, below] = splitSymbol(symbol)
  return (
    <span className="symbol">
      {base}
      {below && <sub>{below}</sub>}
    </span>
  )
}

/** A formula as written, with the symbols of its terms set as symbols. */
const FormulaText = ({ working }: { readonly working: Working }) => {
  const known = new Set(working.terms.map((term) => term.symbol))
  const words = (working.formula ?? '').replace(/^[\p{L}\d_]+\s*=\s*/u, '').split(/([\p{L}\d_]+)/u)
  return <span>= {words.map((word, index) => (known.has(word) ? <Symbol key={index} symbol={word} /> : word))}</span>
}

/** `44/12` stands in the formula as it is; its box says what it comes to. */
const quotient = (text: string): string => {
  const match = /^(\d+)\/(\d+)$/.exec(text)
  return match ? fixed(String(Number(match[1]) / Number(match[2])), 4) : text
}

const ruleText = (rule: WorkingRule): string => (rule.article ? `${rule.source} ${rule.article}` : rule.source)

const roundingTexts = {
  halfUp: 'working.halfUp',
  down: 'working.down',
  up: 'working.up',
  halfEven: 'working.halfEven',
} as const satisfies Record<string, TextKey>

/** Where a term comes from: its own formula, its rounding, the record it was read in, the rule with its mark. */
const Source = ({ working, formula }: { readonly working: Working; readonly formula: boolean }) => {
  const { t } = useTexts()
  const { rounding, rule, from } = working
  const parts: ReactNode[] = []
  if (formula && working.formula) parts.push(<FormulaText key="formula" working={working} />)
  if (from) parts.push(<span key="from">{from}</span>)
  if (rule) parts.push(<span key="rule">{ruleText(rule)}</span>)
  if (rounding) parts.push(<span key="round">{t(roundingTexts[rounding.how], { places: rounding.places })}</span>)
  if (parts.length === 0) return null
  return (
    <p className="s">
      {parts.map((part, index) => [index > 0 ? t('list.comma') : '', part])}
      {rule && <ConfidenceMark confidence={rule.confidence} />}
      {!rule && rounding?.rule && <ConfidenceMark confidence={rounding.rule.confidence} />}
    </p>
  )
}

const Value = ({ working }: { readonly working: Working }) => (
  <p className="v">
    {filed(working.value)}
    <span className="unit">{unitText(working.unit)}</span>
  </p>
)

const Term = ({ working, result }: { readonly working: Working; readonly result?: boolean }) => {
  const { say } = useTexts()
  const open = !result && working.terms.length > 0
  return (
    <div className={`term${result ? ' result' : ''}${open ? ' open' : ''}`}>
      <p className="name">
        <Symbol symbol={working.symbol} /> {say(working.label)}
      </p>
      <Value working={working} />
      <Source working={working} formula={open} />
      {open &&
        (working.terms.length <= mostBoxes ? (
          <div className="terms">
            {working.terms.map((term, index) => (
              <Term key={index} working={term} />
            ))}
          </div>
        ) : (
          <TermList terms={working.terms} />
        ))}
    </div>
  )
}

const Constant = ({ text }: { readonly text: string }) => (
  <div className="term">
    <p className="name">{text}</p>
    <p className="v">{quotient(text)}</p>
  </div>
)

const boxOf = (box: Box): ReactNode => (box.kind === 'term' ? <Term working={box.term} /> : <Constant text={box.text} />)

const TermList = ({ terms }: { readonly terms: readonly Working[] }) => {
  const { say } = useTexts()
  return (
    <div className="tree">
      <ul>
        {terms.map((term, index) => (
          <li key={index}>
            <div className="row">
              <span>
                <Symbol symbol={term.symbol} /> {say(term.label)}
              </span>
              <span className="v">
                {filed(term.value)}
                <span className="unit">{unitText(term.unit)}</span>
              </span>
              <Source working={term} formula />
            </div>
            {term.terms.length > 0 && <TermList terms={term.terms} />}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The tree of a figure as the formula itself. Long sums and bracketed formulas show the written formula and their terms. */
export const WorkingTree = ({ working }: { readonly working: Working }) => {
  const boxes = layOut(working)
  const list = working.terms.length > mostBoxes
  return (
    <>
      {!boxes && working.formula && (
        <div className="formula">
          <Symbol symbol={working.symbol} /> <FormulaText working={working} />
        </div>
      )}
      <div className="equation">
        <Term working={working} result />
        {!list &&
          (boxes ?? working.terms.map((term) => ({ kind: 'term', operator: '', term }) as const)).map((box, index) => [
            boxes || index === 0 ? (
              <span className="op" key={`op${index}`} aria-hidden="true">
                {index === 0 ? '=' : box.operator}
              </span>
            ) : null,
            <BoxPlace key={index}>{boxOf(box)}</BoxPlace>,
          ])}
      </div>
      {list && <TermList terms={working.terms} />}
    </>
  )
}

const BoxPlace = ({ children }: { readonly children: ReactNode }) => <>{children}</>
