import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPeople } from '../../src/cli/demo/people.ts'
import { openDemoMarket, phone, wide, type DemoMarket, type OpenPage } from './market.ts'
import { withPalette } from './palette.ts'

/** One person for each role of the demo market, and one who has not signed in. */
const people = {
  public: undefined,
  plantEngineer: 'xijiang:engineer',
  representative: 'yunting:first',
  complianceManager: 'chengjiang:first',
  verifier: 'verifier-1:first',
  provincialOfficer: 'province-44:first',
  ministryOfficer: 'mee:first',
  registryOperator: 'registry-operator:first',
  exchangeOperator: 'exchange-operator:first',
  bankOfficer: 'bank-demo:first',
  projectOwner: 'ccer-owner-1:first',
  auditor: 'auditor-demo:first',
  administrator: 'tonne:first',
} as const

/** Which role's view of a page is kept as its picture; the others are looked at and not kept. */
const pictures: Readonly<Record<string, string>> = {
  'complianceManager /': 'home',
  'complianceManager /group': 'group',
  'representative /inbox': 'inbox',
  'plantEngineer /data': 'data',
  'verifier /verification': 'verification',
  'provincialOfficer /allocation': 'allocation',
  'representative /account': 'account',
  'representative /market': 'market',
  'representative /compliance': 'compliance',
  'projectOwner /ccer': 'ccer',
  'bankOfficer /finance': 'finance',
  'ministryOfficer /supervision': 'supervision',
  'auditor /audit': 'audit',
  'public /rules': 'rules',
  'public /policy': 'policy',
}

/** These look the same to everybody: one look is enough. */
const samePages = new Set(['/rules', '/policy'])
const folder = join(import.meta.dirname, '../../docs/screens')
const mostPixels = 2000

let market: DemoMarket

beforeAll(async () => {
  market = await openDemoMarket()
  if (process.env['TONNE_SCREENS'] === '1') mkdirSync(folder, { recursive: true })
})
afterAll(() => market.close())

const menuOf = async ({ page }: OpenPage): Promise<string[]> => {
  const links = await page.locator('nav.nav a').all()
  return Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? '/'))
}

const keepPicture = async ({ page, settled }: OpenPage, name: string): Promise<void> => {
  if (process.env['TONNE_SCREENS'] !== '1') return
  const { width, height } = page.viewportSize() ?? wide
  const tall = Number(await page.evaluate('document.documentElement.scrollHeight'))
  // The window grows instead of the picture, so that what is fixed to its lower edge stands at the lower edge.
  await page.setViewportSize({ width, height: Math.min(Math.max(tall, height), mostPixels) })
  await settled()
  writeFileSync(join(folder, `${name}-${width}.png`), withPalette(await page.screenshot()))
  await page.setViewportSize({ width, height })
}

/** What is wrong with what is on the screen. */
const wrongWith = async (open: OpenPage, barriers = true): Promise<string[]> => {
  const { width } = open.page.viewportSize() ?? wide
  const content = Number(await open.page.evaluate('document.documentElement.scrollWidth'))
  return [
    ...open.takeProblems(),
    ...(content > width ? [`the page is ${content} px wide on ${width} px`] : []),
    ...(barriers ? await open.violations() : []),
  ]
}

/** Goes where a menu link goes without loading the application anew. */
const follow = async ({ page, settled }: OpenPage, path: string): Promise<void> => {
  await page.evaluate(`history.pushState({}, '', '${path}'); dispatchEvent(new PopStateEvent('popstate', { state: {} }))`)
  await page.locator('main h1').first().waitFor()
  await settled()
}

describe('every page of every role, at 1440 and at 390 px', () => {
  const seen = new Set<string>()
  for (const [role, person] of Object.entries(people)) {
    test(`${role}: no error, no failing request, no barrier, nothing wider than the screen`, async () => {
      const open = await market.open(person)
      await open.go(person === undefined ? '/rules' : '/')
      const paths = await menuOf(open)
      expect(paths.length).toBeGreaterThan(2)
      const wrong: string[] = []
      for (const path of paths) {
        const name = pictures[`${role} ${path}`]
        const isFirst = !seen.has(path)
        if (samePages.has(path) && !isFirst && name === undefined) continue
        seen.add(path)
        await follow(open, path)
        for (const viewport of [wide, phone]) {
          await open.page.setViewportSize(viewport)
          await open.settled()
          if (name !== undefined) await keepPicture(open, name)
          // On the narrow screen a page is built of the same parts for every role.
          const barriers = viewport === wide || isFirst || path === '/'
          wrong.push(...(await wrongWith(open, barriers)).map((what) => `${path} ${viewport.width}: ${what}`))
        }
        await open.page.setViewportSize(wide)
      }
      await open.close()
      expect(wrong).toEqual([])
    })
  }
})

test('the sign-in page lists the people of the demo by role, and one press signs in', async () => {
  const open = await market.open()
  await open.go('/')
  expect(new URL(open.page.url()).pathname).toBe('/sign-in')
  await keepPicture(open, 'sign-in')
  expect(await wrongWith(open)).toEqual([])
  await open.page.getByRole('button', { name: /李知衡/ }).click()
  await open.page.locator('.strip').waitFor()
  await open.settled()
  const who = open.page.locator('.top .sel').first()
  expect(await who.innerText()).toContain('远岭云汀发电有限公司')
  await who.click()
  await open.page.getByRole('dialog').getByRole('button', { name: /裴度/ }).click()
  await open.page.locator('.top .sel', { hasText: '澄明核查有限公司' }).waitFor()
  await open.settled()
  expect(await open.page.locator('nav.nav').innerText()).not.toContain('交易台')
  expect(open.takeProblems()).toEqual([])
  await open.close()
})

