import {
  decimal,
  sumIntegers,
  type Day,
  type Decimal,
  type Rounding,
  type RuleValue,
  type Rules,
  type Terms,
  type Tonnes,
} from '../kernel/index.ts'

export interface CarryOverLaw {
  readonly base: RuleValue
  readonly multiple: RuleValue
  readonly from: Day
  readonly until: Day
  readonly rounding: RuleValue
}

/**
 * The rules for carrying vintages up to the given compliance year into the next one. Throws `NoRule` where carrying over is not
 * limited or not known.
 */
export const carryOverLaw = (rules: Rules, year: number): CarryOverLaw => ({
  base: rules.get('compliance/carry-over-base', { year }),
  multiple: rules.get('compliance/carry-over-multiple', { year }),
  from: rules.get('compliance/carry-over-window-from', { year }).value as Day,
  until: rules.get('compliance/carry-over-window-until', { year }).value as Day,
  rounding: rules.get('compliance/rounding-carry-over', { year }),
})

/** What an entity sold and bought on one day, of all the vintages concerned together. */
export interface TradedOn {
  readonly day: Day
  readonly sold: Tonnes
  readonly bought: Tonnes
}

/** Sales and purchases inside the window only; what lies before or after it does not count. */
export const tradedInWindow = (
  law: Pick<CarryOverLaw, 'from' | 'until'>,
  trades: readonly TradedOn[],
): { sold: Tonnes; bought: Tonnes } => {
  const inside = trades.filter(({ day }) => day >= law.from && day <= law.until)
  return { sold: sumIntegers(inside.map(({ sold }) => sold)), bought: sumIntegers(inside.map(({ bought }) => bought)) }
}

const labels = {
  most: { zh: '最大可结转量', en: 'Most that may be carried over' },
  formulaMost: { zh: '按净卖出量计算的可结转量', en: 'By net sales' },
  base: { zh: '基础结转量', en: 'Base' },
  multiple: { zh: '净卖出量倍数', en: 'Multiple of net sales' },
  net: { zh: '净卖出量', en: 'Net sold' },
  sold: { zh: '卖出量', en: 'Sold' },
  bought: { zh: '买入量', en: 'Bought' },
  held: { zh: '持有量', en: 'Held' },
} as const

/**
 * Most allowances that may be carried over, whole tonnes: base plus a multiple of net sales, never more than is held; net
 * purchases count as zero.
 * Source: plan 2023/2024, annex 5.
 */
export const carryOverMax = (t: Terms, law: CarryOverLaw, sold: Tonnes, bought: Tonnes, held: Tonnes): Decimal =>
  t.step({ symbol: 'T_max', label: labels.most, unit: 'tCO2', formula: 'min(T, H)' }, (t) => {
    const bySales = t.step(
      {
        symbol: 'T',
        label: labels.formulaMost,
        unit: 'tCO2',
        formula: 'b + m × max(0, S − B)',
        round: { ...(law.rounding.value as { places: number; how: Rounding }), rule: law.rounding },
      },
      (t) => {
        const net = t.step({ symbol: 'max(0, S − B)', label: labels.net, unit: 'tCO2', formula: 'max(0, S − B)' }, (t) => {
          const more = t.given('S', labels.sold, sold, 'tCO2').minus(t.given('B', labels.bought, bought, 'tCO2'))
          return more.isNegative() ? decimal(0) : more
        })
        return t.rule('b', labels.base, law.base).plus(t.rule('m', labels.multiple, law.multiple).times(net))
      },
    )
    const holding = t.given('H', labels.held, held, 'tCO2')
    return bySales.lte(holding) ? bySales : holding
  })
