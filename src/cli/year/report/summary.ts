import { toJson, type Confidence, type Fen, type Label, type Tonnes } from '../../../kernel/index.ts'
import type { Exclusion, PlantFile, Remark } from '../plants.ts'
import type { UnitClass } from '../units.ts'

/**
 * Sums over some units. capacityMw, generationMwh and heatGj: exact decimals as text; tonnes of CO2e. difference: allocation
 * less emissions.
 */
export interface Totals {
  readonly units: number
  readonly entities: number
  readonly capacityMw: string
  readonly generationMwh: string
  readonly heatGj: string
  readonly emissions: Tonnes
  readonly allocation: Tonnes
  readonly difference: Tonnes
}

export interface ClassTotals extends Totals {
  readonly unitClass: UnitClass
}

/** province: two-digit code. short and compliant count emitters. */
export interface ProvinceTotals extends Totals {
  readonly province: string
  readonly compliant: number
  readonly short: number
}

/** One emitter at the end of the year. Tonnes; shortfall is what was owed and not surrendered. */
export interface EntityResult {
  readonly id: string
  readonly name: string
  readonly province: string
  readonly group: string
  readonly capacityMw: string
  readonly units: number
  readonly obligation: Tonnes
  readonly allocation: Tonnes
  readonly bought: Tonnes
  readonly sold: Tonnes
  readonly surrendered: Tonnes
  readonly creditsUsed: Tonnes
  readonly carriedOver: Tonnes
  readonly shortfall: Tonnes
  readonly compliant: boolean
}

/**
 * One trading day of one product. Prices in fen per tonne; a day without a trade has no open, high or low and keeps its close.
 */
export interface TradingDay {
  readonly day: string
  readonly product: string
  readonly openFen?: Fen
  readonly highFen?: Fen
  readonly lowFen?: Fen
  readonly closeFen: Fen
  readonly volume: Tonnes
  readonly turnoverFen: Fen
}

/** Where every tonne of a product is at the end: issued = the sum of the lines; `remainder` must be 0. */
export interface BalanceLine {
  readonly product: string
  readonly issued: Tonnes
  readonly surrendered: Tonnes
  readonly cancelled: Tonnes
  readonly recalled: Tonnes
  readonly held: Tonnes
  readonly remainder: Tonnes
}

export interface Invariant {
  readonly name: string
  readonly label: Label
  readonly holds: boolean
  readonly detail: string
}

/** A published national figure beside our own; own is absent where the year makes none. Both as text in `unit`. */
export interface PublishedFigure {
  readonly metric: string
  readonly label: Label
  readonly period: string
  readonly published: string
  readonly unit: string
  readonly own?: string
  readonly source: string
  readonly confidence: Confidence
  readonly note?: Label
}

/**
 * Everything the year found, and all that summary.json, the workbook, the page and the terminal are made from. No time of day,
 * no path, no duration: the same seed and file give the same bytes.
 */
export interface YearSummary {
  readonly meta: {
    readonly year: number
    readonly seed: number
    readonly plantsFormat: PlantFile['format']
    /** sha256 of the plants file, hexadecimal. */
    readonly plantsDigest: string
    readonly rulesDigest: string
    /** What a reader must know before any figure: see `standingNotes`. */
    readonly notes: readonly Label[]
  }
  readonly fleet: {
    readonly rowsRead: number
    readonly otherFuels: PlantFile['otherFuels']
    readonly otherCountries: number
    readonly sieve: readonly {
      readonly step: PlantFile['sieve'][number]['step'] | 'overThreshold'
      readonly rows: number
      readonly capacityMw: string
    }[]
    readonly plants: number
    readonly units: number
    readonly groups: number
    readonly groupsWithOwner: number
    readonly provincesInferred: number
  }
  readonly exclusions: readonly Exclusion[]
  readonly remarks: readonly Remark[]
  readonly byClass: readonly ClassTotals[]
  readonly byProvince: readonly ProvinceTotals[]
  readonly total: Totals
  readonly compliance: {
    readonly entities: number
    readonly compliant: number
    /** Emitters that still owe, and how much. */
    readonly short: number
    readonly shortfall: Tonnes
    /** Emitters whose allocation was below their emissions, before trading, and by how much; and the others. */
    readonly startedShort: number
    readonly startedShortBy: Tonnes
    readonly startedLongBy: Tonnes
    readonly obligation: Tonnes
    readonly surrendered: Tonnes
    readonly creditsUsed: Tonnes
    readonly entitiesUsingCredits: number
    readonly carriedOver: Tonnes
    readonly cancelled: Tonnes
  }
  readonly market: {
    readonly days: readonly TradingDay[]
    readonly volume: Tonnes
    readonly turnoverFen: Fen
    /** Turnover by volume, fen per tonne with two decimals. Absent where nothing was traded. */
    readonly averageFen?: string
    readonly closeFen?: Fen
  }
  readonly entities: readonly EntityResult[]
  readonly balance: readonly BalanceLine[]
  readonly invariants: readonly Invariant[]
  readonly published: readonly PublishedFigure[]
}

/** The two sentences that stand before every figure, on paper and on screen. */
export const standingNotes = (year: number, capacityMw: string): Label[] => {
  const gigawatts = (Number(capacityMw) / 1000).toFixed(0)
  return [
    {
      zh: `电厂是真实的，${year} 年的运行、燃料与机组划分由程序按种子模拟，不是任何电厂的实际数据。`,
      en:
        `The plants are real; their units, operation and fuel in ${year} are simulated from a seed ` +
        "and are no plant's actual data.",
    },
    {
      zh: `名单不完整：文件中可用的煤电与气电共 ${gigawatts} GW，全国公布数列于旁边对照，不应相等。`,
      en:
        `The fleet is partial: the file's usable coal and gas plants have ${gigawatts} GW. ` +
        'Published national totals stand beside ours and need not agree.',
    },
  ]
}

/** The text of summary.json: amounts as integers, decimals as text, two spaces, one line feed at the end. */
export const summaryJson = (summary: YearSummary): string => `${toJson(summary, 2)}\n`
