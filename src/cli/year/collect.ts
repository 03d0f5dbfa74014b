import { decimal, sumDecimals, sumIntegers, type Decimal, type Label, type Rules, type Tonnes } from '../../kernel/index.ts'
import { ledgerInvariants } from '../../ledger/index.ts'
import { checkRebuild, sealAll, verifyChain, type App } from '../../store/index.ts'
import {
  dayBooks,
  entityBooks,
  productBooks,
  unitBooks,
  yearChecks,
  type DayBooks,
  type EntityBooks,
  type UnitBooks,
  type YearChecks,
} from './facts.ts'
import type { Fleet } from './fleet.ts'
import { publishedFigures } from './report/published.ts'
import {
  standingNotes,
  type EntityResult,
  type Invariant,
  type Totals,
  type TradingDay,
  type YearSummary,
} from './report/summary.ts'
import type { UnitClass } from './units.ts'

const checkLabels: Readonly<Record<keyof YearChecks, Label>> = {
  dueIsVerified: { zh: '应清缴总量等于经核查排放总量', en: 'all that is due equals all verified emissions' },
  provincesMakeNation: { zh: '各省分配之和等于全国分配', en: 'the provinces’ allocations make the nation’s' },
  withinOffset: { zh: '无人抵销超过上限', en: 'nobody offset more than the limit' },
  tradesSettled: { zh: '全部成交已交收', en: 'every trade is settled' },
  statusIsTrue: { zh: '已足额者恰好不欠，其余恰好欠缴', en: 'who met owes nothing, who did not owes something' },
  allocationIssued: { zh: '核定量等于净发放量', en: 'what was determined equals what was issued less recalled and owed' },
}

const invariantsOf = async (app: App, year: number): Promise<Invariant[]> => {
  const found: Invariant[] = []
  for (const { name, zh, en, check } of ledgerInvariants) found.push({ name, label: { zh, en }, ...(await check(app.sql)) })
  const share = String(app.rules().get('compliance/offset-limit', { day: `${year + 1}-12-31` }).value)
  const checks = await yearChecks(app.sql, year, share)
  for (const name of Object.keys(checkLabels) as (keyof YearChecks)[]) {
    found.push({ name: `year.${name}`, label: checkLabels[name], holds: checks[name], detail: '' })
  }
  await sealAll(app.pool)
  const chain = await verifyChain(app.sql)
  found.push({
    name: 'log.chain',
    label: { zh: '事件链完整', en: 'the chain of events is whole' },
    holds: chain.problems.length === 0,
    detail: chain.problems[0]?.problem ?? `${chain.events} events`,
  })
  const compared = await checkRebuild(app)
  const different = compared.filter((table) => !table.same).map((table) => table.table)
  found.push({
    name: 'log.rebuild',
    label: { zh: '由事件重建的各表与现状一致', en: 'tables rebuilt from the events are the same' },
    holds: different.length === 0,
    detail: different.length === 0 ? `${compared.length} tables` : different.join(', '),
  })
  return found
}

const total = (units: readonly UnitBooks[], pick: (unit: UnitBooks) => string): Decimal =>
  sumDecimals(units.map((unit) => decimal(pick(unit))))

/** Sums over units; whole tonnes where the entities' own whole figures are given, else the units' rounded sum. */
const totalsOf = (units: readonly UnitBooks[], whole?: { emissions: Tonnes; allocation: Tonnes }): Totals => {
  const emissions = whole?.emissions ?? BigInt(total(units, (unit) => unit.emissions).toFixed(0))
  const allocation = whole?.allocation ?? sumIntegers(units.map((unit) => unit.allocation))
  return {
    units: units.length,
    entities: new Set(units.map((unit) => unit.entity)).size,
    capacityMw: total(units, (unit) => unit.capacityMw).toString(),
    generationMwh: total(units, (unit) => unit.generationMwh).toString(),
    heatGj: total(units, (unit) => unit.heatGj).toString(),
    emissions,
    allocation,
    difference: allocation - emissions,
  }
}

const wholeOf = (books: readonly EntityBooks[]) => ({
  emissions: sumIntegers(books.map((row) => row.due)),
  allocation: sumIntegers(books.map((row) => row.allocation)),
})

const entityResults = (fleet: Fleet, books: ReadonlyMap<string, EntityBooks>): EntityResult[] =>
  fleet.plants.flatMap((plant) => {
    const book = books.get(plant.id)
    if (!book) return []
    return [
      {
        id: plant.id,
        name: plant.name,
        province: plant.province,
        group: plant.group,
        capacityMw: plant.capacityMw,
        units: plant.years.length,
        obligation: book.due,
        allocation: book.allocation,
        bought: book.bought,
        sold: book.sold,
        surrendered: book.surrendered,
        creditsUsed: book.credits,
        carriedOver: book.carried,
        shortfall: book.missing,
        compliant: book.missing === 0n,
      },
    ]
  })

const marketOf = (days: readonly TradingDay[], mainProduct: string): YearSummary['market'] => {
  const allowances = days.filter((item) => item.product !== 'CCER')
  const volume = sumIntegers(allowances.map((item) => item.volume))
  const turnoverFen = sumIntegers(allowances.map((item) => item.turnoverFen))
  const close = days.filter((item) => item.product === mainProduct).at(-1)?.closeFen
  return {
    days,
    volume,
    turnoverFen,
    ...(volume > 0n ? { averageFen: decimal(turnoverFen).div(decimal(volume)).toFixed(2) } : {}),
    ...(close === undefined ? {} : { closeFen: close }),
  }
}

