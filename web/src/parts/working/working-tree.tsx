import type { ReactNode } from 'react'
import type { Working, WorkingRule } from '../../api/types.ts'
import { filed, fixed } from '../../format/number.ts'
import { useTexts, type TextKey } from '../../i18n/index.ts'
import { ConfidenceMark } from '../confidence-mark.tsx'
import { fitsInside, isCut, isSum, layOut, shownValue, splitSymbol, type Box } from './formula.ts'
import { namesIn } from './names.ts'

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

const isSymbol = (word: string): boolean => /^\p{L}+_[\p{L}\d]+$/u.test(word)

/** A formula as written, with the symbols of its terms set as symbols. */
const FormulaText = ({ working }: { readonly working: Working }) => {
  const known = new Set(working.terms.map((term) => term.symbol))
  const words = (working.formula ?? '').replace(/^[\p{L}\d_]+\s*=\s*/u, '').split(/([\p{L}\d_]+)/u)
  return (
    <span>= {words.map((word, index) => (known.has(word) || isSymbol(word) ? <Symbol key={index} symbol={word} /> : word))}</span>
  )
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
  if (from) parts.push(<span key="from">{namesIn(t).from(from)}</span>)
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

const Figured = ({ working }: { readonly working: Working }) => {
  const { t } = useTexts()
  return (
    <>
      <span title={isCut(working.value) ? working.value : undefined}>
        {filed(shownValue(working.value))}
        {isCut(working.value) && '…'}
      </span>
      <span className="unit">{namesIn(t).unit(working.unit)}</span>
    </>
  )
}

interface TermProps {
  readonly working: Working
  readonly kind: 'result' | 'whole' | 'inner'
}

/** One box: symbol, name, value and source; a computed term that fits holds its own terms. */
const Term = ({ working, kind }: TermProps) => {
  const { say } = useTexts()
  const open = kind === 'whole' && fitsInside(working)
  return (
    <div className={`term${kind === 'result' ? ' result' : ''}${open ? ' open' : ''}`}>
      <p className="name">
        <Symbol symbol={working.symbol} /> {say(working.label)}
      </p>
      <p className="v">
        <Figured working={working} />
      </p>
      <Source working={working} formula={kind !== 'result' && working.terms.length > 0} />
      {open && (
        <div className="terms">
          {working.terms.map((term, index) => (
            <Term key={index} working={term} kind="inner" />
          ))}
        </div>
      )}
    </div>
  )
}

const Constant = ({ text, from }: { readonly text: string; readonly from: readonly Working[] }) => {
  const { say } = useTexts()
  const source = from[0]?.rule
  return (
    <div className="term">
      <p className="name">
        {text} {from[0] && say(from[0].label)}
      </p>
      <p className="v">{quotient(text)}</p>
      {source && (
        <p className="s">
          {ruleText(source)}
          <ConfidenceMark confidence={source.confidence} />
        </p>
      )}
    </div>
  )
}

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
                <Figured working={term} />
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

/** result = term × term. A formula with brackets or functions stands written above its terms. */
const Equation = ({ working }: { readonly working: Working }) => {
  const boxes = layOut(working)
  const list = working.terms.length > mostBoxes
  const shown: readonly Box[] = boxes ?? working.terms.map((term) => ({ kind: 'term', operator: '', term }))
  return (
    <>
      {(!boxes || (list && isSum(working))) && working.formula && (
        <div className="formula">
          <Symbol symbol={working.symbol} /> <FormulaText working={working} />
        </div>
      )}
      <div className="equation">
        <Term working={working} kind="result" />
        {!list &&
          shown.map((box, index) => [
            boxes || index === 0 ? (
              <span className="op" key={`op${index}`} aria-hidden="true">
                {index === 0 ? '=' : box.operator}
              </span>
            ) : null,
            box.kind === 'term' ? (
              <Term key={index} working={box.term} kind="whole" />
            ) : (
              <Constant key={index} text={box.text} from={box.from} />
            ),
          ])}
      </div>
      {list && <TermList terms={working.terms} />}
    </>
  )
}

/**
 * The tree of a figure as formulas, the figure's own first; below it one for each term that is computed from more than fits into
 * a box. A sum of many terms is a list.
 */
export const WorkingTree = ({ working }: { readonly working: Working }) => {
  const below = working.terms.length > mostBoxes ? [] : working.terms.filter((term) => term.terms.length > 0 && !fitsInside(term))
  return (
    <>
      <Equation working={working} />
      {below.map((term, index) => (
        <div key={index} className="below">
          <WorkingTree working={term} />
        </div>
      ))}
    </>
  )
}
