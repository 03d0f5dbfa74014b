import { answers } from './sample-answers.ts'

const flag = 'tonne.samples'

/** Answers the API from samples.ts in this tab: `/parts` turns it on, `/parts?off` off. Development only. */
export const startSamples = (): void => {
  if (location.pathname.startsWith('/parts')) {
    if (location.search === '?off') sessionStorage.removeItem(flag)
    else sessionStorage.setItem(flag, 'on')
  }
  if (sessionStorage.getItem(flag) !== 'on') return
  const real = window.fetch
  window.fetch = (input, init) => {
    const url = new URL(typeof input === 'string' ? input : input instanceof URL ? input.href : input.url, location.origin)
    if (!url.pathname.startsWith('/api/v1/')) return real(input, init)
    const name = url.pathname.slice('/api/v1/'.length)
    const answer = answers(name, url.searchParams, init?.method ?? 'GET')
    const [status, body] = answer ?? [404, { error: 'notFound', request: 'sample' }]
    return Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }))
  }
}
