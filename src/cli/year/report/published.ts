import type { Label, Rules } from '../../../kernel/index.ts'
import type { PublishedFigure } from './summary.ts'

/** What we can set beside a published figure, as text in the published unit. */
export interface OwnFigures {
  readonly entities?: string
  readonly obligationMt?: string
  readonly complianceRatePct?: string
  readonly volumeMt?: string
  readonly turnover100mCny?: string
  readonly averagePrice?: string
  readonly close?: string
  readonly creditsUsedMt?: string
  readonly coalHours?: string
  readonly netCoalRate?: string
}

interface Wanted {
  readonly parameter: string
  readonly metric: string
  readonly label: Label
  /** A period with {year} and {before} filled in, in the order in which to look. */
  readonly periods: readonly string[]
  readonly own: keyof OwnFigures
}

const wanted: readonly Wanted[] = [
  {
    parameter: 'reference/coverage',
    metric: 'entitiesPower',
    label: { zh: '发电行业重点排放单位', en: 'Emitters, power sector' },
    periods: ['{year}'],
    own: 'entities',
  },
  {
    parameter: 'reference/coverage',
    metric: 'entities',
    label: { zh: '重点排放单位', en: 'Emitters' },
    periods: ['{year}', '{before}'],
    own: 'entities',
  },
  {
    parameter: 'reference/coverage',
    metric: 'obligation',
    label: { zh: '应清缴总量（2024 年为四行业）', en: 'Obligation (2024: four sectors)' },
    periods: ['{year}'],
    own: 'obligationMt',
  },
  {
    parameter: 'reference/coverage',
    metric: 'obligation',
    label: { zh: '应清缴总量', en: 'Obligation' },
    periods: ['{before}'],
    own: 'obligationMt',
  },
  {
    parameter: 'reference/coverage',
    metric: 'complianceRate',
    label: { zh: '清缴完成率', en: 'Compliance rate' },
    periods: ['{year}', '{before}'],
    own: 'complianceRatePct',
  },
  {
    parameter: 'reference/trading',
    metric: 'volume',
    label: { zh: '全年成交量', en: 'Volume of the year' },
    periods: ['{year}'],
    own: 'volumeMt',
  },
  {
    parameter: 'reference/trading',
    metric: 'turnover',
    label: { zh: '全年成交额', en: 'Turnover of the year' },
    periods: ['{year}'],
    own: 'turnover100mCny',
  },
  {
    parameter: 'reference/trading',
    metric: 'averagePrice',
    label: { zh: '成交均价', en: 'Average price' },
    periods: ['{year}'],
    own: 'averagePrice',
  },
  {
    parameter: 'reference/trading',
    metric: 'closeYearEnd',
    label: { zh: '年末收盘价', en: 'Close at year end' },
    periods: ['{year}'],
    own: 'close',
  },
  {
    parameter: 'reference/coverage',
    metric: 'ccerUsed',
    label: { zh: '抵销使用 CCER', en: 'CCER used for offset' },
    periods: ['cycle2'],
    own: 'creditsUsedMt',
  },
  {
    parameter: 'reference/other',
    metric: 'coalUtilisationHours',
    label: { zh: '煤电利用小时', en: 'Hours of coal units' },
    periods: ['recent fleet average'],
    own: 'coalHours',
  },
  {
    parameter: 'reference/other',
    metric: 'netCoalRateNational',
    label: { zh: '供电煤耗', en: 'Net coal rate' },
    periods: ['{year}', '{before}'],
    own: 'netCoalRate',
  },
]

/** Published totals out of the rulebook with our own beside them. A figure that was not published for the year is left out. */
export const publishedFigures = (rules: Rules, year: number, own: OwnFigures): PublishedFigure[] =>
  wanted.flatMap(({ parameter, metric, label, periods, own: key }) => {
    for (const pattern of periods) {
      const period = pattern.replace('{year}', String(year)).replace('{before}', String(year - 1))
      const rule = rules.find(parameter, { metric, period })
      if (!rule) continue
      const ours = own[key]
      return [
        {
          metric: `${parameter}/${metric}`,
          label,
          period,
          published: String(rule.value),
          unit: rule.unit,
          ...(ours === undefined ? {} : { own: ours }),
          source: rule.source,
          confidence: rule.confidence,
          ...(rule.note === undefined ? {} : { note: rule.note }),
        },
      ]
    }
    return []
  })
