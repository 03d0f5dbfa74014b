import { defineRefusals } from '../kernel/index.ts'

export const refusals = defineRefusals({
  notEnoughFree: {
    zh: '可用 {limit} 吨 {product}，不足 {asked} 吨',
    en: '{limit} t of {product} are free; {asked} t were asked for',
    source: '《碳排放权登记管理规则（试行）》',
  },
  overTheCounterNotAllowed: {
    zh: '不能把 {asked} 吨 {product} 直接转给他人；配额只经交易系统成交、主管部门行为、承继或司法变更持有人，可改用大宗协议交易',
    en: '{asked} t of {product} cannot be transferred to another holder; an allowance changes holder only by exchange trade, authority act, succession or law. Use a block agreement',
    source: '《碳排放权交易管理办法(试行)》第二十二条',
  },
  receiverIsSender: {
    zh: '转出与转入是同一单位：{asked}',
    en: 'Sender and receiver are the same: {asked}',
    source: 'Tonne: registry accounts',
  },
  noAccount: { zh: '{asked} 没有登记账户', en: '{asked} has no registry account', source: '《碳排放权登记管理规则（试行）》' },
  accountsExist: {
    zh: '{asked} 已有登记账户',
    en: '{asked} has its accounts already',
    source: '《碳排放权登记管理规则（试行）》',
  },
  kindHasNoAccount: {
    zh: '{asked} 类机构不能开立登记账户',
    en: 'An organisation of kind {asked} cannot open a registry account',
    source: 'facts: account types; key emitters only until a later text',
  },
  organisationUnknown: {
    zh: '没有编号为 {asked} 的机构',
    en: 'There is no organisation {asked}',
    source: 'Tonne: parties register',
  },
})
