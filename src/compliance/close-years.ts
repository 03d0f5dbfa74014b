import {
  allowanceProduct,
  command,
  decimal,
  done,
  silent,
  toInteger,
  vintageOfYear,
  z,
  zYear,
  type Context,
  type Day,
  type EventDraft,
  type Fen,
  type Rounding,
} from '../kernel/index.ts'
import { averageOf, lastCloses } from '../exchange/index.ts'
import { shortfallFound } from './events.ts'
import { openIn, type Obligation } from './facts.ts'
import { fineBound, fineLaw, needsPrice } from './fine-range.ts'
import { missingOf } from './obligation.ts'

interface Window {
  readonly from: Day
  readonly until: Day
}

const priceRounding: Rounding = 'halfUp'

/**
 * Find who has not surrendered in full once the deadline has passed, with the range of the fine that follows.
 * Source: Interim Regulations, art. 24; before 2024-05-01 Measures, art. 40. Runs with the clock, each day before the opening.
 */
export const closeYears = command({
  name: 'compliance.closeYears',
  title: { zh: '认定未足额清缴', en: 'Find shortfalls' },
  summary: { zh: '清缴期限届满后认定未足额清缴及罚款幅度', en: 'After the deadline, finds shortfalls and the range of the fine' },
  who: ['ministryOfficer'],
  scope: 'market',
  alone: true,
  input: z.object({ years: z.array(zYear).min(1).max(10) }),
  locks: (input) => input.years.map((year) => `deadline:${year}`),
  facts: async (read, input, { rules, businessDay }) =>
    Promise.all(
      input.years.map(async (year) => {
        const window = rules.find('compliance/fine-price-window', { year })?.value as Window | undefined
        const [open, closes, average] = await Promise.all([
          read(openIn, year),
          read(lastCloses, businessDay),
          window ? read(averageOf, window) : Promise.resolve({ volume: 0n, turnoverFen: 0n }),
        ])
        return {
          year,
          open,
          average,
          lastCloseFen: closes.find((row) => row.product === allowanceProduct(vintageOfYear(year)))?.closeFen,
        }
      }),
    ),
  decide: (_input, years, context) => {
    const events = years.flatMap((found) => shortfallsOf(found, context))
    return done(events, { shortfalls: events.length })
  },
})

interface YearFound {
  readonly year: number
  readonly open: readonly Obligation[]
  readonly average: { readonly volume: bigint; readonly turnoverFen: Fen }
  readonly lastCloseFen: Fen | undefined
}

/**
 * Turnover by volume of the month; where nothing was traded what the rule says stands in; undefined where there is no price at
 * all.
 */
const priceOf = ({ year, average, lastCloseFen }: YearFound, { rules }: Context): Fen | undefined => {
  if (average.volume > 0n) return toInteger(decimal(average.turnoverFen).div(decimal(average.volume)), priceRounding)
  return rules.get('compliance/fine-price-without-trades', { year }).value === 'lastClose' ? lastCloseFen : undefined
}

const shortfallsOf = (found: YearFound, context: Context): EventDraft[] => {
  const { year, open } = found
  const { rules, businessDay } = context
  const late = open.filter((obligation) => obligation.deadline < businessDay)
  if (late.length === 0) return []
  const law = fineLaw(rules, businessDay)
  const price = priceOf(found, context)
  const deducted = rules.get('compliance/next-year-deduction', { day: businessDay }).value === true
  return late.map((obligation) => {
    const missing = missingOf(obligation)
    const bound = (which: 'min' | 'max'): Fen => toInteger(fineBound(silent, law, which, missing, price ?? 0n), 'down')
    return shortfallFound({
      organisation: obligation.organisation,
      year,
      missing,
      fineMinFen: bound('min'),
      fineMaxFen: bound('max'),
      averageFen: needsPrice(law) ? (price ?? null) : null,
      deducted,
    })
  })
}
