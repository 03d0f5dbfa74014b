import { defineRefusals } from '../kernel/index.ts'

export const refusals = defineRefusals({
  notEnoughCash: {
    zh: '可用资金 {limit} 元，不足 {asked} 元',
    en: '{limit} yuan are available; {asked} yuan were asked for',
    source: '《碳排放权结算管理规则（试行）》',
  },
  noCashAccount: {
    zh: '{asked} 没有资金账户',
    en: '{asked} has no cash account',
    source: '《碳排放权结算管理规则（试行）》第五条',
  },
})
