import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import { useTexts } from '../../i18n/index.ts'
import { ActingForSelect, useActingFor } from '../../parts/acting-for.tsx'
import { Day } from '../../parts/amounts.tsx'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import { holdingsByProduct, type HoldingRow } from '../account/account-model.ts'
import { ComplianceView } from './compliance-view.tsx'
import { rowsOf } from './plan.ts'
import type { ComplianceAnswer } from './types.ts'

/** What is owed for a year, and the act of surrendering for it. */
const CompliancePage = () => {
  const { t, name } = useTexts()
  const { session, year } = useSession()
  const acting = useActingFor()
  const { organisation } = acting
  const enabled = organisation?.kind === 'emitter'
  const answer = useView<ComplianceAnswer>(views.obligation, { ...acting.asked, year }, { enabled })
  const account = useView<{ organisation: string; holdings: HoldingRow[] }>(views.account, { ...acting.asked }, { enabled })
  const obligation = answer.data?.obligation
  // The answer of the plant before stays on the screen until the next one is there; it must not be taken for it.
  const current =
    account.data?.organisation === organisation?.id &&
    (obligation === null || (obligation?.organisation === organisation?.id && obligation?.year === year))
  const holdings = holdingsByProduct(account.data?.holdings ?? [], new Map(), () => '')
  return (
    <>
      <PageHead
        trail={[t('menu.surrender'), t('surrender.title', { year })]}
        title={t('surrender.title', { year })}
        meta={
          organisation && (
            <>
              {name(organisation)}
              {obligation && current && (
                <>
                  {t('list.comma')}
                  {t('word.deadline')} <Day value={obligation.deadline} />
                  {t('list.comma')}
                  {t('surrender.inParts')}
                </>
              )}
            </>
          )
        }
        actions={acting.own ? undefined : <ActingForSelect acting={acting} />}
      />
      {answer.data && current ? (
        <ComplianceView
          key={`${organisation?.id ?? ''}/${year}`}
          answer={answer.data}
          rows={rowsOf(holdings, answer.data.usableVintages, answer.data.offset !== null)}
          year={year}
          asked={acting.asked}
          maySurrender={acting.own && (session?.roles.includes('representative') ?? false)}
          mayFine={session?.roles.includes('provincialOfficer') ?? false}
        />
      ) : (
        <Sheet title={t('word.obligation')}>
          {enabled || !acting.choice.known ? (
            <Answered answer={(answer.data ? account : answer) as typeof answer}>{() => null}</Answered>
          ) : (
            <Empty>{t('surrender.nobody')}</Empty>
          )}
        </Sheet>
      )}
    </>
  )
}

export default CompliancePage
