import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../../src/store/index.ts'
import { actorFor } from '../../src/parties/index.ts'
import { day, type Actor } from '../../src/kernel/index.ts'
import { openDemoMarket, phone, type DemoMarket, type OpenPage } from './market.ts'

let market: DemoMarket

beforeAll(async () => {
  market = await openDemoMarket()
})
afterAll(() => market.close())

const on = async (person: string, path: string, work: (open: OpenPage) => Promise<void>): Promise<void> => {
  const open = await market.open(person)
  await open.go(path)
  await work(open)
  await open.close()
}

const actor = async (person: string): Promise<Actor> => {
  const [organisation = ''] = person.split(':')
  const found = await actorFor(market.app.sql, person, organisation, day('2025-11-18'))
  if (!found) throw new Error(`nobody is ${person}`)
  return found
}

const view = async (name: string, input: object, person: string): Promise<never> => {
  const answer = await ask(market.app, name, input, await actor(person))
  if (answer.kind !== 'answer') throw new Error(`${name}: ${answer.kind}`)
  return answer.value as never
}

const ticket = ({ page }: OpenPage) => {
  const panel = page.getByRole('region', { name: '下单' })
  return {
    panel,
    price: panel.getByRole('textbox', { name: /价格/ }),
    quantity: panel.getByRole('textbox', { name: /数量/ }),
    submit: panel.locator('button[type=submit]'),
    refusals: panel.locator('.refuse'),
  }
}

const grouped = (value: bigint | number): string => value.toLocaleString('en-US')

