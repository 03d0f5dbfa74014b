import { type Decimal, type Fen, type RuleValue, type Terms, type Tonnes, yuanOf } from '../kernel/index.ts'

const labels = {
  ratio: { zh: '质押率', en: 'Loan to value' },
  loan: { zh: '贷款金额', en: 'Loan' },
  value: { zh: '质押物估值', en: 'Value of the units' },
  quantity: { zh: '质押数量', en: 'Units pledged' },
  price: { zh: '最近收盘价', en: 'Last close' },
} as const

/** What pledged units are worth at a public price, yuan. `priceId` names the figure it stands on. */
export const pledgeValue = (t: Terms, quantity: Tonnes, priceFen: Fen, priceId: string): Decimal =>
  t.step({ symbol: 'V', label: labels.value, unit: 'yuan', formula: 'Q × P' }, (t) =>
    t.given('Q', labels.quantity, quantity, 't').times(t.given('P', labels.price, yuanOf(priceFen), 'yuan/t', priceId)),
  )

/** Loan over value, a fraction to four places. */
export const loanToValue = (t: Terms, loanFen: Fen, quantity: Tonnes, priceFen: Fen, priceId: string): Decimal =>
  // not law: four places of a percentage with two
  t.step({ symbol: 'LTV', label: labels.ratio, unit: '1', formula: 'L ÷ V', round: { places: 4, how: 'halfUp' } }, (t) =>
    t.given('L', labels.loan, yuanOf(loanFen), 'yuan').div(pledgeValue(t, quantity, priceFen, priceId)),
  )

/** Whether a ratio has reached the line at which bank and borrower should talk. */
export const needsAttention = (ratio: Decimal, line: RuleValue): boolean => ratio.gte(String(line.value))
