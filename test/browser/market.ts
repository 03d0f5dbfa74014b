import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page, type Request } from 'playwright-core'
import { build } from 'vite'
import { inject } from 'vitest'
import { ensureDemo } from '../../src/cli/demo/first-start.ts'
import { openApp, startServer, type RunningApp } from '../../src/main.ts'
import { createDatabase, dropDatabase, serverAt } from '../../src/store/embedded/databases.ts'
import { chromiumArgs, findChromium } from '../chromium.ts'

const template = 'tonne_demo'
const web = join(import.meta.dirname, '../../web')

export const wide = { width: 1440, height: 1000 }
export const phone = { width: 390, height: 844 }

export interface PageOptions {
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly language?: 'zh' | 'en'
}

export interface OpenPage {
  readonly page: Page
  /** Goes to a page of the application and waits until nothing is being asked any more. */
  readonly go: (path: string) => Promise<void>
  /** Waits until every answer that the page asked for is there and shown. */
  readonly settled: () => Promise<void>
  /** Console errors, exceptions, and requests that failed or were refused, since the page was opened or last asked. */
  readonly takeProblems: () => string[]
  /** Serious and critical accessibility violations of what is on the screen, as sentences. */
  readonly violations: () => Promise<string[]>
  readonly close: () => Promise<void>
}

export interface DemoMarket {
  readonly url: string
  readonly app: RunningApp
  /** A page in a browser profile of its own, signed in as a person of the demo; nobody is signed in without one. */
  readonly open: (person?: string, options?: PageOptions) => Promise<OpenPage>
  readonly close: () => Promise<void>
}

const newest = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  )

/** `npm ci` builds the application; after a change of its sources the build is old, and a test of it would prove nothing. */
const freshBuild = async (): Promise<void> => {
  const index = join(web, 'dist/index.html')
  if (existsSync(index) && statSync(index).mtimeMs >= newest(join(web, 'src'))) return
  await build({ root: web, logLevel: 'error' })
}

/** The application has started, and nothing on the page says that it is loading. */
const isShown = `document.querySelector('main') !== null && document.querySelector('table[aria-busy="true"]') === null`

const idleMilliseconds = 80
const patienceMilliseconds = 20_000

/** Counts requests under way, so that a test waits for answers and not for a time. */
const watch = (page: Page) => {
  const problems: string[] = []
  const underWay = new Set<Request>()
  let last = Date.now()
  const ended = (request: Request) => {
    underWay.delete(request)
    last = Date.now()
  }
  page.on('request', (request) => {
    underWay.add(request)
    last = Date.now()
  })
  page.on('requestfinished', ended)
  page.on('requestfailed', (request) => {
    ended(request)
    // A page that is left asks no further; nobody waits for that answer.
    const reason = request.failure()?.errorText ?? ''
    if (!reason.includes('ERR_ABORTED')) problems.push(`${request.url()} failed: ${reason}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.request().method()} ${response.url()}`)
  })
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`)
  })
  const settled = async (): Promise<void> => {
    const until = Date.now() + patienceMilliseconds
    last = Date.now()
    while (underWay.size > 0 || Date.now() - last < idleMilliseconds || !(await page.evaluate(isShown))) {
      if (Date.now() > until) {
        const asked = [...underWay].map((request) => request.url()).join(', ')
        throw new Error(`${page.url()} is not there after ${patienceMilliseconds} ms; it waits for ${asked || 'itself'}`)
      }
      await page.waitForTimeout(20)
    }
  }
  return { settled, takeProblems: () => problems.splice(0) }
}

const required = createRequire(import.meta.url)
const axeSource = readFileSync(createRequire(required.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly impact: string | null
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

/** Axe is put into the page itself once: its own driver opens a second page for every look, which takes five times as long. */
const violationsOf = async (page: Page): Promise<string[]> => {
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(axeSource)
  const { violations } = (await page.evaluate(`axe.run(document, { resultTypes: ['violations'] })`)) as {
    readonly violations: readonly Violation[]
  }
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} (${node.failureSummary ?? ''})`))
}

const openPage = async (browser: Browser, url: string, person: string | undefined, options: PageOptions): Promise<OpenPage> => {
  const context = await browser.newContext({
    baseURL: url,
    viewport: options.viewport ?? wide,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  })
  if (person !== undefined) {
    const answer = await context.request.post('/api/v1/session', { data: { person }, headers: { 'X-Tonne': '1' } })
    if (!answer.ok()) throw new Error(`${person} cannot sign in: ${answer.status()} ${await answer.text()}`)
  }
  await context.addInitScript(`localStorage.setItem('tonne.language', '${options.language ?? 'zh'}')`)
  const page = await context.newPage()
  const { settled, takeProblems } = watch(page)
  return {
    page,
    settled,
    takeProblems,
    go: async (path) => {
      await page.goto(path)
      await settled()
    },
    violations: () => violationsOf(page),
    close: () => context.close(),
  }
}

/**
 * The demo market in a database of its own, served, and a browser to look at it. The demo is built once a run and copied; a test
 * file may step its clock and post what it likes.
 */
export const openDemoMarket = async (): Promise<DemoMarket> => {
  const server = serverAt(inject('serverUrl'))
  await Promise.all([freshBuild(), ensureDemo(server, template, () => undefined)])
  const database = `browser_${randomBytes(6).toString('hex')}`
  await createDatabase(server, database, template)
  const app = await openApp({ url: server.url(database), poolSize: 8 })
  const dataDir = mkdtempSync(join(tmpdir(), 'tonne-browser-'))
  const running = await startServer(app, { dataDir, port: 0, requestsPerMinute: 1_000_000, signInsPerMinute: 10_000 })
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumArgs] })
  return {
    url: running.url,
    app,
    open: (person, options = {}) => openPage(browser, running.url, person, options),
    close: async () => {
      await browser.close()
      await running.stop()
      await app.database.close()
      await dropDatabase(server, database)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
