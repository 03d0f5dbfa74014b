import { Link } from 'react-router'
import { useInbox } from '../api/hooks.ts'
import { setLanguage, useTexts } from '../i18n/index.ts'
import { roles as roleTexts } from '../../../src/kernel/role.ts'
import { Search } from './search.tsx'
import { useSession } from './session.tsx'

export interface TopBarProps {
  readonly onSwitch: () => void
  readonly onHelp: () => void
  readonly onSignOut: () => void
}

/** How many proposals and tasks wait for this person. */
export const useWaiting = (): number => {
  const { session } = useSession()
  const { data } = useInbox(session !== undefined)
  return data?.rows.filter(({ mayConfirm }) => mayConfirm).length ?? 0
}

const YearSelect = () => {
  const { t } = useTexts()
  const { year, setYear, years } = useSession()
  return (
    <select
      className="sel hide"
      aria-label={t('shell.year')}
      value={year}
      onChange={(event) => setYear(Number(event.target.value))}
    >
      {years.toReversed().map((option) => (
        <option key={option} value={option}>
          {t('shell.yearOption', { year: option })}
        </option>
      ))}
    </select>
  )
}

export const TopBar = ({ onSwitch, onHelp, onSignOut }: TopBarProps) => {
  const { t, say, name, language } = useTexts()
  const { session } = useSession()
  const waiting = useWaiting()
  const role = session?.roles[0]
  return (
    <header className="top">
      <Link className="brand" to="/" aria-label={t('shell.homeLink')}>
        <i aria-hidden="true" />
        <span>Tonne</span>
      </Link>
      <button type="button" className="sel" title={t('shell.switch')} onClick={onSwitch}>
        <span>{session ? name(session.organisation) : t('shell.public')}</span>
        <em>{role ? say(roleTexts[role]) : t('shell.noSignIn')}</em>
      </button>
      <YearSelect />
      <Search />
      <div className="r">
        {session ? (
          <Link to="/inbox">
            {t('nav.inbox')}
            {waiting > 0 && <span className="cnt">{waiting}</span>}
          </Link>
        ) : (
          <Link to="/sign-in">{t('shell.signIn')}</Link>
        )}
        <button type="button" className="hide" onClick={onHelp}>
          {t('shell.help')}
        </button>
        <button
          type="button"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {language === 'zh' ? 'EN' : '中文'}
        </button>
        {session && (
          <button type="button" className="hide" onClick={onSignOut} title={t('shell.signOut')}>
            {name(session.person)}
          </button>
        )}
      </div>
    </header>
  )
}
