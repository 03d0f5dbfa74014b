import type { InboxRow, Person } from '../../api/types.ts'
import { product, tonnes, yuan } from '../../format/number.ts'
import type { Texts, TextKey } from '../../i18n/index.ts'

/** The name of an organisation by its id; the id itself where the inbox does not know it. */
export type NameOf = (id: string) => string

export const nameAmong =
  ({ name }: Pick<Texts, 'name'>, names: readonly Person[] | undefined): NameOf =>
  (id) => {
    const found = names?.find((one) => one.id === id)
    return found ? name(found) : id
  }

type Input = Readonly<Record<string, unknown>>
interface Said {
  readonly key: TextKey
  readonly fill?: Readonly<Record<string, string | number>>
  /** What follows the sentence where it applies. */
  readonly more?: readonly (Said | undefined)[]
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const amount = (value: unknown): number => (typeof value === 'number' ? value : 0)
const list = (value: unknown): readonly Input[] => (Array.isArray(value) ? (value as Input[]) : [])
const sum = (rows: readonly Input[], field: string): number => rows.reduce((total, row) => total + amount(row[field]), 0)

const whom = (input: Input, nameOf: NameOf, t: Texts['t']): string => {
  const { organisations } = input
  if (!Array.isArray(organisations)) return t('said.allDue')
  return organisations.length === 1 ? nameOf(text(organisations[0])) : t('said.plants', { count: organisations.length })
}

const units = (input: Input) => ({ product: product(text(input['product'])), tonnes: tonnes(amount(input['quantity'])) })

type Describer = (input: Input, nameOf: NameOf, t: Texts['t']) => Said

/** A sentence for each command that a second person confirms; `who`, the organisation it is about, is known to all. */
const describers: Readonly<Record<string, Describer>> = {
  'compliance.surrender': ({ year, allowances, credits }) => ({
    key: 'said.surrender',
    fill: { year: text(year), tonnes: tonnes(sum(list(allowances), 'quantity') + amount(credits)) },
    more: [amount(credits) > 0 ? { key: 'said.credits', fill: { tonnes: tonnes(amount(credits)) } } : undefined],
  }),
  'compliance.carryOver': ({ year, rows }) => ({
    key: 'said.carryOver',
    fill: { year: text(year), tonnes: tonnes(sum(list(rows), 'quantity')) },
  }),
  'compliance.borrow': ({ year, quantity }) => ({
    key: 'said.borrow',
    fill: { year: text(year), tonnes: tonnes(amount(quantity)) },
  }),
  'compliance.issueFine': ({ year, organisation, fineFen }, nameOf) => ({
    key: 'said.fine',
    fill: { year: text(year), who: nameOf(text(organisation)), amount: yuan(amount(fineFen)) },
  }),
  'clearing.deposit': ({ deposits }, nameOf, t) => ({
    key: 'said.deposit',
    fill: {
      who: whom({ organisations: list(deposits).map(({ organisation }) => organisation) }, nameOf, t),
      amount: yuan(sum(list(deposits), 'amountFen')),
    },
  }),
  'clearing.payOut': ({ amountFen }) => ({ key: 'said.payOut', fill: { amount: yuan(amount(amountFen)) } }),
  'registry.transfer': (input, nameOf) => ({ key: 'said.transfer', fill: { ...units(input), to: nameOf(text(input['to'])) } }),
  'registry.cancel': (input) => ({ key: 'said.cancel', fill: units(input) }),
  'allocation.preAllocate': (input, nameOf, t) => ({
    key: 'said.preAllocate',
    fill: { year: text(input['year']), whom: whom(input, nameOf, t) },
  }),
  'allocation.determine': (input, nameOf, t) => ({
    key: 'said.determine',
    fill: { year: text(input['year']), whom: whom(input, nameOf, t) },
  }),
  'ccer.registerBatch': ({ batch }) => ({ key: 'said.registerBatch', fill: { batch: text(batch) } }),
  'rulebook.override': ({ parameter, from }) => ({
    key: 'said.override',
    fill: { parameter: text(parameter), from: text(from) },
  }),
  'mrv.verify': ({ year, corrections }) => ({
    key: 'said.verify',
    fill: { year: text(year) },
    more: [
      list(corrections).length > 0
        ? { key: 'said.corrected', fill: { count: list(corrections).length } }
        : { key: 'said.asFiled' },
    ],
  }),
  'parties.grantRoles': ({ memberships }) => ({ key: 'said.grantRoles', fill: { count: list(memberships).length } }),
}

/** What a proposal would do, in one sentence with the plant and the main figure; its title where no sentence is written. */
export const describe = (texts: Texts, row: InboxRow, nameOf: NameOf): string => {
  const { t, language } = texts
  const who = (language === 'zh' ? row.onZh : row.onEn) ?? row.onOrganisation
  const title = language === 'zh' ? row.titleZh : row.titleEn
  const write = ({ key, fill, more = [] }: Said): string =>
    [t(key, { who, ...fill }), ...more.flatMap((part) => (part ? [write(part)] : []))].join('')
  const describer = describers[row.command]
  return describer ? write(describer((row.input ?? {}) as Input, nameOf, t)) : t('said.other', { who, title })
}
