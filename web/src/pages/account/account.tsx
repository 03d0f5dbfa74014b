import { useSearchParams } from 'react-router'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import { useTexts } from '../../i18n/index.ts'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import { AccountActions, AccountView, type AccountAnswer } from './account-view.tsx'

/** What is held, in which state, how it came, and the serial blocks behind it. */
const AccountPage = () => {
  const { t, say } = useTexts()
  const { year } = useSession()
  const [query] = useSearchParams()
  const answer = useView<AccountAnswer>(views.account, { year, organisation: query.get('organisation') ?? undefined })
  return (
    <>
      <PageHead
        trail={[t('menu.registry'), t('nav.account')]}
        title={<>{t('nav.account')} {answer.data && <span className="mono" style={{ fontSize: 15, fontWeight: 400 }}>{answer.data.number}</span>}</>}
        meta={answer.data && `${say(answer.data.holder)}${t('list.comma')}${say(answer.data.description)}`}
        actions={<AccountActions />}
      />
      {answer.data ? (
        <AccountView answer={answer.data} />
      ) : (
        <Sheet title={t('account.holdings')}>
          <Answered answer={answer} heads={[t('word.product'), t('word.held'), t('holding.free'), t('holding.pledged')]}>{() => null}</Answered>
        </Sheet>
      )}
    </>
  )
}

export default AccountPage
