import { defineRefusals } from '../kernel/index.ts'

const guide = 'Accounting guide for power plants (环办气候函〔2022〕485号)'
const plan2023 = '国环规气候〔2024〕1号, annex 1'
const regulations = 'Interim Regulations on Carbon Emission Trading (国令第775号)'

export const refusals = defineRefusals({
  dividesByZero: { zh: '分母为零，无法计算', en: 'The divisor is zero: nothing can be calculated', source: guide },
  unitOutsideClasses: {
    zh: '{asked} 机组不属于四类基准线机组，无法核定基准配额',
    en: 'A unit of the kind {asked} belongs to none of the four benchmark classes',
    source: plan2023,
  },
  unitTaken: {
    zh: '机组编号 {asked} 已属于 {owner}',
    en: 'The unit {asked} already belongs to {owner}',
    source: 'Tonne: one identifier, one unit',
  },
  unitNamedTwice: { zh: '机组 {asked} 重复', en: 'The unit {asked} is named twice', source: 'Tonne: one identifier, one unit' },
  unitUnknown: {
    zh: '本单位没有机组 {asked}，已登记：{limit}',
    en: 'There is no unit {asked} here; registered are {limit}',
    source: guide,
  },
  unitMissing: { zh: '缺少机组 {asked} 的数据', en: 'The data of the unit {asked} are missing', source: guide },
  noUnits: { zh: '本单位尚未登记机组', en: 'This entity has no registered unit', source: guide },
  monthNotOver: {
    zh: '{asked} 尚未结束，最早可于 {limit} 之后填报',
    en: '{asked} is not over; it can be filed after {limit}',
    source: guide,
  },
  planMissing: {
    zh: '{asked} 年度数据质量控制计划尚未通过，不能填报',
    en: 'No data quality control plan is approved for {asked}: nothing can be filed',
    source: `${regulations}, art. 11`,
  },
  fuelMissing: { zh: '机组 {unit} 有发电量但未填燃料', en: 'The unit {unit} generated, but no fuel is filed', source: guide },
  parameterMissing: {
    zh: '缺少实测值 {field}；确认采用缺省值后方可提交',
    en: '{field} was not measured; it can be filed only when the default of the year is accepted',
    source: guide,
  },
  moistureTooHigh: { zh: '水分须低于 {limit}%', en: 'Moisture must be below {limit} %', source: guide },
  yearFiled: {
    zh: '{asked} 年度报告已提交，月度数据不能再改',
    en: 'The annual report of {asked} is filed; its months cannot change',
    source: guide,
  },
  monthsMissing: { zh: '缺少月份：{limit}', en: 'Months are missing: {limit}', source: guide },
  yearNotOver: { zh: '{asked} 年度尚未结束', en: 'The year {asked} is not over', source: guide },
  annualMissing: {
    zh: '{asked} 年度报告尚未提交',
    en: 'The annual report of {asked} is not filed',
    source: `${regulations}, art. 12`,
  },
  alreadyVerified: {
    zh: '{asked} 年度已完成核查',
    en: 'The year {asked} is verified already',
    source: `${regulations}, art. 12`,
  },
  notAssigned: {
    zh: '未受委托核查 {asked}',
    en: '{asked} was not assigned to this verification body',
    source: `${regulations}, art. 12`,
  },
  notAVerifier: { zh: '{asked} 不是技术服务机构', en: '{asked} is no verification body', source: `${regulations}, art. 12` },
  emitterUnknown: {
    zh: '本省没有重点排放单位 {asked}',
    en: 'There is no key emitting entity {asked} in this province',
    source: `${regulations}, art. 8`,
  },
  entityNamedTwice: { zh: '单位 {asked} 重复', en: '{asked} is named twice', source: 'Tonne: one row an entity' },
  totalDiffers: {
    zh: '{entity} 的总量 {asked} 与机组之和 {limit} 不一致',
    en: 'The total {asked} of {entity} is not the sum of its units, {limit}',
    source: guide,
  },
  emissionsNeeded: {
    zh: '请填写最近年度经核查排放量；新建单位填写预计直接排放量',
    en: 'The emissions verified last are needed, or the expected direct emissions of a new plant',
    source: '美国环保协会（EDF）全国碳市场报告2025-07',
  },
})
