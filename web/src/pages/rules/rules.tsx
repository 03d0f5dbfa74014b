import { useParams } from 'react-router'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import { useTexts } from '../../i18n/index.ts'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { RulesView, useDomainName } from './rules-view.tsx'
import type { Parameter } from './types.ts'
import { isFigure, wordName } from './value-text.tsx'

const indexKey = (parameter: Parameter) => `index.${parameter.indexedBy}` as 'index.none'

/** Every parameter of the law with its history, source, confidence and use. Public. */
const RulesPage = () => {
  const texts = useTexts()
  const { t, say } = texts
  const domainName = useDomainName()
  const name = useParams()['*']
  const answer = useView<{ digest: string; parameters: Parameter[] }>(views.parameters)
  const parameters = answer.data?.parameters ?? []
  const current = parameters.find((one) => one.name === name) ?? parameters[0]
  return (
    <>
      <PageHead
        trail={[t('nav.rules'), current && domainName(current.domain)]}
        title={current ? say(current.title) : t('nav.rules')}
        meta={
          current && (
            <>
              <span className="mono">{current.name}</span>{' '}
              {current.askedBy === 'none' ? t('index.none') : t('rules.metaIndex', { index: t(indexKey(current)) })}
              {t('list.comma')}
              {t(current.values.some((row) => isFigure(row.value)) ? 'rules.metaUnit' : 'rules.metaWords', {
                unit: wordName(texts, current.names, current.unit),
              })}
            </>
          )
        }
        actions={
          current && (
            <a className="btn" href={`/api/v1/rulebook/parameter?parameter=${encodeURIComponent(current.name)}`}>
              JSON
            </a>
          )
        }
      />
      {current ? (
        <RulesView parameters={parameters} current={current} />
      ) : (
        <Sheet>
          <Answered answer={answer} rows={8}>
            {() => <Empty>{t('rules.none')}</Empty>}
          </Answered>
        </Sheet>
      )}
      {answer.data && (
        <p className="foot">
          <span>
            {t('foot.rules')} <span className="mono">{answer.data.digest.slice(0, 12)}</span>
          </span>
          <span>{t('rules.count', { count: parameters.length })}</span>
        </p>
      )}
    </>
  )
}

export default RulesPage
