import { defineRefusals } from '../kernel/index.ts'

const measures29 = '《碳排放权交易管理办法（试行）》第二十九条'
const measures28 = '《碳排放权交易管理办法（试行）》第二十八条'

export const refusals = defineRefusals({
  noObligation: { zh: '{asked} 年度没有待履约的应清缴量', en: 'There is no obligation for {asked}', source: measures28 },
  obligationMet: { zh: '{asked} 年度已足额清缴', en: 'The obligation of {asked} is met', source: measures28 },
  nothingAsked: { zh: '清缴数量为零', en: 'Nothing was asked to be surrendered', source: measures28 },
  productNamedTwice: { zh: '同一品种写了两次：{asked}', en: 'The same product is named twice: {asked}', source: measures28 },
  vintageNotUsable: {
    zh: '{asked} 不能用于 {year} 年度清缴；可用年度：{limit}',
    en: '{asked} cannot meet the obligation of {year}; usable vintages: {limit}',
    source: measures28,
  },
  notEnoughFree: {
    zh: '{product} 可用 {limit} 吨，不足 {asked} 吨',
    en: '{limit} t of {product} are free; {asked} t were asked for',
    source: '《碳排放权登记管理规则（试行）》',
  },
  exceedsOffsetLimit: {
    zh: '不能抵销 {asked} 吨。上限 {limit} 吨（应清缴 {due} 吨 × {share}，已抵销 {used} 吨）',
    en: 'Cannot offset {asked} t. The limit is {limit} t ({due} t due × {share}, {used} t offset before)',
    source: measures29,
  },
  offsetNotAllowed: {
    zh: '{asked} 年度不可用 CCER 抵销',
    en: 'Credits cannot offset the obligation of {asked}',
    source: measures29,
  },
  exceedsDue: {
    zh: '还欠 {limit} 吨，申请清缴 {asked} 吨',
    en: '{limit} t are still due; {asked} t were offered',
    source: measures28,
  },
  noProvincialAuthority: {
    zh: '{asked} 所在省份没有登记主管部门，结转配额无从发放',
    en: 'No provincial authority is registered for the province of {asked}, so that nothing can be issued through it',
    source: measures28,
  },
  borrowingNotAllowed: { zh: '{asked} 年度不可预支', en: 'Nothing can be borrowed for {asked}', source: '国环规气候〔2023〕1号' },
  gapTooSmallToBorrow: {
    zh: '缺口率 {asked}% 低于 {limit}%，不可预支',
    en: 'The gap is {asked} %; below {limit} % nothing can be borrowed',
    source: '国环规气候〔2023〕1号',
  },
  exceedsBorrowing: {
    zh: '最多预支 {limit} 吨，申请 {asked} 吨',
    en: 'At most {limit} t can be borrowed; {asked} t were asked',
    source: '国环规气候〔2023〕1号',
  },
  exceedsCarryOver: {
    zh: '最多结转 {limit} 吨，申请 {asked} 吨',
    en: 'At most {limit} t can be carried over; {asked} t were asked',
    source: '国环规气候〔2024〕1号附件5',
  },
  vintageNotCarried: { zh: '{asked} 不可结转', en: '{asked} cannot be carried over', source: '国环规气候〔2024〕1号附件5' },
  carryOverClosed: {
    zh: '结转申请截止 {limit}，今天是 {asked}',
    en: 'Carry-over closed on {limit}; today is {asked}',
    source: '国环规气候〔2024〕1号附件5',
  },
  arrearsBarCarryOver: {
    zh: '{asked} 年度未按期足额清缴，不得结转',
    en: 'The obligation of {asked} was not met in time; nothing can be carried over',
    source: '国环规气候〔2024〕1号附件5',
  },
  noShortfall: {
    zh: '{asked} 没有未足额清缴记录',
    en: '{asked} has no shortfall on record',
    source: '《碳排放权交易管理暂行条例》第二十四条',
  },
  fineOutOfRange: {
    zh: '罚款 {asked} 元不在 {lowest} 至 {limit} 元之间',
    en: 'A fine of {asked} yuan is outside {lowest} to {limit} yuan',
    source: '《碳排放权交易管理暂行条例》第二十四条',
  },
  finedAlready: { zh: '{asked} 已处罚', en: '{asked} has been fined already', source: '《中华人民共和国行政处罚法》第二十九条' },
})
