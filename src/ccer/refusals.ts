import { defineRefusals } from '../kernel/index.ts'

const measures = '《温室气体自愿减排交易管理办法（试行）》生态环境部、市场监管总局令第31号'

export const refusals = defineRefusals({
  applicationsSuspended: {
    zh: '{asked} 暂缓受理新的项目和减排量申请；已登记的 CCER 仍可交易、划转和使用',
    en: 'New applications are suspended on {asked}; units registered before stay transferable',
    source: '国家发展和改革委员会公告2017年第2号',
  },
  coveredFacilityIneligible: {
    zh: '{asked} 属于纳入全国碳排放权交易市场配额管理的设施，其减排量不得登记，也不得用于抵销',
    en: '{asked} is covered by allowance management; its reductions can be neither registered nor used for offset',
    source: measures,
  },
  methodologyNotPublished: {
    zh: '{asked} 不是已发布的方法学；已发布：{limit}',
    en: '{asked} is no published methodology; published: {limit}',
    source: measures,
  },
  startedTooEarly: {
    zh: '开工日 {asked} 应晚于 {limit}',
    en: 'The project started on {asked}; it must be after {limit}',
    source: measures,
  },
  startsInFuture: { zh: '项目 {asked} 尚未开工', en: 'The project starts on {asked}, which is not yet', source: measures },
  bodyUnknown: { zh: '{asked} 不是审定与核查机构', en: '{asked} is no validation and verification body', source: measures },
  verifierIsValidator: {
    zh: '{asked} 审定了该项目，不得再核查其减排量',
    en: '{asked} validated this project and may not verify its reductions',
    source: measures,
  },
  projectUnknown: { zh: '没有编号为 {asked} 的项目', en: 'There is no project {asked}', source: measures },
  batchUnknown: { zh: '没有编号为 {asked} 的减排量批次', en: 'There is no batch {asked}', source: measures },
  periodReversed: {
    zh: '监测期截止 {asked} 早于起始 {limit}',
    en: 'The period ends on {asked}, before it begins on {limit}',
    source: measures,
  },
  periodNotOver: { zh: '监测期到 {asked} 才结束', en: 'The period ends on {asked}, which is not over', source: measures },
  generatedTooEarly: {
    zh: '减排量产生于 {asked}，应晚于 {limit}',
    en: 'Reductions from {asked} are too early; they must be after {limit}',
    source: measures,
  },
  generatedTooLongAgo: {
    zh: '减排量产生于 {asked}，早于申请之日前 {years} 年（{limit}）',
    en: 'Reductions from {asked} are older than {years} years before the application ({limit})',
    source: measures,
  },
  beforeProjectStart: {
    zh: '监测期起始 {asked} 早于项目开工 {limit}',
    en: 'The period begins on {asked}, before the project started on {limit}',
    source: measures,
  },
  periodOverlaps: {
    zh: '{asked} 与批次 {batch} 的监测期 {limit} 重叠',
    en: '{asked} overlaps the period {limit} of batch {batch}',
    source: measures,
  },
  notAssigned: { zh: '批次 {asked} 未委托本机构核查', en: 'Batch {asked} is not assigned to this body', source: measures },
  notWaitingForVerification: {
    zh: '批次 {asked} 的状态是 {status}，不待核查',
    en: 'Batch {asked} is {status}, not waiting for verification',
    source: measures,
  },
  notVerified: {
    zh: '批次 {asked} 的状态是 {status}，未经核查不得登记',
    en: 'Batch {asked} is {status}; nothing is registered without verification',
    source: measures,
  },
  quantityNotAsVerified: {
    zh: '申请登记 {asked} 吨，核查报告为 {limit} 吨，两者必须一致；请撤回后按核查结果重新申请',
    en: '{asked} t were reported, {limit} t were verified; both must agree. Withdraw the batch and apply for what was verified',
    source: measures,
  },
  registeredAlready: {
    zh: '批次 {asked} 已登记，不能撤回',
    en: 'Batch {asked} is registered and cannot be withdrawn',
    source: measures,
  },
  noRegistryAccount: {
    zh: '{asked} 还没有登记账户',
    en: '{asked} has no registry account',
    source: '《温室气体自愿减排注册登记规则（试行）》',
  },
})
