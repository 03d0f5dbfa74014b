import { defineRefusals } from '../kernel/index.ts'

const rules34 = '沪环境交〔2021〕34号'

export const refusals = defineRefusals({
  productNotListed: { zh: '{asked} 今日未挂牌交易', en: '{asked} is not traded here today', source: rules34 },
  marketNotTrading: {
    zh: '现在是{phase}时段，不在交易时段',
    en: 'The market is not in its trading phase; it is in phase {asked}',
    source: rules34,
  },
  beforeMarketOpened: {
    zh: '全国市场 {limit} 开市，{asked} 不能成交',
    en: 'The national market opened on {limit}; nothing trades on {asked}',
    source: rules34,
  },
  notATradingDay: { zh: '{asked} 不是交易日', en: '{asked} is not a trading day', source: rules34 },
  priceAboveLimit: {
    zh: '价格 {asked} 元高于涨停价 {limit} 元（前收 {previous} 元）',
    en: 'The price {asked} yuan is above the upper limit {limit} yuan (previous close {previous} yuan)',
    source: rules34,
  },
  priceBelowLimit: {
    zh: '价格 {asked} 元低于跌停价 {limit} 元（前收 {previous} 元）',
    en: 'The price {asked} yuan is below the lower limit {limit} yuan (previous close {previous} yuan)',
    source: rules34,
  },
  listedQuantityTooLarge: {
    zh: '挂牌单笔至多 {limit} 吨，申报 {asked} 吨；更大数量可用大宗协议',
    en: 'A listing takes at most {limit} t; {asked} t were asked. Larger amounts go by block agreement',
    source: rules34,
  },
  notEnoughTradable: {
    zh: '交易账户可卖 {limit} 吨，申报 {asked} 吨',
    en: '{limit} t can be sold from the trading account; {asked} t were asked',
    source: '《碳排放权交易管理规则（试行）》第十一条',
  },
  boughtToday: {
    zh: '近期买入的 {bought} 吨还不可卖（配额次一交易日可卖）；现可卖 {limit} 吨，申报 {asked} 吨',
    en: 'The {bought} t bought lately cannot be sold yet (allowances: next trading day); {limit} t can be sold now, {asked} t were asked',
    source: '《碳排放权交易管理规则（试行）》第十四条',
  },
  notEnoughCash: {
    zh: '可用资金 {limit} 元，需 {asked} 元',
    en: '{limit} yuan are available; {asked} yuan are needed',
    source: '《碳排放权交易管理规则（试行）》第十一条',
  },
  listingNotOpen: {
    zh: '挂牌 {asked} 已成交、撤回或失效',
    en: 'Listing {asked} is filled, withdrawn or expired',
    source: rules34,
  },
  listingTooSmall: {
    zh: '该挂牌还剩 {limit} 吨，摘牌 {asked} 吨',
    en: '{limit} t are left of this listing; {asked} t were picked',
    source: rules34,
  },
  ownListing: { zh: '不能摘自己的挂牌', en: 'Your own listing cannot be picked', source: 'cea.noSelfTrade' },
  notYourListing: { zh: '只能撤回本单位的挂牌', en: 'Only your own listing can be withdrawn', source: rules34 },
  beyondBestLevels: {
    zh: '只能在对手方最优 {limit} 档内摘牌',
    en: 'Only listings within the best {limit} price levels can be picked',
    source: rules34,
  },
  productListedAlready: { zh: '{asked} 已挂牌', en: '{asked} is listed already', source: rules34 },
  noTradingAccount: {
    zh: '{asked} 没有交易账户；目前只有重点排放单位可以参与',
    en: '{asked} has no trading account; only key emitting entities trade now',
    source: 'EDF 2025-07: participants',
  },
})
