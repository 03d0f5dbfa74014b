import { useState } from 'react'
import { Link } from 'react-router'
import type { Confidence } from '../../api/types.ts'
import { useTexts, type TextKey } from '../../i18n/index.ts'
import { zh } from '../../i18n/zh.ts'
import { ConfidenceMark } from '../../parts/confidence-mark.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { OneRule } from './one-rule.tsx'
import './rules.css'
import type { Parameter } from './types.ts'

export interface RulesViewProps {
  readonly parameters: readonly Parameter[]
  readonly current: Parameter
}

export const RulesView = ({ parameters, current }: RulesViewProps) => (
  <div className="cols index rules">
    <RuleIndex parameters={parameters} current={current.name} />
    <OneRule key={current.name} parameter={current} />
    <aside>
      <UsedBy parameter={current} />
      <Confidences />
    </aside>
  </div>
)

/** What a domain of the rulebook is called. */
export const useDomainName = () => {
  const { t } = useTexts()
  return (domain: string): string => (`domain.${domain}` in zh ? t(`domain.${domain}` as TextKey) : domain)
}

/** The list on the left: by domain, with a mark where a value is not confirmed. */
const RuleIndex = ({ parameters, current }: { readonly parameters: readonly Parameter[]; readonly current: string }) => {
  const { t, say } = useTexts()
  const domainName = useDomainName()
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const shown = parameters.filter((one) => `${one.name} ${one.title.zh} ${one.title.en}`.toLowerCase().includes(wanted))
  const domains = [...new Set(shown.map((one) => one.domain))]
  return (
    <section className="sheet rule-list" aria-label={t('rules.index')}>
      <div className="rule-find">
        <input
          className="t text"
          aria-label={t('rules.find')}
          placeholder={t('rules.find')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <nav className="rule-index" aria-label={t('rules.index')}>
        {domains.length === 0 && <p className="in sm dim">{t('rules.notFound')}</p>}
        {domains.map((domain) => (
          <div key={domain}>
            <h2>{domainName(domain)}</h2>
            {shown
              .filter((one) => one.domain === domain)
              .map((one) => (
                <Link key={one.name} to={`/rules/${one.name}`} aria-current={one.name === current ? 'true' : undefined}>
                  <span>{say(one.title)}</span>
                  <ConfidenceMark confidence={one.leastConfidence} />
                </Link>
              ))}
          </div>
        ))}
      </nav>
    </section>
  )
}

const UsedBy = ({ parameter }: { readonly parameter: Parameter }) => {
  const { t, say } = useTexts()
  const domainName = useDomainName()
  const domains = [...new Set(parameter.usedIn.map((use) => use.split('/')[0] ?? use))]
  return (
    <Sheet title={t('rules.usedBy')} padded>
      {parameter.usedIn.length === 0 && <p className="sm dim">{t('rules.notUsed')}</p>}
      <dl className="used-by">
        {domains.map((domain) => [
          <dt key={domain}>{domainName(domain)}</dt>,
          <dd key={`${domain}v`} className="mono">
            {parameter.usedIn
              .filter((use) => use.split('/')[0] === domain)
              .map((use) => (
                <span key={use}>{use.split('/').slice(1).join('/')}</span>
              ))}
          </dd>,
        ])}
      </dl>
      {parameter.note && <p className="sm dim rule-note">{say(parameter.note)}</p>}
    </Sheet>
  )
}

const meanings: readonly (readonly [Confidence, TextKey])[] = [
  ['high', 'rules.meansHigh'],
  ['medium', 'rules.meansMedium'],
  ['draft', 'rules.meansDraft'],
  ['low', 'rules.meansLow'],
]

const Confidences = () => {
  const { t } = useTexts()
  return (
    <Sheet title={t('rules.confidence')} padded className="confidences">
      {meanings.map(([confidence, text]) => (
        <p key={confidence}>
          <ConfidenceMark confidence={confidence} always />
          {t(text)}
        </p>
      ))}
    </Sheet>
  )
}
