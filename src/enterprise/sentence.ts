import { type Day, type Fen, type Label, type Tonnes, yuanText } from '../kernel/index.ts'

export interface Said {
  readonly who: Label
  readonly year: number
  readonly known: boolean
  readonly shortBy: Tonnes
  readonly surplusBy: Tonnes
  /** Final allocations still to come, in tonnes; null where there are none or the amount is not known. */
  readonly toCome: { readonly tonnes: bigint | null } | null
  readonly costFen: Fen | null
  readonly averageFen: Fen | null
  readonly worthFen: Fen | null
  readonly lastSensibleDay: Day | null
  readonly tradingDaysLeft: number | null
}

const tonnes = (quantity: Tonnes): string => quantity.toLocaleString('en-US')
const yuan = (fen: Fen): string => {
  const [whole, fraction] = yuanText(fen).split('.')
  return `${BigInt(whole ?? 0).toLocaleString('en-US')}.${fraction}`
}

type Words = Readonly<
  Record<'unknown' | 'even' | 'short' | 'long' | 'cost' | 'noPrice' | 'worth' | 'last' | 'tooLate' | 'awaited' | 'end', string>
>

const zh: Words = {
  unknown: '{who} {year} 年度还没有可用的排放数据',
  even: '{who} {year} 年度已足够清缴',
  short: '{who} {year} 年度缺 {shortBy} 吨',
  long: '{who} {year} 年度富余 {surplusBy} 吨',
  cost: '，今天补足约需 {cost} 元（均价 {average} 元/吨）',
  noPrice: '，目前没有可参考的价格',
  worth: '，按最近收盘价值 {worth} 元',
  last: '，最迟 {lastDay} 动手，还有 {days} 个交易日',
  tooLate: '，最迟动手日 {lastDay} 已过',
  awaited: '；待核定的最终配额预计补足并余 {after} 吨，现在不必买入',
  end: '。',
}
const en: Words = {
  unknown: '{who} has no emissions known for {year} yet',
  even: '{who} holds what it must surrender for {year}',
  short: '{who} is short by {shortBy} t for {year}',
  long: '{who} is long by {surplusBy} t for {year}',
  cost: '; filling the gap today costs {cost} yuan ({average} yuan/t on average)',
  noPrice: '; no price is known',
  worth: ', worth {worth} yuan at the last closes',
  last: '; the last sensible day to act is {lastDay}, {days} trading days left',
  tooLate: '; the last sensible day to act, {lastDay}, is past',
  awaited: '; the final allocation still to come should cover that and leave {after} t, so nothing has to be bought now',
  end: '.',
}

/** Short today, and the final allocation still to come is expected to cover it. */
const coveredByAwaited = ({ shortBy, toCome }: Said): boolean =>
  shortBy > 0n && toCome !== null && toCome.tonnes !== null && toCome.tonnes >= shortBy

/** Which parts the sentence has; the same in both languages. */
const partsOf = (said: Said): readonly (keyof Words)[] => {
  if (!said.known) return ['unknown', 'end']
  const { shortBy, surplusBy } = said
  if (shortBy === 0n && surplusBy === 0n) return ['even', 'end']
  if (shortBy === 0n) return said.worthFen === null ? ['long', 'end'] : ['long', 'worth', 'end']
  if (coveredByAwaited(said)) return ['short', 'awaited', 'end']
  const last = said.lastSensibleDay === null ? [] : [said.tradingDaysLeft === 0 ? ('tooLate' as const) : ('last' as const)]
  return ['short', said.costFen === null ? 'noPrice' : 'cost', ...last, 'end']
}

/**
 * Short or long by how much, what it costs today, the last sensible day: one sentence from one set of data, in both
 * languages.
 */
export const sentenceOf = (said: Said): Label => {
  const parts = partsOf(said)
  const say = (words: Words, who: string): string => {
    const values: Readonly<Record<string, string>> = {
      who,
      year: `${said.year}`,
      shortBy: tonnes(said.shortBy),
      surplusBy: tonnes(said.surplusBy),
      cost: yuan(said.costFen ?? 0n),
      average: yuan(said.averageFen ?? 0n),
      worth: yuan(said.worthFen ?? 0n),
      lastDay: said.lastSensibleDay ?? '',
      days: `${said.tradingDaysLeft ?? 0}`,
      after: tonnes((said.toCome?.tonnes ?? 0n) - said.shortBy),
    }
    return parts.map((part) => words[part].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')).join('')
  }
  return { zh: say(zh, said.who.zh), en: say(en, said.who.en) }
}
