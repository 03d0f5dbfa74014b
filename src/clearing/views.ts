import { outWhole, view, z, zId } from '../kernel/index.ts'

/** An organisation's settled trades, newest first. */
export const settlements = view({
  name: 'clearing.settlements',
  title: { zh: '交收记录', en: 'Settlements' },
  summary: { zh: '本单位已交收的成交', en: 'An organisation’s settled trades' },
  who: ['trader', 'representative', 'complianceManager', 'registryOperator', 'projectOwner'],
  scope: 'groupSubtree',
  on: (input: { organisation?: string | undefined }, actor) => input.organisation ?? actor.organisation,
  input: z.object({ organisation: zId.optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
  output: z.object({
    rows: z.array(
      z.object({
        trade: z.string(),
        settledOn: z.string(),
        side: z.string(),
        product: z.string(),
        quantity: outWhole,
        amountFen: outWhole,
      }),
    ),
  }),
  read: async (sql, input, { actor }) => {
    const organisation = input.organisation ?? actor.organisation
    return {
      rows: await sql.rows<never>(
        `select trade, settled_on, case when buyer = $1 then 'buy' else 'sell' end as side, product, quantity, amount_fen from settlement
         where buyer = $1 or seller = $1 order by settled_on desc, trade desc limit $2`,
        [organisation, input.limit],
      ),
    }
  },
})
