import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDemoMarket, phone, type DemoMarket, type OpenPage } from './market.ts'

let market: DemoMarket

beforeAll(async () => {
  market = await openDemoMarket()
})

afterAll(() => market.close())

const cell = (page: Page, name: string | RegExp): Locator => page.getByRole('gridcell', { name })

const press = async ({ page, settled }: OpenPage, name: string | RegExp): Promise<void> => {
  await page.getByRole('button', { name }).first().click()
  await settled()
}

/** What Ctrl+V brings from a spreadsheet: lines of cells by tabs. */
const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate(`{
    const data = new DataTransfer()
    data.setData('text', ${JSON.stringify(text)})
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }`)

describe('a month', () => {
  test('RQ-002-080 lacks five groups of figures until they are filled; each missing one is named and opens its cell', async () => {
    const open = await market.open('xijiang:engineer')
    await open.go('/data')
    const { page } = open
    await page.getByRole('grid').waitFor()
    const groups = await page.locator('.grid tr.grp').allTextContents()
    expect(groups).toEqual(['燃料消耗量', '低位发热量（收到基）', '元素碳与水分', '购入使用电量', '生产', '结果'])
    await press(open, '校验并提交 12 月')
    const refusal = page.getByRole('alert')
    expect(await refusal.textContent()).toContain('12 月还缺 10 项')
    await refusal.getByRole('button', { name: '#2 机组 运行小时' }).click()
    await page.getByRole('textbox', { name: '运行小时 12 月' }).waitFor()
    expect(await page.getByRole('tab', { selected: true }).textContent()).toContain('#2')
    expect(open.takeProblems()).toEqual([])
    await open.close()
  })

  test('is pasted from a spreadsheet down a column; what is no figure is named and not taken', async () => {
    const open = await market.open('xijiang:engineer')
    await open.go('/data?tab=xijiang-1')
    const { page } = open
    await cell(page, '发电量 12 月').click()
    await paste(page, '140,000.5\r\n131000\r\nabc\r\n')
    await page.getByText(/已自动保存/).waitFor()
    expect(await cell(page, '发电量 12 月').textContent()).toBe('140,000.500')
    expect(await cell(page, '供电量 12 月').textContent()).toBe('131,000.000')
    expect(await page.getByRole('alert').textContent()).toContain('abc')
    await open.go('/data?tab=xijiang-1')
    expect(await cell(page, '发电量 12 月').textContent()).toBe('140,000.500')
    await open.close()
  })

  test('keeps what was typed while the server could not be reached, and sends it at the next visit', async () => {
    const open = await market.open('xijiang:engineer')
    await open.go('/data?tab=xijiang-2')
    const { page } = open
    await page.route('**/mrv/saveDraft', (route) => route.abort())
    await cell(page, '运行小时 12 月').click()
    await page.keyboard.type('512.5')
    await page.keyboard.press('Enter')
    await page.getByText('未能保存，已留在本机').waitFor()
    await page.unroute('**/mrv/saveDraft')
    await open.go('/data?tab=xijiang-2')
    expect(await cell(page, '运行小时 12 月').textContent()).toBe('512.5')
    await page.getByText(/已自动保存/).waitFor()
    await open.close()
  })

  test('carries evidence by figure: the file stays here, its SHA-256 is kept with it', async () => {
    const open = await market.open('xijiang:engineer')
    await open.go('/data?tab=xijiang-1')
    const { page } = open
    await cell(page, '运行小时 12 月').click()
    await page.keyboard.type('500')
    await page.keyboard.press('Enter')
    await page.getByLabel(/为 运行小时/).setInputFiles({ name: 'dcs.txt', mimeType: 'text/plain', buffer: Buffer.from('abc') })
    await page.getByText('ba7816bf8f01cfea…').waitFor()
    await page.getByText(/已自动保存/).waitFor()
    await open.go('/data?tab=xijiang-1')
    await page.getByText('dcs.txt').waitFor()
    await open.close()
  })

  test('without a measured value asks whether the default stands in, at the cell, and is filed once that is accepted', async () => {
    const open = await market.open('xijiang:engineer')
    await open.go('/data?tab=xijiang-1')
    const { page } = open
    await press(open, '复制上月')
    await cell(page, '燃煤低位发热量 12 月').click()
    await page.keyboard.press('Delete')
    await press(open, '校验并提交 12 月')
    expect(await page.getByRole('alert').textContent()).toContain('#1 机组 燃煤低位发热量')
    expect(await cell(page, '燃煤低位发热量 12 月').getAttribute('class')).toContain('need')
    await press(open, '采用缺省值并提交 12 月')
    await page.getByText(/12 月已提交，第 1 版/).waitFor()
    await open.close()
  })

  test('that is filed opens its working under the grid, unit by unit', async () => {
    const open = await market.open('zhujiang:engineer')
    await open.go('/data?tab=plant')
    const { page } = open
    await page
      .getByRole('row', { name: /^二氧化碳排放/ })
      .getByRole('button')
      .first()
      .click()
    const working = page.getByRole('complementary', { name: /推导：全厂月排放量/ })
    await working.waitFor()
    expect(await working.getByText('碳氧化率').count()).toBeGreaterThan(0)
    await page.keyboard.press('Escape')
    expect(await working.count()).toBe(0)
    await open.close()
  })

  test('is read, not written, by the group and by the verifier', async () => {
    for (const person of ['chengjiang:first', 'verifier-1:first']) {
      const open = await market.open(person)
      await open.go('/data?plant=zhujiang')
      expect(await open.page.getByRole('combobox', { name: '选择单位' }).inputValue()).toBe('zhujiang')
      expect(await open.page.getByRole('button', { name: /校验并提交|更正/ }).count()).toBe(0)
      expect(open.takeProblems()).toEqual([])
      await open.close()
    }
  })

  test('is stepped through on a phone, with last month beside it', async () => {
    const open = await market.open('zhujiang:engineer', { viewport: phone })
    await open.go('/data')
    const { page } = open
    await page.getByRole('grid').waitFor()
    const heads = (): Promise<string[]> => page.getByRole('grid').getByRole('columnheader').allTextContents()
    expect(await heads()).toEqual(['参数', '11 月', '12 月'])
    await press(open, '‹ 11 月')
    expect(await heads()).toEqual(['参数', '10 月', '11 月'])
    await open.close()
  })
})

