import {
  calculated,
  calculator,
  explain,
  larger,
  notCalculated,
  silent,
  toInteger,
  z,
  zDay,
  zFenPositive,
  zTonnes,
  zYear,
  type AnyCalculator,
} from '../kernel/index.ts'
import { carryOverLaw, carryOverMax, tradedInWindow } from './carry-over-limit.ts'
import { fineBound, fineLaw, needsPrice } from './fine-range.ts'
import { offsetMax } from './offset-limit.ts'
import { calculatorRefusals } from './calculator-refusals.ts'

export const carryOver = calculator({
  name: 'carry-over',
  title: { zh: '最大可结转量', en: 'Most that may be carried over' },
  summary: {
    zh: '1万吨加窗口期净卖出量的1.5倍，不超过持有量',
    en: 'A base plus a multiple of net sales in the window, never more than is held',
  },
  input: z.object({
    year: zYear,
    trades: z.array(z.object({ day: zDay, soldTonnes: zTonnes, boughtTonnes: zTonnes })).max(10_000),
    heldTonnes: zTonnes,
  }),
  run: ({ year, trades, heldTonnes }, rules) => {
    const law = carryOverLaw(rules, year)
    const { sold, bought } = tradedInWindow(
      law,
      trades.map((trade) => ({ day: trade.day, sold: trade.soldTonnes, bought: trade.boughtTonnes })),
    )
    const { value, working } = explain((t) => carryOverMax(t, law, sold, bought, heldTonnes))
    const maxTonnes = toInteger(value, 'down')
    return calculated(
      { maxTonnes, leftTonnes: larger(heldTonnes - maxTonnes, 0n), soldTonnes: sold, boughtTonnes: bought },
      working,
    )
  },
})

export const offsetLimit = calculator({
  name: 'offset-limit',
  title: { zh: '最大抵销量', en: 'Most that may be offset' },
  summary: { zh: '应清缴配额量的5%，向下取整', en: 'A share of the obligation, rounded down' },
  input: z.object({ day: zDay, obligationTonnes: zTonnes }),
  run: ({ day, obligationTonnes }, rules) => {
    const limit = rules.get('compliance/offset-limit', { day })
    const rounding = rules.get('compliance/rounding-offset', { day })
    const { value, working } = explain((t) => offsetMax(t, limit, obligationTonnes, rounding))
    return calculated({ maxTonnes: toInteger(value, 'down') }, working)
  },
})

export const fineRange = calculator({
  name: 'fine-range',
  title: { zh: '未足额清缴的罚款幅度', en: 'Range of the fine for a shortfall' },
  summary: {
    zh: '按违法行为发生日适用的规定计算罚款上下限，并说明是否等量核减下一年度配额',
    en: 'By the law in force on the day of the breach; says whether the next year’s allocation is cut by the shortfall',
  },
  input: z.object({ offenceDay: zDay, shortfallTonnes: zTonnes, priceFenPerTonne: zFenPositive.optional() }),
  run: ({ offenceDay, shortfallTonnes, priceFenPerTonne }, rules) => {
    const law = fineLaw(rules, offenceDay)
    if (needsPrice(law) && priceFenPerTonne === undefined)
      return notCalculated(calculatorRefusals.priceNeeded({ field: 'priceFenPerTonne', because: law.method }))
    const price = priceFenPerTonne ?? 0n
    const { value, working } = explain((t) => fineBound(t, law, 'max', shortfallTonnes, price))
    const least = fineBound(silent, law, 'min', shortfallTonnes, price)
    const deducted = rules.get('compliance/next-year-deduction', { day: offenceDay }).value === true
    return calculated({ minFen: toInteger(least, 'down'), maxFen: toInteger(value, 'down'), deducted }, working)
  },
})

export const calculators: readonly AnyCalculator[] = [carryOver, offsetLimit, fineRange]
