import { readFileSync } from 'node:fs'
import type { Label } from '../../../kernel/index.ts'
import { pairedBars, signedBars } from './charts.ts'
import { figure, megatonnes, signed, yuan } from './format.ts'
import { say, sheet, tableSheet } from './html.ts'
import { priceChart } from './price-chart.ts'
import { exclusionTable, invariantTable, publishedTable, remarkTable, sieveTable } from './record-tables.ts'
import type { YearSummary } from './summary.ts'
import { balanceTable, classLabel, classTable, entityTable, priceTable, provinceTable, type ReportTable } from './tables.ts'
import { stepsOf, tileGrid, type Tile } from './tile-grid.ts'

const style = readFileSync(new URL('./page.css', import.meta.url), 'utf8')

const bold = (text: string, kind = ''): string => `<b class="nw${kind}">${text}</b>`

/** The answer first: who complied, who is short, what was traded. */
const positionZh = ({ compliance: c, market, meta }: YearSummary): string => {
  const short = c.short > 0 ? bold(`${figure(c.short)} 家缺 ${figure(c.shortfall)} 吨`, ' bad') : '无一短缺'
  return (
    `${meta.year} 年度应清缴 ${bold(`${megatonnes(c.obligation)} Mt`)}，${figure(c.entities)} 家重点排放单位中 ` +
    `${bold(`${figure(c.compliant)} 家足额清缴`, ' ok')}，${short}。成交 ${bold(`${megatonnes(market.volume, 2)} Mt`)}，` +
    `<span class="nw">均价 ${averageOf(market)} 元/吨</span>。`
  )
}

const positionEn = ({ compliance: c, market, meta }: YearSummary): string => {
  const short = c.short > 0 ? bold(`${figure(c.short)} are short of ${figure(c.shortfall)} t`, ' bad') : 'none is short'
  return (
    `For ${meta.year}, ${bold(`${megatonnes(c.obligation)} Mt`)} were due. Of ${figure(c.entities)} emitters ` +
    `${bold(`${figure(c.compliant)} surrendered in full`, ' ok')}, ${short}. ${bold(`${megatonnes(market.volume, 2)} Mt`)} ` +
    `were traded at <span class="nw">${averageOf(market)} yuan/t</span> on average.`
  )
}

const averageOf = ({ averageFen }: YearSummary['market']): string => (averageFen === undefined ? '–' : yuan(averageFen))

/** What stood behind it: the positions before trading, offset, carry-over. */
const background = ({ compliance: c, total }: YearSummary): Label => {
  const both = signed(Number(total.difference) / 1e6, 2)
  const [gap, spare] = [megatonnes(c.startedShortBy, 2), megatonnes(c.startedLongBy, 2)]
  const [credits, kept, gone] = [megatonnes(c.creditsUsed, 2), megatonnes(c.carriedOver, 2), megatonnes(c.cancelled, 2)]
  const [short, users] = [figure(c.startedShort), figure(c.entitiesUsingCredits)]
  return {
    zh:
      `交易前 ${short} 家配额低于排放，共缺 ${gap} Mt；其余共盈 ${spare} Mt，合计 ${both} Mt。` +
      `${users} 家用 CCER 抵销 ${credits} Mt；结转 ${kept} Mt，注销 ${gone} Mt（Mt 为百万吨）。`,
    en:
      `Before trading ${short} emitters had less than they emitted, ${gap} Mt in all; the others had ${spare} Mt to spare: ` +
      `${both} Mt together. ${users} offset ${credits} Mt with CCER; ${kept} Mt were carried over, ${gone} Mt cancelled ` +
      '(Mt: million tonnes).',
  }
}

const position = (summary: YearSummary): string => {
  const sentence = `<span lang="zh">${positionZh(summary)}</span><span lang="en">${positionEn(summary)}</span>`
  return `<section class="sheet"><div class="say"><p class="l">${sentence}</p><p class="m">${say(background(summary))}</p></div></section>`
}

