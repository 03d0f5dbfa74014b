import { readWhole } from '../../format/number.ts'
import type { TextKey } from '../../i18n/index.ts'
import type { Amounts, Row } from './plan.ts'

/** The form as figures: what each field says, the two sums, and what stands out in which field. */
export interface Reading {
  readonly amounts: ReadonlyMap<string, number>
  readonly allowances: number
  readonly credits: number
  /** Products whose field holds more than is free or allowed: said beside the field, refused with its article by the register. */
  readonly wrong: ReadonlyMap<string, TextKey>
  /** Products whose field holds no whole number; nothing can be asked with them. */
  readonly unreadable: number
}

export const readAmounts = (rows: readonly Row[], typed: Amounts, creditsLeft: number): Reading => {
  const amounts = new Map<string, number>()
  const wrong = new Map<string, TextKey>()
  let unreadable = 0
  for (const row of rows.filter((one) => one.usable)) {
    const text = typed[row.product] ?? ''
    const value = text.trim() === '' ? 0 : readWhole(text)
    if (value === undefined) {
      wrong.set(row.product, 'surrender.notWhole')
      unreadable += 1
    } else if (row.product === 'CCER' && value > creditsLeft) wrong.set(row.product, 'surrender.overLimit')
    else if (value > row.free) wrong.set(row.product, 'surrender.overFree')
    amounts.set(row.product, value ?? 0)
  }
  const credits = amounts.get('CCER') ?? 0
  const allowances = [...amounts.values()].reduce((sum, value) => sum + value, 0) - credits
  return { amounts, wrong, unreadable, credits, allowances }
}
