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
  clockNextPhaseOnly: {
    zh: '业务时钟逐段前进。下一时段是 {limit}，申请 {asked}',
    en: 'The clock enters one phase after another. The next is {limit}; asked {asked}',
    source: 'Tonne: what falls due in a phase is done before the next',
  },
  notAWholeNumber: {
    zh: '{field} 须为整数，最大 {limit}；所填为 {asked}',
    en: '{field} must be a whole number, at most {limit}; {asked} was given',
    source: 'Tonne: one unit is one whole tonne, and money is whole fen (registry/unit-tonnes)',
  },
  belowLeast: {
    zh: '{field} 不得小于 {limit}；所填为 {asked}',
    en: '{field} must be at least {limit}; {asked} was given',
    source: 'Tonne: one unit is one whole tonne, and money is whole fen (registry/unit-tonnes)',
  },
  wrongForm: {
    zh: '{field} 填写有误：{asked}',
    en: '{field} is not as the form asks: {asked}',
    source: 'Tonne: the form of a request is its declared schema',
  },
  marketExists: { zh: '本数据库已有市场', en: 'This database holds a market already', source: 'Tonne: one market a database' },
})