describe('the desk says no where it was typed', () => {
  test('a price above the band: limit, article, nearest; the button puts it right, and what was listed is withdrawn', async () => {
    const { band } = (await view('exchange.book', { product: 'CEA2024' }, 'yunting:first')) as { band: { highestFen: bigint } }
    const highest = `${band.highestFen / 100n}.${String(band.highestFen % 100n).padStart(2, '0')}`
    await on('yunting:first', '/market/CEA2024', async (open) => {
      const { price, quantity, submit, refusals, panel } = ticket(open)
      await price.fill('99.00')
      await quantity.fill('500')
      await submit.click()
      await open.settled()
      await refusals.getByText('priceAboveLimit').waitFor()
      const said = await refusals.first().innerText()
      expect(said).toContain(`${highest} 元/吨`)
      expect(said).toContain('沪环境交〔2021〕34号')
      expect(said).toContain('最近可行')
      expect(await price.getAttribute('aria-invalid')).toBe('true')
      // What was typed is still there to be mended; the board has five levels a side, whatever is in them.
      expect([await price.inputValue(), await quantity.inputValue()]).toEqual(['99.00', '500'])
      const levels = await open.page.getByRole('table', { name: '五档挂牌' }).getByRole('row').allInnerTexts()
      expect(levels.map((row) => /^[买卖][一二三四五]/.exec(row)?.[0]).filter(Boolean)).toHaveLength(10)
      expect(await open.violations()).toEqual([])

      await refusals.getByRole('button', { name: `改为 ${highest}` }).click()
      expect(await price.inputValue()).toBe(highest)
      // One press checks, the next sends.
      await submit.click()
      await open.settled()
      expect(await panel.getByText('挂牌买入 CEA24 500 吨').innerText()).toContain(`${highest} 元/吨`)
      await submit.click()
      await open.settled()
      await panel.getByText('已挂牌买入 500 吨').waitFor()
      const own = open.page.getByRole('region', { name: '我的委托与成交' })
      const row = own.getByRole('row').filter({ hasText: highest })
      await row.getByRole('button', { name: /撤单/ }).click()
      await open.settled()
      await own.getByText('已撤单').first().waitFor()
      expect(await row.innerText()).toContain('已撤单')
      expect(open.takeProblems()).toEqual([])
    })
  })

  test('100,000 t is not a listing, 99,999 t is the nearest; half a tonne and a third decimal cannot be sent', async () => {
    await on('yunting:first', '/market/CEA2024', async (open) => {
      const { price, quantity, submit, refusals } = ticket(open)
      await price.fill('58.00')
      await quantity.fill('100,000')
      await submit.click()
      await open.settled()
      const refusal = refusals.filter({ hasText: 'listedQuantityTooLarge' })
      expect(await refusal.innerText()).toMatch(/100,000 吨[\s\S]*99,999 吨/)
      await refusal.getByRole('button', { name: '改为 99,999' }).click()
      expect(await quantity.inputValue()).toBe('99,999')
      for (const [yuan, tonnes] of [
        ['58.001', '100'],
        ['58.00', '0.5'],
        ['58.00', '-1'],
        ['', '100'],
      ] as const) {
        await price.fill(yuan)
        await quantity.fill(tonnes)
        expect(await submit.isDisabled(), `${yuan} ${tonnes}`).toBe(true)
      }
    })
  })

  test('a purchase by keyboard empties the ticket, and what was bought today cannot be sold', async () => {
    await on('yunting:first', '/market/CEA2024', async (open) => {
      const { page } = open
      const { quantity, price, submit, panel, refusals } = ticket(open)
      await page.locator('[data-spot="sell0"]').focus()
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await quantity.fill('100')
      await page.keyboard.press('Enter')
      await open.settled()
      await panel.getByText('确认即成交').waitFor()
      await page.keyboard.press('Enter')
      await open.settled()
      await panel.getByText('已买入 100 吨').waitFor()
      expect([await price.inputValue(), await quantity.inputValue()]).toEqual(['', ''])
      await page.getByRole('button', { name: '成交', exact: true }).click()
      const trade = page.getByRole('table', { name: '成交' }).getByRole('row').nth(1)
      expect(await trade.innerText()).toMatch(/买入[\s\S]*100[\s\S]*日终交收/)

      const { units } = (await view('exchange.desk', { product: 'CEA2024' }, 'yunting:first')) as {
        units: { sellable: bigint; arriving: bigint }
      }
      expect(units.arriving).toBeGreaterThanOrEqual(100n)
      await page.locator('h1').click({ force: true })
      await page.keyboard.press('s')
      await price.fill('58.90')
      await quantity.fill(grouped(units.sellable + 100n))
      await submit.click()
      await open.settled()
      const refusal = refusals.filter({ hasText: 'boughtToday' })
      expect(await refusal.innerText()).toContain(`${grouped(units.sellable)} 吨`)
      expect(await refusal.innerText()).toContain('第十四条')
    })
  })

  test('a group trades for the plant that is chosen, and sees its listings as its own', async () => {
    await on('yuanling:first', '/market/CEA2024?plant=beize', async (open) => {
      const { price, quantity, submit, panel } = ticket(open)
      await panel.getByRole('button', { name: /卖出/ }).click()
      await price.fill('59.99')
      await quantity.fill('10')
      await submit.click()
      await open.settled()
      await submit.click()
      await open.settled()
      await panel.getByText('已挂牌卖出 10 吨').waitFor()
      const { listings } = (await view('exchange.orders', {}, 'beize:first')) as {
        listings: { priceFen: bigint; quantity: bigint }[]
      }
      expect(listings[0]).toMatchObject({ priceFen: 5_999n, quantity: 10n })
      expect(open.takeProblems()).toEqual([])
    })
  })

  test('a plant’s second representative sees the book and cannot trade', async () => {
    await on('yunting:second', '/market/CEA2024', async (open) => {
      expect(await open.page.getByRole('region', { name: '下单' }).count()).toBe(0)
      expect(await open.page.getByRole('button', { name: /^摘牌/ }).count()).toBe(0)
    })
  })
})

