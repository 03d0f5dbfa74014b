import type { Label, Refusal, Session, Working } from '../api/types.ts'
import type { HomeAnswer } from '../pages/home/home-view.tsx'
import type { MonthGridAnswer } from '../pages/data/data-view.tsx'
import type { Proposal } from '../pages/inbox/proposal-sheet.tsx'
import type { GridCell } from '../parts/month-grid/model.ts'
import { tiles } from '../parts/provinces.ts'

// Invented figures in the shapes of the API, for the parts gallery only. No page of the product reads this file.

export const both = (zh: string, en = zh): Label => ({ zh, en })

const given = (symbol: string, zh: string, value: string, unit: string, from?: string): Working => ({
  symbol,
  label: both(zh),
  value,
  unit,
  terms: [],
  ...(from ? { from } : {}),
})

const rule = (confidence: 'high' | 'medium' | 'low' | 'draft', source = '核算指南') => ({
  parameter: 'mrv/x',
  source,
  confidence,
  reading: 'default',
})

export const emissionWorking: Working = {
  symbol: 'E',
  label: both('燃烧排放', 'Combustion'),
  value: '252705.07',
  unit: 'tCO₂',
  formula: 'FC × Car × OF × 44/12',
  rounding: { places: 2, how: 'halfUp', rule: rule('draft') },
  terms: [
    given('FC', '燃煤消耗量', '128537.15', 't', '皮带秤 BS-01 的 31 份日报合计'),
    {
      ...given('Car', '收到基元素碳', '0.5416', 'tC/t'),
      formula: 'Cad × (100 − Mar) ÷ (100 − Mad)',
      rule: rule('low'),
      terms: [
        given('Cad', '空干基', '0.6012', 'tC/t', '报告 HY-2510-07'),
        given('Mar', '收到基水分', '14.6', '%', '入炉煤日测加权'),
        given('Mad', '空干基水分', '5.2', '%', '同一检测报告'),
      ],
    },
    { ...given('OF', '碳氧化率', '99', '%'), rule: rule('medium', '燃煤，2025 年及以前') },
  ],
}

export const offsetWorking: Working = {
  symbol: 'L',
  label: both('抵销上限', 'Offset limit'),
  value: '235129',
  unit: 't',
  formula: 'D × r',
  rounding: { places: 0, how: 'down' },
  terms: [
    given('D', '应清缴量', '4702580', 't', '核查结论'),
    { ...given('r', '抵销比例', '0.05', '1'), rule: rule('high', '碳排放权交易管理办法（试行）') },
  ],
}

export const session: Session = {
  person: { id: 'p-shen', nameZh: '沈知微', nameEn: 'Shen Zhiwei' },
  organisation: { id: 'yuanling', kind: 'group', nameZh: '远岭能源集团', nameEn: 'Yuanling Energy' },
  roles: ['complianceManager', 'representative'],
  demo: true,
  market: {
    kind: 'sandbox',
    businessDay: '2025-11-18',
    phase: 'trading',
    year: 2024,
    headPosition: 1_204_318,
    headSigned: true,
    rulesDigest: 'rs-2025-11-14',
    watched: [
      { product: 'CEA2024', last: 5912, change: 52, changePct: '0.0089' },
      { product: 'CCER', last: 5420, change: 0, changePct: '0' },
    ],
    deadline: { name: both('清缴截止', 'Surrender'), day: '2025-12-31', daysLeft: 43 },
  },
}

const plant = (
  id: string,
  name: string,
  description: string,
  obligation: number,
  surrendered: number,
  held: number,
  credits: number,
  status: HomeAnswer['plants'][number]['status'],
): HomeAnswer['plants'][number] => ({
  id,
  name: both(name),
  description: both(description),
  obligation: { value: obligation, working: offsetWorking },
  surrendered,
  held,
  credits,
  net: { value: held + credits + surrendered - obligation, working: offsetWorking },
  status,
})