const classCharts = (summary: YearSummary): string => {
  const pairs = summary.byClass.map((row) => ({
    label: classLabel(row.unitClass),
    value: Number(row.emissions),
    written: `${megatonnes(row.emissions)} Mt`,
    other: Number(row.allocation),
    otherWritten: `${megatonnes(row.allocation)} Mt`,
  }))
  const share = (difference: bigint, emissions: bigint): string =>
    emissions === 0n ? '' : ` (${signed((Number(difference) / Number(emissions)) * 100, 2)}%)`
  const gaps = summary.byClass.map((row) => ({
    label: classLabel(row.unitClass),
    value: Number(row.difference),
    written: `${signed(Number(row.difference) / 1e6, 2)} Mt`,
    aside: share(row.difference, row.emissions),
  }))
  const emitted: Label = { zh: '排放与配额', en: 'Emissions and allocation' }
  const gap: Label = { zh: '盈缺', en: 'Surplus or gap' }
  const names = [
    { zh: '排放', en: 'emitted' },
    { zh: '配额', en: 'allocated' },
  ] as const
  const byClass: Label = { zh: '按机组类别', en: 'By unit class' }
  const how: Label = {
    zh: '配额减排放；括号内为占排放的比例',
    en: 'Allocation less emissions; in brackets as a share of emissions',
  }
  const inside = (chart: string): string => `<div class="in">${chart}</div>`
  const first = sheet('class-emissions', emitted, byClass, inside(pairedBars(pairs, names, emitted, 620)))
  return `<div class="cols">${first}${sheet('class-gap', gap, how, inside(signedBars(gaps, gap, 620)))}</div>`
}

const provinceSheets = (summary: YearSummary): string => {
  const megas = summary.byProvince.map(({ emissions }) => Number(emissions) / 1e6)
  const { bounds, stepOf } = stepsOf(megas)
  const tiles = new Map(
    summary.byProvince.map(({ province, emissions }): [string, Tile] => [
      province,
      { written: megatonnes(emissions, 0), step: stepOf(Number(emissions) / 1e6) },
    ]),
  )
  const [a, b, c] = bounds.map((bound) => figure(bound, 0))
  const title: Label = { zh: '各省排放', en: 'Emissions by province' }
  const keys: readonly Label[] = [
    { zh: `${a} 以下`, en: `below ${a}` },
    { zh: `${a} 起`, en: `from ${a}` },
    { zh: `${b} 起`, en: `from ${b}` },
    { zh: `${c} 起`, en: `from ${c}` },
  ]
  const key = keys.map((label, i) => `<span><i class="s${i + 1}"></i>${say(label)}</span>`).join('')
  const none = `<span><i class="none"></i>${say({ zh: '无电厂或不适用', en: 'no plant, or not applicable' })}</span>`
  const grid = sheet(
    'province-grid',
    title,
    { zh: 'Mt；等面积方格，不表示边界', en: 'Mt; equal squares, no boundaries' },
    `<div class="in">${tileGrid(tiles, title)}<div class="key">${key}${none}</div></div>`,
  )
  return `<div class="cols wide-right">${grid}${tableSheet(provinceTable(summary), true)}</div>`
}

const prices = (summary: YearSummary): string => {
  if (summary.market.days.length === 0) return ''
  const title: Label = { zh: '价格与成交', en: 'Prices and volume' }
  const note: Label = { zh: '收盘价，元/吨；灰柱为当日成交量', en: 'Close, yuan per tonne; the bars are the volume of the day' }
  return (
    sheet('price-line', title, note, `<div class="in">${priceChart(summary.market.days, 1340)}</div>`) +
    tableSheet(priceTable(summary), true)
  )
}

/**
 * The ends of the list: who was left with most and who with least against what they emitted. The whole list is in the workbook.
 */