describe('the account', () => {
  test('more than is free is refused with what is; the nearest is moved and stands in the statement', async () => {
    await on('fenhe:first', '/account', async (open) => {
      const { page } = open
      await page.getByLabel('数量（吨）').fill('999,999,999')
      await page.getByRole('button', { name: /^转入交易系统/ }).click()
      await open.settled()
      const refusal = page.locator('.refuse')
      expect(await refusal.innerText()).toContain('notEnoughFree')
      // A refused command is an answer with its own status, not a fault of the page.
      expect(open.takeProblems().every((problem) => problem.includes('409'))).toBe(true)
      await refusal.getByRole('button', { name: /^改为/ }).click()
      await page.getByLabel('数量（吨）').fill('1,234')
      await page.getByRole('button', { name: '转入交易系统 1,234 吨' }).click()
      await open.settled()
      await page.getByText('已转入交易账户').waitFor()
      const first = page.getByRole('table', { name: '登记流水' }).getByRole('row').nth(1)
      expect(await first.innerText()).toMatch(/转入交易系统[\s\S]*1,234/)
      expect(await open.violations()).toEqual([])
    })
  })

  test('the statement leaves as a file, filtered as on the screen; a transfer to another holder is refused with its article', async () => {
    await on('fenhe:first', '/account', async (open) => {
      const { page } = open
      await open.page.getByRole('combobox', { name: '品种' }).first().selectOption('CEA2024')
      await open.settled()
      const [download] = await Promise.all([
        open.page.waitForEvent('download'),
        open.page.getByRole('link', { name: '导出 CSV' }).click(),
      ])
      expect(download.suggestedFilename()).toBe('statement-fenhe.csv')
      expect(download.url()).toContain('product=CEA2024')
      await page.getByRole('button', { name: '转让他人' }).click()
      await page.getByLabel('数量（吨）').fill('10')
      await page.getByLabel('接收单位').selectOption('beize')
      await page.getByRole('button', { name: /^申请转让/ }).click()
      await open.settled()
      expect(await page.locator('.refuse').innerText()).toMatch(/overTheCounterNotAllowed[\s\S]*第二十二条/)
    })
  })
})

describe('the surrender', () => {
  test('an offset above the limit: the limit as arithmetic, its article, and the nearest that passes', async () => {
    const { offset } = (await view('compliance.obligation', { year: 2024 }, 'zhujiang:first')) as { offset: { limit: bigint } }
    await on('zhujiang:first', '/compliance', async (open) => {
      const { page } = open
      await page.getByRole('button', { name: /^下一步/ }).click()
      const credits = page.getByLabel('CCER 本次抵销')
      await credits.fill(grouped(offset.limit + 1n))
      await page.getByRole('button', { name: '下一步：预览与依据' }).click()
      await open.settled()
      const refusal = page.locator('.refuse').filter({ hasText: 'exceedsOffsetLimit' })
      const said = await refusal.innerText()
      expect(said).toContain(`${grouped(offset.limit)} 吨`)
      expect(said).toMatch(/× 5%/)
      expect(said).toContain('第二十九条')
      expect(await credits.getAttribute('aria-invalid')).toBe('true')
      expect(await open.violations()).toEqual([])
      await refusal.getByRole('button', { name: /^改为/ }).click()
      expect(await credits.inputValue()).toBe('0')
      expect(await page.locator('.refuse').count()).toBe(0)
    })
  })

  test('two people: one submits, the other confirms on the same page; the act is on record', async () => {
    await on('zhujiang:first', '/compliance', async (open) => {
      const { page } = open
      await page.getByRole('button', { name: /^下一步/ }).click()
      await page.getByLabel('CEA23 本次清缴').fill('0')
      await page.getByLabel('CEA24 本次清缴').fill('1,000')
      await page.keyboard.press('Enter')
      await open.settled()
      await page.getByRole('button', { name: '提交 1,000 吨，待第二人确认' }).click()
      await open.settled()
      await page.getByText('已提交，待第二人确认').waitFor()
      expect(await page.getByRole('button', { name: '核对并确认' }).count()).toBe(0)
      expect(open.takeProblems()).toEqual([])
    })
    await on('zhujiang:second', '/compliance', async (open) => {
      const { page } = open
      await page.getByRole('button', { name: '核对并确认' }).click()
      await open.settled()
      const acts = page.getByRole('table', { name: '清缴记录' })
      await acts.waitFor()
      expect(await acts.innerText()).toMatch(/CEA24 1,000/)
    })
  })

  test('a certificate is found by its number without signing in, with its page to download', async () => {
    const open = await market.open()
    await open.go('/check?number=QJ-2023-beize')
    expect(await open.page.getByRole('region', { name: '配额清缴凭证' }).innerText()).toContain('QJ-2023-beize')
    const pdf = open.page.getByRole('link', { name: '下载 PDF' })
    expect(await pdf.getAttribute('href')).toContain('number=QJ-2023-beize')
    expect(await pdf.getAttribute('download')).toBe('QJ-2023-beize.pdf')
    await open.go('/check?number=QJ-1')
    await open.page.getByText('没有编号为 QJ-1 的凭证').waitFor()
    await open.close()
  })
})