export const home: HomeAnswer = {
  asOf: '2025-11-18T14:22:36+08:00',
  year: 2024,
  scope: both('集团'),
  position: {
    who: both('集团', 'Group'),
    net: -15_693,
    covered: false,
    netWorking: offsetWorking,
    amount: 92_868_560,
    amountWorking: offsetWorking,
    averagePrice: 5918,
    lastDay: '2025-12-24',
    tradingDaysLeft: 26,
  },
  assumptions: [
    both('石垣、汐桥盈余 25,210 吨先经交易系统调剂，云汀补齐后只剩北泽短缺', 'surpluses are moved first'),
    both('云汀质押的 300,000 吨按时解除', 'the pledge is released in time'),
  ],
  deadlines: [
    {
      day: '2025-11-18',
      name: both('今天', 'Today'),
      note: both('质押解除待确认', 'Pledge release'),
      side: 'act',
      weight: 'today',
    },
    {
      day: '2025-11-30',
      name: both('核查机构评估结束', 'Verifier assessment ends'),
      note: both('省级部门', 'Province'),
      side: 'notice',
    },
    { day: '2025-12-10', name: both('10 月数据存证', 'October data'), note: both('月末起 40 个自然日', '40 days'), side: 'act' },
    {
      day: '2025-12-19',
      name: both('改用 CCER 的最迟日', 'Last day for CCER'),
      note: both('另需注销证明', 'needs proof'),
      side: 'notice',
    },
    {
      day: '2025-12-24',
      name: both('最迟动手日', 'Last day to act'),
      note: both('26 个交易日', '26 trading days'),
      side: 'act',
      weight: 'last',
    },
    {
      day: '2025-12-31',
      name: both('2024 年度清缴截止', 'Surrender deadline'),
      note: both('43 天，31 个交易日', '43 days'),
      side: 'notice',
      weight: 'deadline',
    },
    { day: '2026-01-09', name: both('11 月数据存证', 'November data'), note: both('月末起 40 个自然日', '40 days'), side: 'act' },
  ],
  plants: [
    plant('yunting', '远岭云汀发电', 'Ⅰ类 2×660 MW', 4_702_580, 0, 4_645_849, 36_000, [
      { kind: 'pledged', text: both('质押 300,000') },
      { kind: 'plain', text: both('解除中，待第二人确认') },
    ]),
    plant('beize', '远岭北泽热电', 'Ⅱ类 2×350 MW 供热', 2_958_914, 0, 2_938_742, 0, [
      { kind: 'plain', text: both('挂买 3,600，未成交') },
    ]),
    plant('shiyuan', '远岭石垣发电', 'Ⅰ类 1×1000 MW', 3_611_046, 0, 3_632_883, 0, [
      { kind: 'plain', text: both('可调剂 21,837') },
    ]),
    plant('xiqiao', '远岭汐桥燃机', 'Ⅳ类 2×460 MW 燃气', 648_902, 648_902, 3_373, 0, [
      { kind: 'done', text: both('已足额清缴') },
    ]),
  ],
  plans: [
    {
      name: both('各单位自行买卖'),
      buy: { product: 'CEA2024', tonnes: 40_903 },
      sell: { product: 'CEA2024', tonnes: 25_210 },
      net: { value: 93_462_590, working: offsetWorking },
      against: null,
      lastDay: '2025-12-24',
      best: false,
    },
    {
      name: both('集团调剂，缺口买 CEA24'),
      buy: { product: 'CEA2024', tonnes: 15_693 },
      sell: { product: 'CEA2024', tonnes: 0 },
      net: { value: 92_868_560, working: offsetWorking },
      against: -594_030,
      lastDay: '2025-12-24',
      best: false,
    },
    {
      name: both('集团调剂，缺口买 CCER'),
      buy: { product: 'CCER', tonnes: 15_693 },
      sell: { product: 'CCER', tonnes: 0 },
      net: { value: 85_056_060, working: offsetWorking },
      against: -8_406_530,
      lastDay: '2025-12-19',
      best: true,
    },
  ],
  tasks: [
    { id: 'T-1', title: both('复核：解除质押 300,000 吨 CEA24'), from: both('云汀发电 李知衡'), due: '2025-11-18', late: true },
    {
      id: 'T-2',
      title: both('批准：内部调剂 20,731 吨，石垣至云汀'),
      from: both('碳资产公司 许蔓'),
      due: '2025-11-20',
      late: false,
    },
    {
      id: 'T-3',
      title: both('批准：交易授权 每日 20,000 吨、120 万元'),
      from: both('碳资产公司 许蔓'),
      due: '2025-11-21',
      late: false,
    },
  ],
  provinces: tiles.map((tile, index) => ({
    province: tile.code,
    value: Number(tile.code) > 70 ? null : (index * 37) % 100,
    own: ['15', '14', '32', '33'].includes(tile.code),
  })),
  provincesOn: '2025-11-17',
}

