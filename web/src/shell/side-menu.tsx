import { NavLink } from 'react-router'
import { useTexts } from '../i18n/index.ts'
import { menuOf, tabsOf } from './menu.ts'
import { useSession } from './session.tsx'
import { useWaiting } from './top-bar.tsx'

export const SideMenu = () => {
  const { t } = useTexts()
  const { session } = useSession()
  const waiting = useWaiting()
  return (
    <nav className="nav" aria-label={t('shell.menu')}>
      {menuOf(session?.roles).map((group) => (
        <div key={group.text}>
          <h2>{t(group.text)}</h2>
          {group.items.map((item) => (
            <NavLink key={item.to} to={item.to} end={item.to === '/'}>
              {t(item.text)}
              {item.to === '/inbox' && waiting > 0 && <span className="n">{waiting}</span>}
            </NavLink>
          ))}
        </div>
      ))}
    </nav>
  )
}

/** Phones: four pages of the role and 更多. */
export const PhoneTabs = ({ moreOpen, onMore }: { readonly moreOpen: boolean; readonly onMore: () => void }) => {
  const { t } = useTexts()
  const { session } = useSession()
  return (
    <nav className="tabs" aria-label={t('shell.tabs')}>
      {tabsOf(session?.roles).map((item) => (
        <NavLink key={item.to} to={item.to} end={item.to === '/'}>
          {t(item.text)}
        </NavLink>
      ))}
      <button type="button" aria-expanded={moreOpen} onClick={onMore}>
        {t('shell.more')}
      </button>
    </nav>
  )
}
