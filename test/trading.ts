import { day, type Actor, type Phase } from '../src/kernel/index.ts'
import type { RunningApp } from '../src/main.ts'
import { stepTo } from '../src/store/index.ts'
import { system } from './database.ts'
import { admitAll, issue, must, officer, operator, registrar, someone } from './people.ts'

/** The second people of the other plants and of the province, so that everything can be confirmed. */
export const ma = someone('ma', 'plantB', ['representative'])
export const qin = someone('qin', 'plantC', ['representative'])
export const secondOfficer = someone('jiang', 'province-33', ['provincialOfficer'], '33')
export const firstOfficer = officer

/** Steps the clock phase by phase, so that everything due on the way happens. */
export const stepMarket = async (app: RunningApp, businessDay: string, phase: Phase, by: Actor = system): Promise<void> => {
  const answer = await stepTo(app, by, { businessDay: day(businessDay), phase })
  if (answer.kind !== 'done') throw new Error(`the clock did not reach ${businessDay} ${phase}: ${answer.kind}`)
}

/** Three plants with allowances in their trading accounts, cash, and an open book at a first price. */
export const openTrading = async (app: RunningApp, product = 'CEA2024', firstPriceFen = 9_749): Promise<void> => {
  await admitAll(app)
  await issue(app, product, [
    { entity: 'plantA', quantity: 500_000n },
    { entity: 'plantB', quantity: 500_000n },
  ])
  await issue(app, product, [{ entity: 'plantC', quantity: 500_000n }], 'province-32')
  for (const organisation of ['plantA', 'plantB', 'plantC']) await toTrading(app, organisation, 300_000, product)
  await cash(app, 100_000_000_00)
  await must(app, 'exchange.openProduct', { product, firstPriceFen }, operator)
}

export const toTrading = async (app: RunningApp, organisation: string, quantity: number, product = 'CEA2024'): Promise<void> => {
  await must(app, 'registry.moveToTrading', { organisation, product, quantity }, system)
}

/** Puts the same cash into every plant's account. */
export const cash = async (app: RunningApp, amountFen: number): Promise<void> => {
  const deposits = ['plantA', 'plantB', 'plantC'].map((organisation) => ({
    organisation,
    amountFen,
    bankReference: `in-${organisation}`,
  }))
  await must(app, 'clearing.deposit', { deposits }, registrar)
}

/** Lists and answers the listing's id. */
export const listed = async (
  app: RunningApp,
  by: Actor,
  side: 'buy' | 'sell',
  priceFen: number,
  quantity: number,
  product = 'CEA2024',
): Promise<string> => {
  const answer = await must(app, 'exchange.list', { product, side, priceFen, quantity }, by)
  return (answer.result as { listing: string }).listing
}

export const picked = async (
  app: RunningApp,
  by: Actor,
  listing: string,
  quantity: number,
  product = 'CEA2024',
): Promise<string> => {
  const answer = await must(app, 'exchange.pick', { product, listing, quantity }, by)
  return (answer.result as { trade: string }).trade
}

/** Credits as they stand in a holder's account once registered; for tests that are not about their project. */
export const credits = async (app: RunningApp, entity: string, quantity: number): Promise<void> => {
  await must(app, 'registry.issue', {
    product: 'CCER',
    year: 2024,
    province: 'province-33',
    purpose: 'finalAllocation',
    rows: [{ entity, quantity }],
  })
}

export const obligation = async (
  app: RunningApp,
  organisation: string,
  year: number,
  due: number,
  province = 'province-33',
): Promise<void> => {
  await must(app, 'compliance.openObligation', { organisation, year, province, due })
}