const months = (values: readonly (string | null)[], editable = false): GridCell[] =>
  Array.from({ length: 12 }, (_, month): GridCell => {
    const value = values[month] ?? null
    if (month > 9) return { value: null, state: 'future' }
    if (month === 3) return { value, state: 'stopped' }
    return { value, state: month === 9 && editable ? 'editable' : 'fixed' }
  })
const withWorking = (cells: GridCell[]): GridCell[] =>
  cells.map((cell) => (cell.value === null || cell.value === '0' ? cell : { ...cell, working: emissionWorking }))
const replace = (cells: GridCell[], month: number, change: Partial<GridCell>): GridCell[] =>
  cells.map((cell, index) => (index === month ? { ...cell, ...change } : cell))

const fuel = both('燃料', 'Fuel')
const production = both('生产', 'Production')
const result = both('结果', 'Result')
const status = (zh: string, kind: MonthGridAnswer['status'][number]['kind']) => ({ text: both(zh), kind })

export const monthGrid: MonthGridAnswer = {
  year: 2025,
  plant: both('远岭云汀发电，1 号机组，Ⅰ类 660 MW 常规燃煤'),
  units: [
    { id: 'u1', name: both('1 号机组', 'Unit 1'), description: both('') },
    { id: 'u2', name: both('2 号机组', 'Unit 2'), description: both('') },
    { id: 'all', name: both('全厂汇总', 'Plant'), description: both('') },
  ],
  unit: 'u1',
  currentMonth: 10,
  due: '2025-12-10',
  daysLeft: 22,
  status: [
    ...Array.from({ length: 6 }, () => status('已核', 'ok')),
    status('已审', 'ok'),
    status('退回', 'bad'),
    status('已报', 'accent'),
    status('填报中', 'warn'),
  ],
  statusTotal: both('6 已核'),
  rows: [
    {
      key: 'coal',
      name: both('燃煤消耗量', 'Coal'),
      unit: 't',
      source: both('皮带秤 BS-01'),
      group: fuel,
      total: '1269942.71',
      cells: months(
        [
          '154582.15',
          '134147.62',
          '134756.08',
          '0',
          '111341.44',
          '141861.31',
          '160915.77',
          '163681.26',
          '140119.93',
          '128537.15',
        ],
        true,
      ),
    },
    {
      key: 'ncv',
      name: both('低位发热量', 'NCV'),
      unit: 'GJ/t',
      source: both('化验，加权平均'),
      group: fuel,
      total: '20.883',
      cells: replace(
        months(['20.914', '20.702', '21.037', null, '20.518', '20.846', '20.951', '21.184', '20.883', '20.761']),
        9,
        { state: 'needed' },
      ),
    },
    {
      key: 'carbon',
      name: both('收到基元素碳', 'Carbon'),
      unit: 'tC/t',
      source: both('月缩分样，由 Cad 换算'),
      group: fuel,
      total: '0.5444',
      cells: replace(
        withWorking(months(['0.5453', '0.5414', '0.5478', null, '0.5373', '0.5438', '0.5445', '0.5497', '0.5457', '0.5416'])),
        7,
        { state: 'flagged', flag: '改' },
      ),
    },
    {
      key: 'power',
      name: both('发电量', 'Generation'),
      unit: 'MWh',
      source: both('关口表 EM-11'),
      group: production,
      total: '3136341.120',
      cells: months(
        [
          '383993.280',
          '330865.920',
          '333127.080',
          '0',
          '269961.120',
          '349272.000',
          '399215.520',
          '408054.240',
          '345945.600',
          '315906.360',
        ],
        true,
      ),
    },
    {
      key: 'hours',
      name: both('运行小时', 'Hours'),
      unit: 'h',
      source: both('DCS'),
      group: production,
      total: '6312.5',
      cells: months(['744.0', '672.0', '702.0', '0', '598.0', '720.0', '744.0', '744.0', '720.0', '668.5'], true),
    },
    {
      key: 'emissions',
      name: both('化石燃料燃烧排放', 'Combustion emissions'),
      unit: 'tCO2',
      source: both('计算', 'computed'),
      group: result,
      strong: true,
      total: '2509716.21',
      cells: withWorking(
        months([
          '305985.94',
          '263637.90',
          '267964.35',
          '0',
          '217160.23',
          '280033.37',
          '318055.65',
          '326611.39',
          '277562.31',
          '252705.07',
        ]),
      ),
    },
  ],
  evidence: [
    ...Array.from({ length: 3 }, () => ({ attached: 5, due: 5 })),
    { attached: 2, due: 2 },
    { attached: 5, due: 5 },
    { attached: 5, due: 5 },
    { attached: 5, due: 5 },
    { attached: 4, due: 5 },
    { attached: 5, due: 5 },
    { attached: 3, due: 5 },
    null,
    null,
  ],
  messages: [
    { kind: 'refused', tag: both('8 月退回'), text: both('市级审核 11-14：元素碳检测报告缺 CMA 章。11-24 前换附件，数值不变。') },
    {
      kind: 'waiting',
      tag: both('10 月待确认'),
      text: both('低位发热量 20.761 GJ/t 由化验系统带入，填报人尚未确认。证据缺 2 份。'),
    },
    { kind: 'plain', tag: both('4 月'), text: both('计划检修，全月停机，两份停机证明已附。停机填 0，无数据显示「–」。') },
  ],
  forecast: {
    emissions: { value: 2_509_716, working: emissionWorking },
    benchmark: { value: '0.7910', working: emissionWorking },
    benchmarkNote: both('2025 年未发布，暂用 2024 年'),
    allowance: { value: 2_480_845, working: emissionWorking },
    net: { value: -28_871, working: emissionWorking },
    intensities: ['0.7969', '0.7968', '0.8044', null, '0.8044', '0.8018', '0.7967', '0.8004', '0.8023', '0.7999', null, null],
  },
}

