import { defineRefusals } from '../kernel/index.ts'

const practice = '交易机构碳资产质押登记业务规则（双方共同申请）'

export const refusals = defineRefusals({
  legalEffectNotAcknowledged: {
    zh: '签署前须阅读并确认法律效力提示：{noticeZh}',
    en: 'The notice on the legal effect must be read and acknowledged before signing: {noticeEn}',
    source: '《民法典》第四百四十条；担保制度解释第六十三条',
  },
  notABank: { zh: '{asked} 不是银行', en: '{asked} is no bank', source: practice },
  notEnoughFree: {
    zh: '{product} 可用 {limit} 吨，不足 {asked} 吨',
    en: '{limit} t of {product} are free; {asked} t were offered',
    source: '《碳排放权登记管理规则（试行）》',
  },
  untilTooEarly: {
    zh: '质押到期日 {asked} 应晚于今日 {limit}',
    en: 'The pledge must end after today, {limit}; {asked} was asked',
    source: practice,
  },
  noPublicPrice: {
    zh: '{asked} 还没有公开成交价，无法估值',
    en: '{asked} has no public price yet and cannot be valued',
    source: practice,
  },
  pledgeUnknown: { zh: '没有编号为 {asked} 的质押', en: 'There is no pledge {asked}', source: practice },
  pledgeNotWaiting: {
    zh: '质押 {asked} 的状态是 {status}，不待质权人确认',
    en: 'Pledge {asked} is {status}, not waiting for the bank',
    source: practice,
  },
  pledgeNotInForce: {
    zh: '质押 {asked} 的状态是 {status}，没有可解除的质押',
    en: 'Pledge {asked} is {status}; there is nothing to release',
    source: practice,
  },
  releaseAsked: {
    zh: '质押 {asked} 已申请解除，待质权人办理',
    en: 'The release of pledge {asked} has been asked for already',
    source: practice,
  },
})