test('a verifier corrects a figure only with a reason', async () => {
  const engineer = await market.open('xijiang:engineer')
  await engineer.go('/data?tab=annual')
  await press(engineer, '提交 2024 年度报告')
  await press(engineer, /^确认提交 [\d,]+ 吨$/)
  const officer = await market.open('province-44:first')
  await officer.go('/verification')
  await press(officer, /选中未委托/)
  await officer.page.getByLabel('核查机构').selectOption('verifier-1')
  await press(officer, '委托 1 家')
  const verifier = await market.open('verifier-1:first')
  await verifier.go('/verification/xijiang')
  await press(verifier, '更正 #1 机组核查量')
  await verifier.page.getByLabel('#1 机组核查量').fill('1000000.55')
  await press(verifier, '更正 1 处，提交结论')
  await verifier.page.getByText('更正须有数值与理由').waitFor()
  await verifier.page.getByLabel('#1 机组更正理由').fill('皮带秤校准')
  await press(verifier, '更正 1 处，提交结论')
  const second = await market.open('verifier-1:second')
  await second.go('/verification/xijiang')
  await second.page.getByText(/已提出结论，由您确认/).waitFor()
  await second.go('/inbox')
  await press(second, '核对并确认')
  await engineer.go('/verification')
  await engineer.page.getByText('皮带秤校准').waitFor()
  await engineer.page.getByText('1,000,000.55').first().waitFor()
  for (const open of [engineer, officer, verifier, second]) await open.close()
})

test('RQ-002-055 RQ-002-056 an allocation adds up from units to the nation, and each figure opens its tree', async () => {
  const plant = await market.open('zhujiang:first')
  await plant.go('/allocation')
  const units = plant.page.getByRole('table', { name: '各机组核定' })
  await units.getByRole('button').last().click()
  await plant.page.getByRole('complementary', { name: /推导/ }).waitFor()
  const ministry = await market.open('mee:first')
  await ministry.go('/allocation')
  const table = ministry.page.getByRole('table', { name: '逐级汇总' })
  const rows = (await table.getByRole('row').allInnerTexts()).slice(1).map((row) =>
    row
      .split('\t')
      .slice(1)
      .map((value) => Number(value.replaceAll(',', ''))),
  )
  const nation = rows.pop() ?? []
  expect(nation.map((_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0))).toEqual(nation)
  for (const open of [plant, ministry]) await open.close()
})

/** What no menu leads to; the pages of the menus are looked at for everybody elsewhere. */
describe('nobody is shut out', () => {
  const states = [
    ['zhujiang:engineer', '/data?tab=annual', undefined],
    ['zhujiang:engineer', '/data?tab=plant', /^[\d,]{6,}\.\d\d$/],
    ['verifier-1:first', '/verification/zhujiang', undefined],
    ['zhujiang:first', '/allocation', /^[\d,]{9,}$/],
  ] as const

  test.each(states)('%s at %s, in English and on a phone', async (person, path, figure) => {
    for (const options of [{ language: 'en' as const }, { viewport: phone }]) {
      const open = await market.open(person, options)
      await open.go(path)
      if (figure) await press(open, figure)
      expect(await open.violations()).toEqual([])
      expect(open.takeProblems()).toEqual([])
      const { clientWidth, scrollWidth } = await open.page.evaluate<{ clientWidth: number; scrollWidth: number }>(
        '({ clientWidth: document.documentElement.clientWidth, scrollWidth: document.documentElement.scrollWidth })',
      )
      expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
      await open.close()
    }
  })
})
