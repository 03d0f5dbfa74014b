import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import type { Role } from '../../api/types.ts'
import { useTexts, type TextKey } from '../../i18n/index.ts'
import { ActingForSelect, useActingFor, type ActingFor } from '../../parts/acting-for.tsx'
import { Day } from '../../parts/amounts.tsx'
import type { TradingDay } from '../../parts/market/types.ts'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import type { ComplianceAnswer } from '../compliance/types.ts'
import { AccountActs, type Act } from './account-acts.tsx'
import { holdingsByProduct, type HoldingRow } from './account-model.ts'
import { AccountActions, HoldingsSheet } from './account-view.tsx'
import './account.css'
import { Statement } from './statement.tsx'

interface AccountAnswer {
  readonly organisation: string
  readonly accounts: readonly { readonly id: string; readonly kind: string; readonly state: string; readonly openedOn: string }[]
  readonly holdings: readonly HoldingRow[]
  readonly owed: readonly { readonly product: string; readonly quantity: number }[]
}

const usableText = (product: string, answer: ComplianceAnswer | undefined): TextKey | undefined => {
  if (!answer?.obligation) return undefined
  if (product === 'CCER') return answer.offset ? 'account.forOffset' : 'account.noOffset'
  return answer.usableVintages.includes(product.slice(3)) ? 'account.usableNow' : 'account.notUsable'
}

/** The acts that a role starts, on whose account. */
const actsOf = (roles: readonly Role[], own: boolean): readonly Act[] => {
  const has = (...some: readonly Role[]): boolean => some.some((role) => roles.includes(role))
  return [
    ...(has('representative', 'trader', 'projectOwner') ? (['toTrading', 'fromTrading'] as const) : []),
    ...(own && has('representative', 'projectOwner') ? (['cancel'] as const) : []),
    ...(own && has('representative') ? (['transfer'] as const) : []),
  ]
}

/** What is held, in which state, what can be done with it, and how it came. */
const AccountPage = () => {
  const { t, name } = useTexts()
  const acting = useActingFor()
  const { organisation } = acting
  const { session } = useSession()
  const mayRead = organisation !== undefined
  const account = useView<AccountAnswer>(views.account, { ...acting.asked }, { enabled: mayRead, every: 15_000 })
  const registry = account.data?.accounts.find((one) => one.kind === 'registry')
  const current = account.data?.organisation === organisation?.id ? account.data : undefined
  return (
    <>
      <PageHead
        trail={[t('menu.registry'), t('nav.account')]}
        title={
          <>
            {t('nav.account')} {current && registry && <span className="mono account-number">{registry.id}</span>}
          </>
        }
        meta={
          organisation &&
          registry && (
            <>
              {name(organisation)}
              {t('list.comma')}
              {t('account.openedOn')} <Day value={registry.openedOn} style="plain" />
            </>
          )
        }
        actions={
          <>
            <ActingForSelect acting={acting} />
            <AccountActions maySurrender={acting.own && (session?.roles.includes('representative') ?? false)} />
          </>
        }
      />
      {current ? (
        <Account key={current.organisation} account={current} acting={acting} />
      ) : (
        <Sheet title={t('account.holdings')}>
          {mayRead || !acting.choice.known ? (
            <Answered answer={account} heads={[t('word.product'), t('word.held'), t('holding.free'), t('holding.pledged')]}>
              {() => null}
            </Answered>
          ) : (
            <Empty>{t('account.nobody')}</Empty>
          )}
        </Sheet>
      )}
    </>
  )
}

const Account = ({ account, acting }: { readonly account: AccountAnswer; readonly acting: ActingFor }) => {
  const { t } = useTexts()
  const { session, year } = useSession()
  const owes = acting.organisation?.kind === 'emitter'
  const products = useView<{ rows: TradingDay[] }>(views.products)
  const obligation = useView<ComplianceAnswer>(views.obligation, { ...acting.asked, year }, { enabled: owes })
  const closes = new Map((products.data?.rows ?? []).map((row) => [row.product, row.closeFen ?? row.previousCloseFen]))
  const usable = (product: string): string => {
    const text = usableText(product, owes ? obligation.data : undefined)
    return text ? t(text) : '–'
  }
  const holdings = holdingsByProduct(account.holdings, closes, usable)
  const acts = actsOf(session?.roles ?? [], acting.own)
  const statement = (
    <Statement
      asked={acting.asked}
      accounts={account.accounts.map((one) => one.id)}
      products={holdings.map((holding) => holding.product)}
    />
  )
  return (
    <>
      <HoldingsSheet
        year={year}
        holdings={holdings}
        priced={closes}
        missing={(owes ? obligation.data?.obligation?.missing : undefined) ?? null}
        owed={account.owed}
      />
      {acts.length > 0 ? (
        <div className="cols aside account">
          {statement}
          <aside>
            <AccountActs holdings={account.holdings} asked={acting.asked} acts={acts} />
          </aside>
        </div>
      ) : (
        statement
      )}
    </>
  )
}

export default AccountPage
