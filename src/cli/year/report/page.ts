import type { Label } from '../../../kernel/index.ts'
import { pairedBars, signedBars } from './charts.ts'
import { figure, megatonnes, signed, yuan } from './format.ts'
import { htmlTable, say, sheet, tableSheet } from './html.ts'
import { priceChart } from './price-chart.ts'
import { exclusionTable, invariantTable, publishedTable, remarkTable, sieveTable } from './record-tables.ts'
import { style } from './style.ts'
import type { YearSummary } from './summary.ts'
import { balanceTable, classLabel, classTable, entityTable, priceTable, provinceTable, type ReportTable } from './tables.ts'
import { stepsOf, tileGrid, type Tile } from './tile-grid.ts'

const bold = (text: string, kind = ''): string => `<b class="nw${kind}">${text}</b>`

/** The answer first: who complied, who is short, what was traded. */
const position = (summary: YearSummary): string => {
  const { compliance: c, market, meta, total } = summary
  const short = c.short > 0
  const average = market.averageFen === undefined ? '–' : yuan(market.averageFen)
  const [zhShort, enShort] = short
    ? [`，${bold(`${figure(c.short)} 家缺 ${figure(c.shortfall)} 吨`, ' bad')}`, `, ${bold(`${figure(c.short)} are short of ${figure(c.shortfall)} t`, ' bad')}`]
    : ['，无一短缺', ', none is short']
  const zh = `${meta.year} 年度应清缴 ${bold(`${megatonnes(c.obligation)} Mt`)}，${figure(c.entities)} 家重点排放单位中 ${bold(`${figure(c.compliant)} 家足额清缴`, ' ok')}${zhShort}。成交 ${bold(`${megatonnes(market.volume, 2)} Mt`)}，均价 <span class="nw">${average} 元/吨</span>。`
  const en = `For ${meta.year}, ${bold(`${megatonnes(c.obligation)} Mt`)} were due. Of ${figure(c.entities)} emitters ${bold(`${figure(c.compliant)} surrendered in full`, ' ok')}${enShort}. ${bold(`${megatonnes(market.volume, 2)} Mt`)} were traded at <span class="nw">${average} yuan/t</span> on average.`
  const more: Label = {
    zh: `交易前 ${figure(c.startedShort)} 家配额低于排放，共缺 ${megatonnes(c.startedShortBy, 2)} Mt；其余共盈 ${megatonnes(c.startedLongBy, 2)} Mt，合计 ${signed(Number(total.difference) / 1e6, 2)} Mt。${figure(c.entitiesUsingCredits)} 家用 CCER 抵销 ${megatonnes(c.creditsUsed, 2)} Mt；结转 ${megatonnes(c.carriedOver, 2)} Mt，注销 ${megatonnes(c.cancelled, 2)} Mt。`,
    en: `Before trading ${figure(c.startedShort)} emitters had less than they emitted, ${megatonnes(c.startedShortBy, 2)} Mt in all; the others had ${megatonnes(c.startedLongBy, 2)} Mt to spare: ${signed(Number(total.difference) / 1e6, 2)} Mt together. ${figure(c.entitiesUsingCredits)} offset ${megatonnes(c.creditsUsed, 2)} Mt with CCER; ${megatonnes(c.carriedOver, 2)} Mt were carried over, ${megatonnes(c.cancelled, 2)} Mt cancelled.`,
  }
  return `<section class="sheet"><div class="say"><p class="l"><span lang="zh">${zh}</span><span lang="en">${en}</span></p><p class="m">${say(more)}</p></div></section>`
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
    written: `${signed(Number(row.difference) / 1e6, 2)} Mt${share(row.difference, row.emissions)}`,
  }))
  const emitted: Label = { zh: '排放与配额', en: 'Emissions and allocation' }
  const gap: Label = { zh: '盈缺', en: 'Surplus or gap' }
  const names = [{ zh: '排放', en: 'emitted' }, { zh: '配额', en: 'allocated' }] as const
  return `<div class="cols">${sheet('class-emissions', emitted, { zh: '按机组类别', en: 'By unit class' }, `<div class="in">${pairedBars(pairs, names, emitted, 620)}</div>`)}${sheet('class-gap', gap, { zh: '配额减排放；括号内为占排放的比例', en: 'Allocation less emissions; in brackets as a share of emissions' }, `<div class="in">${signedBars(gaps, gap, 620)}</div>`)}</div>`
}

