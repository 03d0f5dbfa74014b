import { defineRefusals } from '../kernel/index.ts'

export const calculatorRefusals = defineRefusals({
  priceNeeded: {
    zh: '该日期适用的罚款按市场均价计算，须填写均价',
    en: 'On that day the fine is reckoned from the market price: the mean price is needed',
    source: 'Interim Regulations, art. 24',
  },
})
