import { defineRefusals } from '../kernel/index.ts'

const source = 'rules/README.md'

export const refusals = defineRefusals({
  parameterUnknown: { zh: '规则库中没有参数 {asked}', en: 'The rulebook has no parameter {asked}', source },
  dimensionUnknown: {
    zh: '参数 {parameter} 不按 {asked} 区分',
    en: '{parameter} has no such dimension or dimension value: {asked}',
    source,
  },
  indexMismatched: {
    zh: '参数 {parameter} 按 {limit} 索引，{asked} 不是',
    en: '{parameter} is indexed by {limit}, which {asked} is not',
    source,
  },
  untilBeforeFrom: { zh: '终止 {asked} 早于起始 {limit}', en: 'The end {asked} lies before the start {limit}', source },
  valueUnlikeShipped: {
    zh: '参数 {parameter} 的取值应为 {limit}，所给为 {asked}',
    en: 'A value of {parameter} is {limit}; {asked} was given',
    source,
  },
})
