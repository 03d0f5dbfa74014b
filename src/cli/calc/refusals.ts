import { defineRefusals } from '../../kernel/index.ts'

const schema = 'Tonne: schema of the calculator (tonne calc schema NAME)'

/** Why a calculator does not take an input. */
export const refusals = defineRefusals({
  noRuleInForce: {
    zh: '{parameter} 对 {asked} 没有现行规定',
    en: 'No value of {parameter} is in force for {asked}',
    source: 'Tonne: rulebook (tonne rules list)',
  },
  unknownUnitClass: {
    zh: '机组类别 {asked} 不存在，应为：{limit}',
    en: 'There is no unit class {asked}; it must be one of {limit}',
    source: '国环规气候〔2024〕1号, annex 1',
  },
  unknownWord: {
    zh: '{field} 不能为 {asked}，应为：{limit}',
    en: '{field} cannot be {asked}; it must be one of {limit}',
    source: schema,
  },
  negative: { zh: '{field} 不能为负数，填报值为 {asked}', en: '{field} must not be negative; {asked} was asked', source: schema },
  inputInvalid: { zh: '{field} 填写有误：{problem}', en: '{field}: {problem}', source: schema },
})
