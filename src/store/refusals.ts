import { defineRefusals } from '../kernel/index.ts'

export const refusals = defineRefusals({
  noRuleInForce: {
    zh: '{parameter} 在 {asked} 没有有效规则',
    en: 'No value of {parameter} is in force for {asked}',
    source: 'Tonne: a year without rules is refused, never guessed',
  },
  keyUsedForAnotherRequest: {
    zh: '该幂等键已用于另一请求',
    en: 'This idempotency key was used for a different request',
    source: 'Tonne: one key, one request',
  },
  anotherPersonMustConfirm: {
    zh: '您已发起本笔，须由另一人确认',
    en: 'You proposed this; another person must confirm',
    source: 'Tonne: four eyes by natural person',
  },
  proposalNotWaiting: {
    zh: '{by} 已于 {on} 处理本笔，现状态为 {status}',
    en: '{by} dealt with this on {on}; it is {status}',
    source: 'Tonne: a proposal is decided once',
  },
  proposalUnknown: {
    zh: '没有编号为 {asked} 的待复核事项',
    en: 'There is no proposal {asked}',
    source: 'Tonne: four eyes by natural person',
  },
  onlyInSandbox: {
    zh: '只有演示市场可以拨动业务日',
    en: 'Only a sandbox’s business day can be stepped',
    source: 'Tonne: in production the business day follows the calendar',
  },
  clockNeverBack: {
    zh: '业务日不能倒退。当前 {limit}，申请 {asked}',
    en: 'The business day never goes back. It is {limit}; asked {asked}',
    source: 'Tonne: the business clock only moves forward',
  },
  marketExists: { zh: '本数据库已有市场', en: 'This database holds a market already', source: 'Tonne: one market a database' },
})
