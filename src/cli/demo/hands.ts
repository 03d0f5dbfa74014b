import { larger, silent, smaller, toInteger, type Day, type Product, type Tonnes } from '../../kernel/index.ts'
import { offsetMax } from '../../compliance/index.ts'
import { institutions } from '../year/cast.ts'
import type { Random } from '../year/random.ts'
import { freeIn, type Standing } from '../year/standing.ts'
import type { Stage } from '../year/stage.ts'

/** What somebody may still sell, and still wants, of one product today. */
export interface Hand {
  readonly organisation: string
  sells: Tonnes
  wants: Tonnes
}

/** Who lacks nothing may deal as well, and buys no more than this on a day, t. */
const dealsMost = 5_000n

/** The short want what they lack; the long sell what they have over, of what they brought to the exchange. */
const allowanceHands = (product: Product, standings: ReadonlyMap<string, Standing>): Hand[] =>
  [...standings].map(([organisation, { due, held, credits, trading }]) => {
    const over = held + credits - due
    return over < 0n
      ? { organisation, wants: -over, sells: 0n }
      : { organisation, wants: dealsMost, sells: smaller(over, trading.get(product) ?? 0n) }
  })

/** Everybody wants credits as far as it may use them; the project owner sells them. */
const creditHands = async (stage: Stage, standings: ReadonlyMap<string, Standing>, today: Day): Promise<Hand[]> => {
  const rules = stage.app.rules()
  const share = rules.get('compliance/offset-limit', { day: today })
  const rounding = rules.get('compliance/rounding-offset', { day: today })
  const buyers = [...standings].map(([organisation, { due, credits }]) => {
    const most = toInteger(offsetMax(silent, share, due, rounding), 'down')
    return { organisation, sells: 0n, wants: larger(most - credits, 0n) }
  })
  const owner = institutions.creditOwner
  return [...buyers, { organisation: owner, sells: await freeIn(stage.app.sql, `T-${owner}`, 'CCER'), wants: 0n }]
}

export const handsOf = (stage: Stage, product: Product, standings: ReadonlyMap<string, Standing>, today: Day) =>
  product === 'CCER' ? creditHands(stage, standings, today) : allowanceHands(product, standings)

/** Anybody but one who still has something to do on a side. */
export const anyHand = (random: Random, hands: readonly Hand[], does: 'sells' | 'wants', but?: Hand): Hand | undefined => {
  const open = hands.filter((hand) => hand !== but && hand[does] > 0n)
  return open[random.whole(0, open.length - 1)]
}