const complianceOf = (results: readonly EntityResult[], cancelled: Tonnes): YearSummary['compliance'] => {
  const sum = (pick: (row: EntityResult) => Tonnes): Tonnes => sumIntegers(results.map(pick))
  const gap = (row: EntityResult): Tonnes => row.obligation - row.allocation
  const short = results.filter((row) => gap(row) > 0n)
  return {
    entities: results.length,
    compliant: results.filter((row) => row.compliant).length,
    short: results.filter((row) => !row.compliant).length,
    shortfall: sum((row) => row.shortfall),
    startedShort: short.length,
    startedShortBy: sumIntegers(short.map(gap)),
    startedLongBy: sumIntegers(results.filter((row) => gap(row) < 0n).map((row) => -gap(row))),
    obligation: sum((row) => row.obligation),
    surrendered: sum((row) => row.surrendered),
    creditsUsed: sum((row) => row.creditsUsed),
    entitiesUsingCredits: results.filter((row) => row.creditsUsed > 0n).length,
    carriedOver: sum((row) => row.carriedOver),
    cancelled,
  }
}

const classes: readonly UnitClass[] = ['I', 'II', 'III', 'IV']
const million = 1_000_000
const hundredMillionYuanInFen = 10_000_000_000

const ownFigures = (compliance: YearSummary['compliance'], market: YearSummary['market']) => ({
  entities: String(compliance.entities),
  obligationMt: decimal(compliance.obligation).div(million).toFixed(1),
  complianceRatePct:
    compliance.obligation === 0n
      ? '0'
      : decimal(compliance.surrendered + compliance.creditsUsed)
          .div(decimal(compliance.obligation))
          .times(100)
          .toFixed(2),
  volumeMt: decimal(market.volume).div(million).toFixed(2),
  turnover100mCny: decimal(market.turnoverFen).div(hundredMillionYuanInFen).toFixed(2),
  ...(market.averageFen === undefined ? {} : { averagePrice: decimal(market.averageFen).div(100).toFixed(2) }),
  ...(market.closeFen === undefined ? {} : { close: decimal(market.closeFen).div(100).toFixed(2) }),
  creditsUsedMt: decimal(compliance.creditsUsed).div(million).toFixed(2),
})

export interface Source {
  readonly year: number
  readonly seed: number
  readonly plantsDigest: string
}

const tradingDay = ({ openFen, highFen, lowFen, ...rest }: DayBooks): TradingDay => ({
  ...rest,
  ...(openFen === null ? {} : { openFen }),
  ...(highFen === null ? {} : { highFen }),
  ...(lowFen === null ? {} : { lowFen }),
})

const fleetOf = ({ file, plants, groups }: Fleet, units: number): YearSummary['fleet'] => ({
  rowsRead: file.rowsRead,
  otherFuels: file.otherFuels,
  otherCountries: file.otherCountries,
  sieve: [
    ...file.sieve,
    {
      step: 'overThreshold',
      rows: plants.length,
      capacityMw: sumDecimals(plants.map((plant) => decimal(plant.capacityMw))).toString(),
    },
  ],
  plants: plants.length,
  units,
  groups: groups.length,
  groupsWithOwner: groups.filter((group) => group.ownerKnown).length,
  provincesInferred: plants.filter((plant) => plant.neighbour !== undefined).length,
})

const provinceTotals = (fleet: Fleet, books: readonly EntityBooks[], units: readonly UnitBooks[]): YearSummary['byProvince'] => {
  const provinceOf = new Map(fleet.plants.map((plant) => [plant.id, plant.province]))
  return [...new Set(provinceOf.values())].sort().map((province) => {
    const own = books.filter((row) => provinceOf.get(row.entity) === province)
    const ownUnits = units.filter((unit) => provinceOf.get(unit.entity) === province)
    return {
      province,
      ...totalsOf(ownUnits, wholeOf(own)),
      compliant: own.filter((row) => row.missing === 0n).length,
      short: own.filter((row) => row.missing > 0n).length,
    }
  })
}

/** Reads the whole year out of the books and checks every invariant. */
export const collectYear = async (app: App, fleet: Fleet, source: Source): Promise<YearSummary> => {
  const { year, seed, plantsDigest } = source
  const rules: Rules = app.rules()
  const [books, units, days, products] = [
    await entityBooks(app.sql, year),
    await unitBooks(app.sql, year),
    await dayBooks(app.sql),
    await productBooks(app.sql),
  ]
  const byEntity = new Map(books.map((row) => [row.entity, row]))
  const results = entityResults(fleet, byEntity)
  const market = marketOf(days.map(tradingDay), `CEA${year}`)
  const balance = products.map((row) => ({
    ...row,
    remainder: row.issued - row.held - row.surrendered - row.recalled - row.cancelled,
  }))
  const compliance = complianceOf(results, sumIntegers(balance.map((row) => row.surrendered + row.cancelled)))
  const all = totalsOf(units, wholeOf(books))
  return {
    meta: {
      year,
      seed,
      plantsFormat: fleet.file.format,
      plantsDigest,
      rulesDigest: rules.digest,
      notes: standingNotes(year, all.capacityMw),
    },
    fleet: fleetOf(fleet, units.length),
    exclusions: fleet.exclusions,
    remarks: fleet.file.remarks,
    byClass: classes.map((unitClass) => ({ unitClass, ...totalsOf(units.filter((unit) => unit.unitClass === unitClass)) })),
    byProvince: provinceTotals(fleet, books, units),
    total: all,
    compliance,
    market,
    entities: results,
    balance,
    invariants: await invariantsOf(app, year),
    published: publishedFigures(rules, year, ownFigures(compliance, market)),
  }
}
