import { useParams } from 'react-router'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import { useTexts } from '../../i18n/index.ts'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { RulesView, useDomainName } from './rules-view.tsx'
import type { Parameter } from './types.ts'
import { unitName } from './value-text.tsx'

/** Every parameter of the law with its history, source, confidence and use. Public. */
const RulesPage = () => {
  const { t, say } = useTexts()
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
              {t('rules.meta', {
                index: t(`index.${current.indexedBy}` as 'index.none'),
                unit: unitName(t, current.unit) || t('rules.noUnit'),
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
