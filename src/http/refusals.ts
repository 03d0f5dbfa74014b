import { defineRefusals } from '../kernel/index.ts'

export const refusals = defineRefusals({
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
