import { decimal, type Decimal, type Label, type Rules } from '../kernel/index.ts'

/** What a generating unit burns, by design. Captive plants of any industry count, and combined heat and power (RQ-002-051). */
export const unitKinds = {
  coalConventional: { zh: '常规燃煤机组', en: 'Conventional coal' },
  coalCirculatingFluidisedBed: { zh: '燃煤循环流化床机组', en: 'Coal, circulating fluidised bed' },
  coalUnconventional: { zh: '燃煤矸石、煤泥、水煤浆等非常规燃煤机组', en: 'Gangue, slime or coal-water slurry' },
  gas: { zh: '燃气机组', en: 'Natural gas' },
  oil: { zh: '燃油机组', en: 'Oil' },
  biomass: { zh: '生物质机组', en: 'Biomass or waste' },
} as const satisfies Record<string, Label>
export type UnitKind = keyof typeof unitKinds
export const unitKindNames = Object.keys(unitKinds) as [UnitKind, ...UnitKind[]]

/** The four benchmark classes, most favourable benchmark last among coal: units reported together take the least favourable. */
export const unitClasses = {
  I: { zh: '300MW等级以上常规燃煤机组', en: 'Conventional coal above the 300 MW grade' },
  II: { zh: '300MW等级及以下常规燃煤机组', en: 'Conventional coal of the 300 MW grade and below' },
  III: { zh: '非常规燃煤机组（含燃煤循环流化床）', en: 'Non-conventional coal (with circulating fluidised beds)' },
  IV: { zh: '燃气机组', en: 'Gas units' },
} as const satisfies Record<string, Label>
export type UnitClass = keyof typeof unitClasses
export const unitClassNames = Object.keys(unitClasses) as [UnitClass, ...UnitClass[]]

export const isConventionalCoal = (unitClass: UnitClass): boolean => unitClass === 'I' || unitClass === 'II'
export const isGas = (unitClass: UnitClass): boolean => unitClass === 'IV'

export interface ClassedUnit {
  readonly kind: UnitKind
  /** Rated power of the generator, MW. */
  readonly capacityMw: Decimal
}

/**
 * The class of a unit by its main fuel and the generator's rated power, or undefined where no class holds it (oil, pure biomass).
 * Source: allocation plan 2023/2024, annex 1.
 */
export const unitClassOf = (rules: Rules, year: number, unit: ClassedUnit): UnitClass | undefined => {
  switch (unit.kind) {
    case 'gas':
      return 'IV'
    case 'coalCirculatingFluidisedBed':
    case 'coalUnconventional':
      return 'III'
    case 'coalConventional':
      return unit.capacityMw.gte(rules.decimal('mrv/unit-class-capacity', { year }).decimal) ? 'I' : 'II'
    default:
      return undefined
  }
}

/** Units behind one header that cannot be metered apart are one unit of the class that gives least per MWh. */
export const leastFavourableClass = (
  classes: readonly UnitClass[],
  benchmarkOf: (unitClass: UnitClass) => Decimal,
): UnitClass | undefined => [...classes].sort((a, b) => decimal(benchmarkOf(a)).comparedTo(benchmarkOf(b)))[0]
