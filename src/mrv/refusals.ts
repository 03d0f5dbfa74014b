import { defineRefusals } from '../kernel/index.ts'

const guide = 'Accounting guide for power plants (环办气候函〔2022〕485号)'

export const refusals = defineRefusals({
  dividesByZero: { zh: '分母为零，无法计算', en: 'The divisor is zero: nothing can be calculated', source: guide },
  unitOutsideClasses: {
    zh: '{asked} 机组不属于四类基准线机组，无法核定基准配额',
    en: 'A unit of the kind {asked} belongs to none of the four benchmark classes',
    source: '国环规气候〔2024〕1号, annex 1',
  },
})
