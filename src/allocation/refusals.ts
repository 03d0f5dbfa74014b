import { defineRefusals } from '../kernel/index.ts'

const plan = '国环规气候〔2024〕1号'

export const refusals = defineRefusals({
  planIsDraft: {
    zh: '{asked} 年度分配方案尚为征求意见稿，只能测算，不能核定',
    en: 'The plan for {asked} is a draft: it can be calculated with, nothing can be determined by it',
    source: 'Interim Regulations, art. 9',
  },
  basisUnsupported: {
    zh: '{asked} 年度预分配以 {limit} 为基础，本系统不办理',
    en: 'The pre-allocation of {asked} rests on {limit}, which this program does not issue by',
    source: '国环规气候〔2020〕3号',
  },
  nothingVerified: { zh: '{asked} 年度没有经核查的单位', en: 'No entity is verified for {asked}', source: plan },
  everythingDetermined: {
    zh: '{asked} 年度经核查的单位都已核定，没有待核定的单位',
    en: 'Every entity verified for {asked} has its final allocation: nothing is left to determine',
    source: plan,
  },
  everythingPreAllocated: {
    zh: '{limit} 年度经核查的单位都已取得 {asked} 年度预分配',
    en: 'Every entity verified for {limit} has its pre-allocation of {asked}: nothing is left to allocate in advance',
    source: plan,
  },
  notVerified: {
    zh: '{asked} 的 {year} 年度排放量尚未核查',
    en: 'The emissions of {asked} for {year} are not verified',
    source: plan,
  },
  unitDataMissing: {
    zh: '{asked} 的经核查数据缺少机组产量，无法核定',
    en: 'The verified data of {asked} lack the output of its units: nothing can be determined',
    source: plan,
  },
  alreadyPreAllocated: { zh: '{asked} 已预分配', en: '{asked} has its pre-allocation already', source: plan },
  alreadyDetermined: { zh: '{asked} 已核定', en: 'The allocation of {asked} is determined already', source: plan },
  noOutput: {
    zh: '{asked} 类机组没有产量，无法计算平衡值',
    en: 'Class {asked} has no output: it has no balance value',
    source: plan,
  },
  deductionForNobody: {
    zh: '核减对象 {asked} 不在本次预分配之列',
    en: 'A deduction names {asked}, which is not among the entities',
    source: plan,
  },
})