export const proposal: Proposal = {
  id: 'T-2025-118834',
  title: both('解除质押 300,000 吨 CEA24'),
  command: 'finance.release',
  facts: [
    { name: both('质权人'), value: both('恒岳银行云汀支行') },
    { name: both('完成后可用'), value: both('4,605,849 吨') },
  ],
  steps: [
    { verb: both('发起'), state: 'done', when: both('11-17 16:42'), who: both('李知衡，云汀发电发起代表') },
    { verb: both('质权人同意'), state: 'done', when: both('11-18 10:05'), who: both('陈稔，恒岳银行') },
    {
      verb: both('确认'),
      state: 'now',
      when: both('今天 17:00 前'),
      late: true,
      who: both('须由周默或沈知微办理'),
      not: both('李知衡已发起本笔，不能再确认。确认时按最新数据重新核验。'),
    },
    { verb: both('登记机构办理'), state: 'next', when: both('1 个工作日'), who: both('完成后解除占用，通知双方') },
  ],
  mayConfirm: true,
}

export const refusal: Refusal = {
  code: 'exceedsOffsetLimit',
  zh: '不能抵销 240,000 吨',
  en: 'Cannot offset 240,000 t',
  source: '碳排放权交易管理办法（试行）',
  asked: 240_000,
  limit: 235_129,
  nearest: 36_000,
  field: 'credits',
  because: {
    parameter: 'compliance/offset-limit',
    value: '0.05',
    unit: '1',
    source: '碳排放权交易管理办法（试行）',
    article: '第二十九条',
    confidence: 'high',
    reading: 'default',
  },
}
