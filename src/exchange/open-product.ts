import { command, done, refuse, z, zFenPositive, zProduct } from '../kernel/index.ts'
import { productOpened } from './events.ts'
import { lastCloses } from './facts.ts'
import { refusals } from './refusals.ts'

/** Open trading in a product. Its first reference price is stated by the exchange: no rule sets it (exchange/first-day-price). */
export const openProduct = command({
  name: 'exchange.openProduct',
  title: { zh: '上市品种', en: 'Open a product' },
  summary: { zh: '新增交易品种并公布首日参考价', en: 'Lists a product with its first reference price' },
  who: ['exchangeOperator'],
  scope: 'market',
  input: z.object({ product: zProduct, firstPriceFen: zFenPositive }),
  locks: (input) => [`book:${input.product}`],
  facts: async (read, _input, { businessDay }) => ({ closes: await read(lastCloses, businessDay) }),
  decide: (input, { closes }, { businessDay }) => {
    if (closes.some((row) => row.product === input.product)) {
      return refuse(refusals.productListedAlready({ asked: input.product, field: 'product' }))
    }
    return done(productOpened({ ...input, day: businessDay }), { product: input.product })
  },
})