const extremes = (summary: YearSummary): string => {
  const table = entityTable(summary)
  const byGap = [...summary.entities]
    .map((row, i) => ({ gap: row.allocation - row.obligation, i }))
    .sort((a, b) => (a.gap < b.gap ? -1 : a.gap > b.gap ? 1 : a.i - b.i))
  const kept = [1, 2, 8, 6, 7, 9, 10, 11, 12, 13, 14, 15]
  const pick = (items: typeof byGap, id: string, title: Label): ReportTable => ({
    ...table,
    id,
    title,
    columns: kept.map((i) => table.columns[i]).filter((column) => column !== undefined),
    rows: items.map(({ i }) => kept.map((at) => table.rows[i]?.[at])),
  })
  const most = 12
  return (
    tableSheet(pick(byGap.slice(0, most), 'largest-gaps', { zh: '缺口最大的单位', en: 'Largest gaps before trading' })) +
    tableSheet(
      pick(byGap.slice(-most).reverse(), 'largest-surpluses', { zh: '盈余最大的单位', en: 'Largest surpluses before trading' }),
    )
  )
}

const toggle = `document.getElementById('language').addEventListener('click', function () {
  var root = document.documentElement, next = root.dataset.lang === 'zh' ? 'en' : 'zh'
  root.dataset.lang = next
  root.lang = next === 'zh' ? 'zh-CN' : 'en'
})`

const links: readonly [string, Label][] = [
  ['classes', { zh: '类别', en: 'Classes' }],
  ['province-grid', { zh: '省份', en: 'Provinces' }],
  ['price-line', { zh: '价格', en: 'Prices' }],
  ['largest-gaps', { zh: '单位', en: 'Emitters' }],
  ['published', { zh: '公布数', en: 'Published' }],
  ['exclusions', { zh: '未纳入', en: 'Left out' }],
  ['invariants', { zh: '不变量', en: 'Invariants' }],
]

/** The year as one self-contained page: no asset is fetched, and the only script switches the language. */
export const page = (summary: YearSummary): string => {
  const { meta, fleet } = summary
  const title: Label = { zh: `${meta.year} 年度全国碳市场（模拟）`, en: `The national carbon market, ${meta.year} (simulated)` }
  const [rules, file] = [meta.rulesDigest.slice(0, 12), meta.plantsDigest.slice(0, 12)]
  const [plants, units, groups] = [figure(fleet.plants), figure(fleet.units), figure(fleet.groups)]
  const metaLine: Label = {
    zh: `${plants} 家电厂、${units} 台机组、${groups} 个集团；种子 ${meta.seed}；规则集 ${rules}；电厂文件 ${file}`,
    en: `${plants} plants, ${units} units, ${groups} groups; seed ${meta.seed}; rule set ${rules}; plants file ${file}`,
  }
  const source: Label = {
    zh: '电厂名录：世界资源研究所 Global Power Plant Database，CC BY 4.0。',
    en: 'Plants: World Resources Institute, Global Power Plant Database, CC BY 4.0.',
  }
  const remarks = summary.remarks.length > 0 ? tableSheet(remarkTable(summary), true) : ''
  const nav = links.map(([id, label]) => `<a href="#${id}">${say(label)}</a>`).join('')
  return `<!doctype html>
<html lang="zh-CN" data-lang="zh">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tonne ${meta.year}</title><style>${style}</style></head>
<body>
<div class="band" role="note">${meta.notes.map((note) => `<p>${say(note)}</p>`).join('')}</div>
<header class="top"><b>Tonne</b><nav>${nav}</nav>
<button id="language" type="button"><span lang="zh">English</span><span lang="en">中文</span></button></header>
<main>
<h1>${say(title)}</h1><p class="meta">${say(metaLine)}</p>
${position(summary)}
${classCharts(summary)}
${tableSheet(classTable(summary))}
${provinceSheets(summary)}
${prices(summary)}
${extremes(summary)}
${tableSheet(balanceTable(summary))}
${tableSheet(publishedTable(summary))}
<div class="cols">${tableSheet(sieveTable(summary))}${remarks}</div>
${tableSheet(exclusionTable(summary), true)}
${tableSheet(invariantTable(summary))}
<p class="foot">${say(source)}</p>
</main>
<script>${toggle}</script>
</body></html>
`
}