test('the sign-in page names the people of the walk in order, and finds anybody by organisation and role', async () => {
  const open = await market.open()
  const { page } = open
  await open.go('/sign-in')
  const nameOf = (id: string): string => demoPeople.find((one) => one.id === id)?.nameZh ?? id
  const walk = ['xijiang:engineer', 'province-44:first', 'verifier-1:first', 'verifier-1:second', 'province-44:first']
  const rest = ['province-44:second', 'xijiang:first', 'xijiang:first', 'xijiang:second']
  const said = await page.locator('.walk button b').allInnerTexts()
  expect(said).toEqual([...walk, ...rest].map(nameOf))
  await page.getByRole('searchbox').fill('西溪 登记代表')
  const people = page.locator('.switch button')
  expect(await people.count()).toBe(2)
  expect(await people.first().innerText()).toContain('可交易')
  await page.getByRole('searchbox').fill('nobody at all')
  await page.getByText('没有找到人员').waitFor()
  await page.setViewportSize(phone)
  expect(await wrongWith(open)).toEqual([])
  await page.locator('.walk button').last().click()
  await page.locator('.top .sel', { hasText: '澄江西溪' }).waitFor()
  await open.close()
})

test('an officer with nothing to determine reads why, and cannot press', async () => {
  const open = await market.open(people.provincialOfficer)
  await open.go('/allocation')
  for (const name of ['预分配', '核定']) {
    const button = open.page.getByRole('button', { name, exact: true })
    expect(await button.isDisabled()).toBe(true)
    expect(await button.getAttribute('title')).toMatch(/单位/)
  }
  await open.page.getByText('2024 年度没有已核查而未核定的单位').first().waitFor()
  await open.close()
})

test('the years in the head of the page are those of the pages', async () => {
  const open = await market.open(people.plantEngineer)
  await open.go('/data')
  const head = await open.page.locator('header.top select option').evaluateAll((options) => options.map((one) => one.textContent))
  const tabs = await open.page.getByRole('group', { name: '履约年度' }).getByRole('button').allInnerTexts()
  expect(tabs).toEqual(['2023', '2024', '2025'])
  expect(head).toEqual(tabs.toReversed().map((year) => `${year} 履约年度`))
  await open.close()
})

test('the application speaks English: no Chinese in its own words', async () => {
  const open = await market.open(people.complianceManager, { language: 'en' })
  const own = `[...document.querySelectorAll('nav.nav, .page-head h1, .sheet header h2, th, .rail, .lead')].map((one) => one.innerText).join('\\n')`
  for (const path of ['/', '/group', '/inbox']) {
    await open.go(path)
    expect(String(await open.page.evaluate(own))).not.toMatch(/[\u4e00-\u9fff]/)
    expect(open.takeProblems()).toEqual([])
  }
  await open.close()
})

test('a figure opens its working, and the clock steps a phase', async () => {
  const open = await market.open(people.complianceManager)
  const { page } = open
  await open.go('/')
  await page.locator('.lead .fig').first().click()
  await page.locator('.ant-drawer').getByText('ΣN').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /业务日/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '下一阶段' }).click()
  await dialog.getByText('时钟已走到 2025-11-18').waitFor()
  expect(await dialog.locator('.clock-face').innerText()).toContain('清算交收')
  expect(open.takeProblems()).toEqual([])
  await open.close()
})

test('a surrender proposed by one representative is turned down with a reason by the other', async () => {
  const first = await market.open('yunting:first')
  const input = { year: 2024, allowances: [{ product: 'CEA2024', quantity: 1000 }], credits: 0 }
  const proposed = await first.page.request.post('/api/v1/compliance/surrender', { data: input, headers: { 'X-Tonne': '1' } })
  expect(proposed.status()).toBe(202)
  await first.close()
  const second = await market.open('yunting:second')
  const { page } = second
  await second.go('/inbox')
  await page.getByRole('button', { name: '驳回', exact: true }).click()
  const send = page.locator('.decide form').getByRole('button', { name: '驳回', exact: true })
  expect(await send.isDisabled()).toBe(true)
  await page.getByLabel('理由').fill('数量应与核定一致')
  await send.click()
  await page.getByText('已退回，占用的数量已释放').waitFor()
  await page.locator('.proposal header').getByText('已驳回').waitFor()
  expect(second.takeProblems()).toEqual([])
  await second.close()
})

test('`/` searches pages, rules and documents, and Enter goes there', async () => {
  const open = await market.open(people.representative)
  const { page } = open
  await open.go('/')
  await page.keyboard.press('/')
  await page.keyboard.type('抵销')
  await page.getByRole('option', { name: /规则/ }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/rules\/|\/policy/)
  await open.settled()
  expect(open.takeProblems()).toEqual([])
  await open.close()
})

test('an auditor has the chain read again from its beginning', async () => {
  const open = await market.open(people.auditor)
  await open.go('/audit')
  await open.page.getByRole('button', { name: '核验全部' }).click()
  await open.page.getByText('全部成立').waitFor()
  expect(await open.page.getByRole('row', { name: /事件链完整/ }).innerText()).toContain('成立')
  expect(open.takeProblems()).toEqual([])
  await open.close()
})
