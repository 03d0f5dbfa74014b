import { defineRefusals } from '../kernel/index.ts'

export const refusals = defineRefusals({
  unknownKey: {
    zh: '{field}：此处没有该字段；可用：{limit}',
    en: '{field} is not known here; known: {limit}',
    source: 'Tonne: nothing a caller writes is dropped silently',
  },
  badKey: {
    zh: '幂等键须为 1 至 100 个字母、数字或 . : - _',
    en: 'An idempotency key is 1 to 100 letters, digits or . : - _',
    source: 'Tonne: one key, one request',
  },
  notJson: {
    zh: '请求正文不是 JSON',
    en: 'The body is not JSON',
    source: 'Tonne: what a request must look like',
  },
  stepUnderWay: {
    zh: '业务时钟正在前进到 {limit}，请等待完成',
    en: 'The business clock is on its way to {limit}; wait until it is there',
    source: 'Tonne: the business clock is stepped by one person at a time',
  },
  noDeadlineAhead: {
    zh: '规则库中没有 {asked} 之后的期限',
    en: 'The rulebook knows no deadline after {asked}',
    source: 'Tonne: a year without rules is refused, never guessed',
  },
})
