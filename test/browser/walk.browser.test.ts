import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zh, type TextKey } from '../../web/src/i18n/zh.ts'
import { openDemoMarket, type DemoMarket, type OpenPage } from './market.ts'

const plant = 'xijiang'
const year = 2024
const december = '12 月'
const patience = 10_000
/** Bought as CCER, well below the limit; the rest of what is lacking as allowances. */
const credits = 10_000

let market: DemoMarket
/** Emissions as the plant reported them, whole tonnes as written. */
let reported = ''
const seats = new Map<string, OpenPage>()

beforeAll(async () => {
  market = await openDemoMarket()
})

afterAll(async () => {
  for (const seat of seats.values()) await seat.close()
  await market.close()
})

/** The catalogue's own sentence, filled: a label that changes there changes here. */
const text = (key: TextKey, fill: Readonly<Record<string, string | number>> = {}): string =>
  Object.entries(fill).reduce<string>((sentence, [name, value]) => sentence.replace(`{${name}}`, String(value)), zh[key])

/** Each person of the walk sits at a browser of their own. */
const sit = async (person: string, path: string): Promise<OpenPage> => {
  const seat = seats.get(person) ?? (await market.open(person))
  seats.set(person, seat)
  await seat.go(path)
  return seat
}

const press = async ({ page, settled }: OpenPage, name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> => {
  await page
    .getByRole(role, { name, exact: typeof name === 'string' })
    .first()
    .click()
  await settled()
}

const says = (where: Page | Locator, words: string | RegExp): Promise<void> =>
  where.getByText(words).first().waitFor({ timeout: patience })

const wellBehaved = (...open: readonly OpenPage[]): void => {
  for (const seat of open) expect(seat.takeProblems()).toEqual([])
}

/** A second person opens the inbox, where the proposal stands first, reads it and confirms. */
const confirmInInbox = async (person: string): Promise<void> => {
  const seat = await sit(person, '/inbox')
  await press(seat, text('proposal.confirm'))
  await says(seat.page, text('proposal.confirmDone'))
  wellBehaved(seat)
}

const cell = (page: Page, name: string): Locator => page.getByRole('gridcell', { name })

/** The last figure of a table's sum row. */
const totalOf = async (page: Page, table: string): Promise<string> => {
  const sum = page.getByRole('table', { name: table }).getByRole('row').last()
  return ((await sum.getByRole('cell').last().textContent()) ?? '').trim()
}

const asWritten = (value: number): string => value.toLocaleString('en-US')
const whole = (written: string): number => Number(written.replaceAll(',', ''))
const gap = new RegExp(text('position.gap').replace('<tonnes>', '([\\d,]+)'))

describe('RQ-002-129 the three platforms are one walk', () => {
  test('emissions: December is copied, changed, kept as a draft, filed, and the annual report with it', async () => {
    const engineer = await sit(`${plant}:engineer`, '/data')
    const { page } = engineer
    await says(page, text('data.stillMissing', { month: december }))
    await press(engineer, text('data.copy'))
    await cell(page, `${text('figure.generationMwh')} ${december}`).click()
    await page.keyboard.type('104500')
    await page.keyboard.press('Enter')
    await says(page, /已自动保存/)
    await page.reload()
    await engineer.settled()
    expect(await cell(page, `${text('figure.generationMwh')} ${december}`).textContent()).toBe('104,500.000')
    const withoutEvidence = { units: '#1 机组、#2 机组', month: december }
    await says(page, text('data.noEvidence', withoutEvidence))
    await press(engineer, text('data.file', { month: december }))
    await says(page, /12 月已提交，第 1 版，排放 [\d,.]+ tCO₂/)
    await says(page, text('data.filedBare', withoutEvidence))
    await press(engineer, text('data.toAnnual'))
    await press(engineer, text('annual.file', { year }))
    const confirm = await page
      .getByRole('button', { name: new RegExp(text('annual.confirm', { tonnes: '[\\d,]+' })) })
      .innerText()
    await press(engineer, confirm)
    await says(page, text('annual.done', { year }))
    reported = await totalOf(page, text('verification.byUnit'))
    expect(reported).toMatch(/^\d,\d{3},\d{3}$/)
    expect(confirm).toBe(text('annual.confirm', { tonnes: reported }))
    wellBehaved(engineer)
  })

  test('verification: the province assigns a body, one verifier concludes, another confirms, the plant sees it', async () => {
    const officer = await sit('province-44:first', '/verification')
    await officer.page.getByRole('checkbox', { name: /澄江西溪/ }).check()
    await officer.page.getByLabel(text('verification.body')).selectOption({ label: '澄明核查有限公司' })
    await press(officer, text('verification.assign', { count: 1 }))
    await says(officer.page, text('verification.assigned', { count: 1 }))

    const verifier = await sit('verifier-1:first', '/verification')
    await press(verifier, /澄江西溪/, 'link')
    await press(verifier, text('verification.conclude'))
    await says(verifier.page, text('verification.waitingMine'))
    await confirmInInbox('verifier-1:second')

    const engineer = await sit(`${plant}:engineer`, '/verification')
    await says(engineer.page, text('verification.done'))
    wellBehaved(officer, verifier, engineer)
  })

  test('allocation: one officer determines, another confirms, the plant has the difference in its account', async () => {
    const officer = await sit('province-44:first', '/allocation')
    await says(officer.page, text('allocation.stateReady'))
    await press(officer, text('allocation.determine', { who: text('allocation.everybody', { count: 1 }) }))
    await says(officer.page, /待第二人确认/)
    await confirmInInbox('province-44:second')

    const engineer = await sit(`${plant}:engineer`, '/allocation')
    await says(engineer.page, text('allocation.finalUnits'))
    wellBehaved(officer, engineer)
  })

  test('trade: the trader picks what is lacking in allowances and credits, the day settles, the units go back', async () => {
    const trader = await sit(`${plant}:first`, '/')
    const lacking = whole(gap.exec(await trader.page.locator('.lead').first().innerText())?.[1] ?? '')
    expect(lacking).toBeGreaterThan(credits)
    await buy(trader, 'CCER', credits)
    for (let left = lacking - credits; left > 0;) left -= await buy(trader, `CEA${year}`, left)
    await stepToNextDay(trader)
    for (const product of [`CEA${year}`, 'CCER']) await moveBack(trader, product)
    wellBehaved(trader)
  })

  test('surrender: one representative proposes with credits, another confirms, and anybody finds the certificate', async () => {
    const first = await sit(`${plant}:first`, '/compliance')
    // What was measured in the first step is what is owed in the last.
    await says(first.page.getByRole('complementary'), reported)
    expect(await surrender(first)).toBe(credits)
    await confirmInInbox(`${plant}:second`)

    await first.go('/compliance')
    await says(first.page, text('surrender.isFull'))
    const link = first.page.getByRole('link', { name: new RegExp(`${year}`) }).first()
    const number = (await link.textContent()) ?? ''
    const anybody = await market.open()
    seats.set('anybody', anybody)
    await anybody.go(`/check?number=${number}`)
    await says(anybody.page, '澄江西溪发电有限公司')
    await says(anybody.page, new RegExp(`CCER ${asWritten(credits)}`))
    const pdf = await anybody.page.getByRole('link', { name: text('certificate.pdf') }).getAttribute('href')
    const answer = await anybody.page.request.get(pdf ?? '')
    expect(answer.headers()['content-type']).toBe('application/pdf')
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')
    wellBehaved(first, anybody)
  })
})

/** Takes the first listing for sale, or so much of it as is wanted; returns how much that was. */
const buy = async (trader: OpenPage, product: string, most: number): Promise<number> => {
  const { page } = trader
  await trader.go(`/market/${product}`)
  await page
    .getByRole('button', { name: new RegExp(`^${text('book.pick')} .*${text('book.level1')}`) })
    .first()
    .click()
  const quantity = page.getByLabel(new RegExp(text('word.quantity')))
  const tonnes = Math.min(most, whole(await quantity.inputValue()))
  await quantity.fill(String(tonnes))
  await press(trader, text('ticket.pickBuy'))
  await press(trader, text('ticket.confirmBuy', { tonnes: asWritten(tonnes) }))
  await says(page, new RegExp(`已买入 ${asWritten(tonnes)} 吨`))
  return tonnes
}

const stepToNextDay = async (seat: OpenPage): Promise<void> => {
  await press(seat, /2025-11-18/)
  await press(seat, text('clock.nextDay'))
  await says(seat.page, /时钟已走到 2025-11-19/)
  await seat.page.keyboard.press('Escape')
}

/** What was bought is in the trading system until it is moved back. */
const moveBack = async (seat: OpenPage, product: string): Promise<void> => {
  const { page } = seat
  await seat.go('/account')
  await press(seat, text('account.fromTrading'))
  await page.getByLabel(text('word.product')).first().selectOption(product)
  await page.getByRole('button', { name: new RegExp(text('account.most', { tonnes: '[\\d,]+' })) }).click()
  await press(seat, new RegExp(text('account.fromTradingSubmit', { tonnes: '[\\d,]+' })))
  // With nothing left to move the form has gone, and says so.
  await says(page, new RegExp(`${text('account.fromTradingDone')}|${text('account.nothingTrading')}`))
}

/** Through the wizard with what it proposes; the credits it proposed are returned. */
const surrender = async (seat: OpenPage): Promise<number> => {
  const { page } = seat
  await press(seat, text('surrender.toChoose'))
  const proposed = whole(await page.getByLabel(`CCER ${text('surrender.offsetNow')}`).inputValue())
  await press(seat, text('surrender.toPreview'))
  await press(seat, new RegExp(text('surrender.submit', { tonnes: '[\\d,]+' })))
  await says(page, /待第二人确认/)
  return proposed
}
