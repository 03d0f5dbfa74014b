import { useSearchParams } from 'react-router'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import { useTexts, type TextKey } from '../../i18n/index.ts'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered } from '../../parts/states.tsx'
import type { TradingDay } from '../../parts/market/types.ts'
import { useSession } from '../../shell/session.tsx'
import type { ComplianceAnswer } from '../compliance/types.ts'
import { holdingsByProduct, type HoldingRow } from './account-model.ts'
import { AccountActions, AccountView, type StatementRow } from './account-view.tsx'

interface AccountAnswer {
  readonly organisation: string
  readonly accounts: readonly { readonly id: string; readonly kind: string; readonly state: string; readonly openedOn: string }[]
  readonly holdings: readonly HoldingRow[]
  readonly owed: readonly { readonly product: string; readonly quantity: number }[]
}

const usableText = (product: string, answer: ComplianceAnswer | undefined): TextKey | undefined => {
  if (!answer) return undefined
  if (product === 'CCER') return answer.offset ? 'account.forOffset' : 'account.noOffset'
  return answer.usableVintages.includes(product.slice(3)) ? 'account.usableNow' : 'account.notUsable'
}

/** What is held, in which state, and how it came. */
const AccountPage = () => {
  const { t } = useTexts()
  const { year } = useSession()
  const [query] = useSearchParams()
  const organisation = query.get('organisation') ?? undefined
  const account = useView<AccountAnswer>(views.account, { organisation })
  const statement = useView<{ rows: StatementRow[] }>(views.statement, { organisation, limit: 50 })
  const products = useView<{ rows: TradingDay[] }>(views.products)
  const obligation = useView<ComplianceAnswer>(views.obligation, { organisation, year })
  const closes = new Map((products.data?.rows ?? []).map((row) => [row.product, row.closeFen ?? row.previousCloseFen]))
  const registry = account.data?.accounts.find((one) => one.kind === 'registry')
  const usable = (product: string): string => {
    const text = usableText(product, obligation.data)
    return text ? t(text) : ''
  }
  const missing = obligation.data?.obligation?.missing
  return (
    <>
      <PageHead
        trail={[t('menu.registry'), t('nav.account')]}
        title={
          <>
            {t('nav.account')}{' '}
            {registry && (
              <span className="mono" style={{ fontSize: 15, fontWeight: 400 }}>
                {registry.id}
              </span>
            )}
          </>
        }
        meta={registry && t('account.meta', { day: registry.openedOn })}
        actions={<AccountActions />}
      />
      {account.data ? (
        <AccountView
          year={year}
          holdings={holdingsByProduct(account.data.holdings, closes, usable)}
          priced={closes}
          missing={missing ?? null}
          owed={account.data.owed}
          accounts={account.data.accounts.map((one) => one.id)}
          statement={statement.data?.rows}
        />
      ) : (
        <Sheet title={t('account.holdings')}>
          <Answered answer={account} heads={[t('word.product'), t('word.held'), t('holding.free'), t('holding.pledged')]}>
            {() => null}
          </Answered>
        </Sheet>
      )}
    </>
  )
}

export default AccountPage
