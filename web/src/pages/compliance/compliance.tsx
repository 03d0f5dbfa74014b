import { useSearchParams } from 'react-router'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import { useTexts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import { holdingsByProduct, type HoldingRow } from '../account/account-model.ts'
import { ComplianceView } from './compliance-view.tsx'
import { rowsOf } from './plan.ts'
import type { ComplianceAnswer } from './types.ts'

/** What is owed for a year, and the act of surrendering for it. */
const CompliancePage = () => {
  const { t } = useTexts()
  const { session, year } = useSession()
  const [query] = useSearchParams()
  const organisation = query.get('organisation') ?? undefined
  const answer = useView<ComplianceAnswer>(views.obligation, { organisation, year })
  const account = useView<{ holdings: HoldingRow[] }>(views.account, { organisation })
  const holdings = holdingsByProduct(account.data?.holdings ?? [], new Map(), () => '')
  const own = organisation === undefined || organisation === session?.organisation.id
  return (
    <>
      <PageHead
        trail={[t('menu.surrender'), t('surrender.title', { year })]}
        title={t('surrender.title', { year })}
        meta={
          answer.data?.obligation && (
            <>
              {t('word.deadline')} <Day value={answer.data.obligation.deadline} />
              {t('list.comma')}
              {t('surrender.inParts')}
            </>
          )
        }
      />
      {answer.data && account.data ? (
        <ComplianceView
          answer={answer.data}
          rows={rowsOf(holdings, answer.data.usableVintages, answer.data.offset !== null)}
          maySurrender={
            own && (session?.roles.some((role) => role === 'representative' || role === 'complianceManager') ?? false)
          }
        />
      ) : (
        <Sheet title={t('word.obligation')}>
          <Answered answer={(answer.data ? account : answer) as typeof answer}>{() => null}</Answered>
        </Sheet>
      )}
    </>
  )
}

export default CompliancePage
