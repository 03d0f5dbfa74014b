import { isProduct, outWhole, view, z, zYear, type Fact, type Product, type Read, type Refusal } from '../kernel/index.ts'
import { surrender } from './surrender.ts'

const refusalOut = z.custom<Refusal>().meta({ wire: 'refusal' })

/** `CEA2023:18260,CEA2024:400` as the rows of a surrender. */
const rows = z
  .string()
  .max(600)
  .default('')
  .transform((text, context) => {
    const parts = text === '' ? [] : text.split(',').map((part) => part.split(':'))
    const bad = parts.some(([product, quantity]) => !isProduct(product ?? '') || !/^[1-9]\d{0,14}$/.test(quantity ?? ''))
    if (bad) context.addIssue({ code: 'custom', message: 'must be rows of product:tonnes, separated by commas' })
    return bad ? [] : parts.map(([product, quantity]) => ({ product: product as Product, quantity: BigInt(quantity as string) }))
  })

/** What a surrender would come to if it were sent now: what stays missing, or every reason why not. Nothing is posted or held. */
export const check = view({
  name: 'compliance.check',
  title: { zh: '清缴试算', en: 'Check a surrender' },
  summary: {
    zh: '清缴前核验：提交后仍欠，或不能受理的全部理由；不作任何登记',
    en: 'What would stay missing, or every reason against it; nothing is posted',
  },
  who: ['representative'],
  scope: 'ownOrganisation',
  input: z.object({
    year: zYear,
    allowances: rows,
    credits: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  }),
  output: z.object({
    refusals: z.array(refusalOut),
    missing: outWhole.nullable(),
    certificate: z.string().nullable(),
    late: z.boolean(),
  }),
  read: async (sql, input, context) => {
    const asked = { year: input.year, allowances: input.allowances, credits: BigInt(input.credits) }
    const read: Read = async <Key, Value>(fact: Fact<Key, Value>, key: Key) => (await fact.load(sql, [key], context))[0] as Value
    const decided = surrender.decide(asked, await surrender.facts(read, asked, context), context)
    if (decided.kind === 'refused') return { refusals: [...decided.refusals], missing: null, certificate: null, late: false }
    const { missing, certificate, late } = decided.result
    return { refusals: [], missing, certificate, late }
  },
})
