import { command, done, move, reasons, refuse, z, zFenPositive, zId, zText, yuanText } from '../kernel/index.ts'
import { cashSource, holdingsOf, quantityOf } from '../ledger/index.ts'
import { organisationOf } from '../parties/index.ts'
import { cashAccount } from '../registry/index.ts'
import { deposited, paidOut } from './events.ts'
import { refusals } from './refusals.ts'

/** Credit what the settlement bank reports as received for traders. */
export const deposit = command({
  name: 'clearing.deposit',
  title: { zh: '入金', en: 'Deposit' },
  summary: { zh: '按结算银行到账通知记入资金账户', en: 'Credits what the settlement bank reports as received' },
  who: ['registryOperator', 'bankOfficer'],
  scope: 'market',
  input: z.object({
    deposits: z
      .array(z.object({ organisation: zId, amountFen: zFenPositive, bankReference: zText(80) }))
      .min(1)
      .max(10_000),
  }),
  locks: (input) => input.deposits.map((item) => `account:${cashAccount(item.organisation)}`),
  facts: async (read, input) => ({
    holders: await Promise.all(input.deposits.map((item) => read(organisationOf, item.organisation))),
  }),
  decide: (input, { holders }) => {
    const no = reasons()
    input.deposits.forEach((item, i) => {
      const kind = holders[i]?.kind
      if (kind !== 'emitter' && kind !== 'projectOwner')
        no.add(refusals.noCashAccount({ asked: item.organisation, field: `deposits.${i}` }))
    })
    if (no.any) return no.refuse()
    const postings = input.deposits.map((item) => move('CNY', item.amountFen, cashSource, cashAccount(item.organisation)))
    return done(deposited(input, postings), { deposits: input.deposits.length })
  },
})

/** Pay own free cash out to the holder's bank account of the same name. */
export const payOut = command({
  name: 'clearing.payOut',
  title: { zh: '出金', en: 'Pay out' },
  summary: { zh: '把本单位可用资金转回同名银行账户', en: 'Pays own free cash to the bank account of the same name' },
  who: ['representative', 'projectOwner'],
  scope: 'ownOrganisation',
  confirm: 'anotherPerson',
  input: z.object({ amountFen: zFenPositive, bankReference: zText(80) }),
  locks: (_input, actor) => [`account:${cashAccount(actor.organisation)}`],
  facts: async (read, _input, { actor }) => ({ holdings: await read(holdingsOf, cashAccount(actor.organisation)) }),
  decide: (input, { holdings }, { actor }) => {
    const free = quantityOf(holdings, 'CNY')
    if (input.amountFen > free) {
      return refuse(
        refusals.notEnoughCash({
          asked: yuanText(input.amountFen),
          limit: yuanText(free),
          nearest: yuanText(free),
          field: 'amountFen',
        }),
      )
    }
    return done(
      paidOut({ organisation: actor.organisation, ...input }, [
        move('CNY', input.amountFen, cashAccount(actor.organisation), cashSource),
      ]),
      {},
    )
  },
})
