import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { lazy, type ComponentType } from 'react'
import { createBrowserRouter, Navigate, Outlet, RouterProvider, type RouteObject } from 'react-router'
import { useSessionQuery } from './api/hooks.ts'
import { useTexts } from './i18n/index.ts'
import { ErrorState, Loading, NotFound } from './parts/states.tsx'
import { SessionProvider, useSession } from './shell/session.tsx'
import { Shell } from './shell/shell.tsx'
import { theme } from './theme.ts'

const page = (path: string, load: () => Promise<{ default: ComponentType }>): RouteObject => {
  const Page = lazy(load)
  return { path, element: <Page /> }
}

const ClaimPage = lazy(() => import('./pages/claim/claim.tsx'))
const SignInPage = lazy(() => import('./pages/sign-in/sign-in.tsx'))

/** Who is signed in is asked once and kept; until the answer there is nothing to show. */
const WithSession = () => {
  const session = useSessionQuery()
  if (session.data === undefined) {
    return session.error ? <ErrorState failure={session.error} onRetry={() => void session.refetch()} /> : <Loading rows={1} />
  }
  return (
    <SessionProvider answer={session.data}>
      <Outlet />
    </SessionProvider>
  )
}

const SignedIn = () => (useSession().session ? <Outlet /> : <Navigate to="/sign-in" replace />)

const publicPages: RouteObject[] = [
  page('rules/*', () => import('./pages/rules/rules.tsx')),
  page('policy', () => import('./pages/policy/policy.tsx')),
  page('check', () => import('./pages/certificate/certificate-check.tsx')),
]

const pages: RouteObject[] = [
  page('', () => import('./pages/home/home.tsx')),
  page('data', () => import('./pages/data/data.tsx')),
  page('verification/:id?', () => import('./pages/verification/verification.tsx')),
  page('allocation', () => import('./pages/allocation/allocation.tsx')),
  page('account', () => import('./pages/account/account.tsx')),
  page('market/:product?', () => import('./pages/market/market.tsx')),
  page('compliance', () => import('./pages/compliance/compliance.tsx')),
  page('group', () => import('./pages/group/group.tsx')),
  page('ccer', () => import('./pages/ccer/ccer.tsx')),
  page('finance', () => import('./pages/finance/finance.tsx')),
  page('supervision', () => import('./pages/supervision/supervision.tsx')),
  page('audit', () => import('./pages/audit/audit.tsx')),
  page('inbox', () => import('./pages/inbox/inbox.tsx')),
]

const routes: RouteObject[] = [
  {
    element: <WithSession />,
    children: [
      { path: '/sign-in', element: <SignInPage /> },
      { path: '/claim', element: <ClaimPage /> },
      {
        path: '/',
        element: <Shell />,
        children: [...publicPages, { element: <SignedIn />, children: pages }, { path: '*', element: <NotFound /> }],
      },
    ],
  },
]

const router = createBrowserRouter(routes)

export const App = () => {
  const { language } = useTexts()
  return (
    <ConfigProvider theme={theme} locale={language === 'zh' ? zhCN : enUS}>
      <RouterProvider router={router} />
    </ConfigProvider>
  )
}
