import type { ComplianceAnswer } from '../pages/compliance/types.ts'
import type { Parameter } from '../pages/rules/types.ts'
import { both, offsetWorking } from './samples.ts'

export const obligation: ComplianceAnswer = {
  obligation: {
    organisation: 'yunting',
    year: 2024,
    due: 4_702_580,
    surrendered: 0,
    offsetCredits: 0,
    borrowed: 0,
    missing: 4_702_580,
    deadline: '2025-12-31',
    status: 'open',
    certificate: null,
  },
  usableVintages: ['2019-2020', '2021', '2022', '2023', '2024'],
  offset: { limit: 235_129, used: 0, working: offsetWorking },
  exposure: { fineMinFen: 10_569_418_300, fineMaxFen: 21_138_836_600, averageFen: 5860, working: offsetWorking },
  acts: [],
  shortfall: null,
}

const holding = (kind: string, product: string, state: string, quantity: number) => ({ kind, product, state, quantity })
export const account = {
  organisation: 'yunting',
  accounts: [{ id: '1-110-0024-7736', kind: 'registry', state: 'open', openedOn: '2021-07-16' }],
  holdings: [
    holding('registry', 'CEA2022', 'free', 3_150),
    holding('registry', 'CEA2023', 'free', 18_260),
    holding('registry', 'CEA2024', 'free', 4_284_439),
    holding('registry', 'CEA2024', 'pledged', 300_000),
    holding('trading', 'CEA2024', 'free', 40_000),
    holding('registry', 'CEA2025', 'free', 9_000),
    holding('registry', 'CCER', 'free', 36_000),
    holding('cash', 'CNY', 'free', 218_724_000),
    holding('cash', 'CNY', 'held', 21_276_000),
  ],
  owed: [],
}

export const movement = (
  event: string,
  businessDay: string,
  name: string,
  quantity: number,
  fromAccount: string,
  toAccount: string,
) => ({
  event,
  line: 0,
  businessDay,
  name,
  product: 'CEA2024',
  quantity,
  fromAccount,
  fromState: 'free',
  toAccount,
  toState: 'free',
  position: 1_204_000,
})

const value = (from: number, text: string, confidence: 'high' | 'medium' | 'draft', unit = 'tCO2/MWh') => ({
  when: { unitClass: 'I' },
  from,
  value: text,
  unit,
  reading: 'default',
  isDefault: true,
  source: `${from} 年度分配方案`,
  confidence,
  checkedOn: '2026-10-30',
})
export const parameters: Parameter[] = [
  {
    name: 'allocation/benchmark',
    domain: 'allocation',
    title: both('发电行业基准值', 'Benchmark'),
    unit: 'tCO2/MWh',
    indexedBy: 'complianceYear',
    askedBy: 'year',
    dimensions: { unitClass: ['I', 'II', 'III', 'IV'] },
    leastConfidence: 'draft',
    usedIn: ['src/allocation/gross-generation-2023.ts'],
    values: [
      value(2019, '0.877', 'medium', 'tCO2/MWh net'),
      value(2021, '0.8218', 'medium', 'tCO2/MWh net'),
      value(2022, '0.8177', 'medium', 'tCO2/MWh net'),
      value(2023, '0.7950', 'high'),
      value(2024, '0.7910', 'high'),
      value(2025, '0.7902', 'draft'),
      value(2026, '0.7894', 'draft'),
    ],
  },
  {
    name: 'compliance/offset-limit',
    domain: 'compliance',
    title: both('抵销比例', 'Offset limit'),
    unit: '1',
    indexedBy: 'surrenderDay',
    askedBy: 'day',
    dimensions: {},
    leastConfidence: 'high',
    usedIn: ['src/compliance/offset-limit.ts'],
    values: [{ ...value(2021, '0.05', 'high', '1'), when: {}, from: '2021-02-01', article: '第二十九条' }],
  },
]
