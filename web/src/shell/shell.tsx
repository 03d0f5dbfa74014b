import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Outlet, useLocation, useNavigate } from 'react-router'
import { signIn, signOut, type Place } from '../api/client.ts'
import { startAnew } from '../api/hooks.ts'
import { useTexts } from '../i18n/index.ts'
import { useOnline } from '../parts/use-media.ts'
import { Loading } from '../parts/states.tsx'
import { WorkingProvider } from '../parts/working/context.tsx'
import type { DialogName } from './dialogs.tsx'
import { useKeys } from './keys.ts'
import { useSession } from './session.tsx'
import { PhoneTabs, SideMenu } from './side-menu.tsx'
import { StatusStrip } from './status-strip.tsx'
import { TopBar } from './top-bar.tsx'

const Dialogs = lazy(() => import('./dialogs.tsx').then((module) => ({ default: module.Dialogs })))

/** Pages whose menu is 60 px wide: the trading desk needs the room. */
const narrowPages = ['/market']

/** After a change of page the reader starts at its top, screen readers too. */
const useFocusOnMain = () => {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const first = useRef(true)
  useEffect(() => {
    if (!first.current) main.current?.focus()
    first.current = false
    window.scrollTo(0, 0)
  }, [pathname])
  return main
}

export const Shell = () => {
  const { t } = useTexts()
  const { session, market } = useSession()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const main = useFocusOnMain()
  const online = useOnline()
  const [open, setOpen] = useState<DialogName>()
  useKeys({ '?': () => setOpen('help'), 'g h': () => void navigate('/'), 'g t': () => void navigate('/inbox') })
  const leave = async () => {
    setOpen(undefined)
    await signOut()
    await navigate('/sign-in')
    await startAnew(client)
  }
  const become = async (place: Place) => {
    setOpen(undefined)
    await signIn(place)
    await navigate('/')
    await startAnew(client)
  }
  return (
    <div className={narrowPages.some((page) => pathname.startsWith(page)) ? 'shell narrow' : 'shell'}>
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <TopBar
        onSwitch={() => (session?.demo ? setOpen('switch') : void navigate('/sign-in'))}
        onHelp={() => setOpen('help')}
        onSignOut={() => void leave()}
      />
      {market && <StatusStrip market={market} mayStep={session !== undefined} onClock={() => setOpen('clock')} />}
      {!online && (
        <p className="offline" role="status">
          {t('shell.offline')}
        </p>
      )}
      <div className="body">
        <SideMenu />
        <main id="main" ref={main} tabIndex={-1}>
          <WorkingProvider>
            <Suspense fallback={<Loading />}>
              <Outlet />
            </Suspense>
          </WorkingProvider>
        </main>
      </div>
      <PhoneTabs moreOpen={open === 'more'} onMore={() => setOpen('more')} />
      {open && (
        <Suspense>
          <Dialogs
            open={open}
            onClose={() => setOpen(undefined)}
            onPerson={(place) => void become(place)}
            onSignOut={() => void leave()}
            onHelp={() => setOpen('help')}
          />
        </Suspense>
      )}
    </div>
  )
}