describe('credits and pledges', () => {
  test('RQ-000-052 a pledge: the notice with both its references is acknowledged first, the bank accepts, the units are frozen', async () => {
    await on('haiyan:first', '/finance', async (open) => {
      const { page } = open
      await page.getByRole('button', { name: '申请质押' }).click()
      await page.getByRole('combobox', { name: '品种' }).selectOption('CEA2024')
      await page.getByLabel('数量（吨）').fill('1,000')
      await page.getByLabel('贷款金额（元）').fill('30000')
      await page.getByLabel('到期日').fill('2026-05-29')
      const submit = page.getByRole('button', { name: '提交银行确认' })
      expect(await submit.isDisabled()).toBe(true)
      const notice = await page
        .locator('.legal')
        .filter({ has: page.getByLabel('已阅读并确认上述提示') })
        .innerText()
      for (const reference of [/《民法典》第四百四十条/, /担保制度的解释》第六十三条/]) expect(notice).toMatch(reference)
      await page.getByLabel('已阅读并确认上述提示').check()
      await submit.click()
      await open.settled()
      await page.getByText('已提交，待银行确认').waitFor()
      expect(await open.violations()).toEqual([])
    })
    await on('bank-demo:first', '/finance', async (open) => {
      const { page } = open
      await page.getByRole('row').filter({ hasText: '海晏' }).getByRole('button').first().click()
      expect(await page.getByRole('button', { name: '确认质押并冻结' }).isDisabled()).toBe(true)
      await page.getByLabel('已阅读并确认上述提示').check()
      await page.getByRole('button', { name: '确认质押并冻结' }).click()
      await open.settled()
      await page.getByRole('heading', { name: /^ZY-20251118-/ }).waitFor()
    })
    const { holdings } = (await view('registry.account', {}, 'haiyan:first')) as {
      holdings: { state: string; quantity: bigint }[]
    }
    expect(holdings.filter((row) => row.state === 'pledge').map((row) => row.quantity)).toEqual([1_000n])
  })

  test('an application for reductions that overlap is refused beside the form', async () => {
    await on('ccer-owner-1:first', '/ccer', async (open) => {
      const { page } = open
      await page.getByRole('button', { name: '申请减排量' }).click()
      await page.getByLabel('产生自').fill('2024-01-01')
      await page.getByLabel('至', { exact: true }).fill('2024-12-31')
      await page.getByLabel('减排量（吨）').fill('100')
      await page.getByLabel('核查机构').selectOption('verifier-2')
      await page.getByLabel('核算报告编号').fill('JC-2025-001')
      await page.getByLabel('文件 SHA-256').fill('a'.repeat(64))
      await page.getByRole('button', { name: '提交并委托核查' }).click()
      await open.settled()
      expect(await page.locator('.refuse').innerText()).toContain('periodOverlaps')
      expect(await open.violations()).toEqual([])
    })
  })
})

test('outside the trading phase the desk says so and takes nothing; on a phone too', async () => {
  const open = await market.open('yunting:first', { viewport: phone })
  await open.page.request.post('/api/v1/market/step', { data: { to: 'nextPhase' }, headers: { 'X-Tonne': '1' } })
  await open.go('/market/CEA2024')
  await open.page.getByText('现在不能成交').waitFor()
  const { price, quantity, submit } = ticket(open)
  await price.fill('58.90')
  await quantity.fill('10')
  expect(await submit.isDisabled()).toBe(true)
  expect(await open.violations()).toEqual([])
  await open.close()
})
