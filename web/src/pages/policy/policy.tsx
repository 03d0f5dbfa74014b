import { useState } from 'react'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import type { Confidence, Label } from '../../api/types.ts'
import { useTexts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { ConfidenceMark } from '../../parts/confidence-mark.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'

export interface PolicyAnswer {
  readonly documents: readonly {
    readonly id: string
    readonly day: string
    readonly title: Label
    readonly number: string | null
    readonly issuer: Label
    readonly kind: Label
    readonly confidence: Confidence
    readonly url: string | null
  }[]
}

/** The dated library of the law: what was issued when, by whom, under which number. Public. */
const PolicyPage = () => {
  const { t, say } = useTexts()
  const [text, setText] = useState('')
  const answer = useView<PolicyAnswer>(views.policies)
  const wanted = text.trim().toLowerCase()
  const found = (value: PolicyAnswer) =>
    value.documents.filter((one) =>
      `${one.title.zh} ${one.title.en} ${one.number ?? ''} ${one.issuer.zh} ${one.day}`.toLowerCase().includes(wanted),
    )
  return (
    <>
      <PageHead
        trail={[t('menu.basis'), t('nav.policy')]}
        title={t('nav.policy')}
        meta={answer.data && t('policy.count', { count: answer.data.documents.length })}
      />
      <div className="ask">
        <label className="field">
          <span>{t('policy.find')}</span>
          <input className="t text" value={text} onChange={(event) => setText(event.target.value)} />
        </label>
      </div>
      <Sheet title={t('policy.documents')}>
        <Answered
          answer={answer}
          rows={8}
          isEmpty={(value) => found(value).length === 0}
          empty={<Empty>{t('policy.none')}</Empty>}
        >
          {(value) => (
            <DataTable
              label={t('policy.documents')}
              rows={found(value)}
              rowKey={(one) => one.id}
              columns={[
                { key: 'day', head: t('policy.day'), cell: (one) => <Day value={one.day} style="plain" /> },
                {
                  key: 'title',
                  head: t('policy.title'),
                  phone: 'heading',
                  cell: (one) =>
                    one.url ? (
                      <a href={one.url} rel="noreferrer">
                        {say(one.title)}
                      </a>
                    ) : (
                      say(one.title)
                    ),
                },
                { key: 'number', head: t('policy.number'), phone: 'wide', cell: (one) => one.number ?? '–' },
                { key: 'issuer', head: t('policy.issuer'), phone: 'wide', cell: (one) => say(one.issuer) },
                { key: 'kind', head: t('policy.kind'), cell: (one) => say(one.kind) },
                {
                  key: 'confidence',
                  head: t('rules.confidence'),
                  cell: (one) => <ConfidenceMark confidence={one.confidence} always />,
                },
              ]}
            />
          )}
        </Answered>
      </Sheet>
    </>
  )
}

export default PolicyPage