const provinceSheets = (summary: YearSummary): string => {
  const megas = summary.byProvince.map(({ emissions }) => Number(emissions) / 1e6)
  const { bounds, stepOf } = stepsOf(megas)
  const tiles = new Map(
    summary.byProvince.map(({ province, emissions }): [string, Tile] => [province, { written: megatonnes(emissions, 0), step: stepOf(Number(emissions) / 1e6) }]),
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
  const grid = sheet('province-grid', title, { zh: 'Mt；等面积方格，不表示边界', en: 'Mt; equal squares, no boundaries' }, `<div class="in">${tileGrid(tiles, title)}<div class="key">${key}${none}</div></div>`)
  return `<div class="cols wide-right">${grid}${tableSheet(provinceTable(summary), true)}</div>`
}

const prices = (summary: YearSummary): string => {
  if (summary.market.days.length === 0) return ''
  const title: Label = { zh: '价格与成交', en: 'Prices and volume' }
  const note: Label = { zh: '收盘价，元/吨；灰柱为当日成交量', en: 'Close, yuan per tonne; the bars are the volume of the day' }
  return sheet('price-line', title, note, `<div class="in">${priceChart(summary.market.days, 1340)}</div>`) + tableSheet(priceTable(summary), true)
}

/** The ends of the list: who was left with most and who with least against what they emitted. The whole list is in the workbook. */
const extremes = (summary: YearSummary): string => {
  const table = entityTable(summary)
  const byGap = [...summary.entities].map((row, i) => ({ gap: row.allocation - row.obligation, i })).sort((a, b) => (a.gap < b.gap ? -1 : a.gap > b.gap ? 1 : a.i - b.i))
  const kept = [1, 2, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14]
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
    tableSheet(pick(byGap.slice(-most).reverse(), 'largest-surpluses', { zh: '盈余最大的单位', en: 'Largest surpluses before trading' }))
  )
}

const publishedSheet = (summary: YearSummary): string => {
  const table = publishedTable(summary)
  const seals = summary.published.map(({ confidence }) => confidence)
  let html = htmlTable(table)
  // The confidence is a seal on screen: the last cell of each row, in the order of the rows.
  let at = 0
  html = html.replace(/<td class="name">((?:(?!<td).)*)<\/td><\/tr>/g, (_, inside: string) => `<td><span class="seal ${seals[at++] ?? 'low'}">${inside}</span></td></tr>`)
  return sheet(table.id, table.title, table.note, html)
}

const toggle = `document.getElementById('language').addEventListener('click',function(){var r=document.documentElement,n=r.dataset.lang==='zh'?'en':'zh';r.dataset.lang=n;r.lang=n==='zh'?'zh-CN':'en'})`

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
  const metaLine: Label = {
    zh: `${figure(fleet.plants)} 家电厂、${figure(fleet.units)} 台机组、${figure(fleet.groups)} 个集团；种子 ${meta.seed}；规则集 ${meta.rulesDigest.slice(0, 12)}；电厂文件 ${meta.plantsDigest.slice(0, 12)}`,
    en: `${figure(fleet.plants)} plants, ${figure(fleet.units)} units, ${figure(fleet.groups)} groups; seed ${meta.seed}; rule set ${meta.rulesDigest.slice(0, 12)}; plants file ${meta.plantsDigest.slice(0, 12)}`,
  }
  const nav = links.map(([id, label]) => `<a href="#${id}">${say(label)}</a>`).join('')
  return `<!doctype html>
<html lang="zh-CN" data-lang="zh">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Tonne ${meta.year}</title><style>${style}</style></head>
<body>
<div class="band" role="note">${meta.notes.map((note) => `<p>${say(note)}</p>`).join('')}</div>
<header class="top"><b>Tonne</b><nav>${nav}</nav><button id="language" type="button"><span lang="zh">English</span><span lang="en">中文</span></button></header>
<main>
<h1>${say(title)}</h1><p class="meta">${say(metaLine)}</p>
${position(summary)}
${classCharts(summary)}
${tableSheet(classTable(summary))}
${provinceSheets(summary)}
${prices(summary)}
${extremes(summary)}
${tableSheet(balanceTable(summary))}
${publishedSheet(summary)}
<div class="cols">${tableSheet(sieveTable(summary))}${summary.remarks.length > 0 ? tableSheet(remarkTable(summary), true) : ''}</div>
${tableSheet(exclusionTable(summary), true)}
${tableSheet(invariantTable(summary))}
<p class="foot">${say({ zh: '电厂名录：世界资源研究所 Global Power Plant Database，CC BY 4.0。', en: 'Plants: World Resources Institute, Global Power Plant Database, CC BY 4.0.' })}</p>
</main>
<script>${toggle}</script>
</body></html>
`
}
