import { useView, type Answer } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import type { Label, Role, Session, Working } from '../../api/types.ts'
import type { Position } from '../../parts/position-sentence.tsx'
import type { TagKind } from '../../parts/sheet.tsx'

export interface Worked {
  readonly value: number
  readonly working: Working
}

/** A row of `enterprise.position`: tonnes throughout. */
export interface PlantPosition {
  readonly id: string
  readonly name: Label
  readonly description: Label
  readonly basis: 'obligation' | 'verified' | 'annualReport' | 'forecast' | 'none'
  readonly due: number
  readonly surrendered: number
  readonly missing: number
  readonly held: number
  readonly credits: number
  readonly net: Worked
  /** What the final allocation should add to `net`, while it is still to come. */
  readonly toCome: { readonly tonnes: number | null; readonly working: Working | null; readonly draft: boolean } | null
  readonly province: string | null
  readonly deadline: string | null
  readonly status: readonly { readonly kind: TagKind; readonly text: Label }[]
}

export interface PoolRow {
  readonly product: string
  readonly tonnes: number
  readonly closeFen: number | null
  readonly valueFen: number | null
  readonly working: Working | null
}

export interface PositionResult {
  readonly known: boolean
  readonly shortBy: number
  readonly surplusBy: number
  readonly toBuy: number
  readonly toSell: number
  readonly net: Worked
  readonly beyondBook: number
  /** Fen per tonne that those are reckoned at. */
  readonly beyondBookFen: number | null
  /** The final allocations still to come: of how many plants, and what they should add; null where it cannot be told. */
  readonly toCome: { readonly plants: number; readonly tonnes: number | null; readonly draft: boolean } | null
  readonly costFen: number | null
  readonly costWorking: Working | null
  readonly averageFen: number | null
  readonly worthFen: number | null
  readonly deadline: string | null
  readonly lastSensibleDay: string | null
  readonly lastDayWorking: Working | null
  readonly tradingDaysLeft: number | null
  readonly credits: {
    readonly limit: number
    readonly quantity: number
    readonly costFen: number
    readonly totalFen: number
    readonly savingFen: number
  } | null
}

export interface PositionAnswer {
  readonly organisation: string
  readonly name: Label
  readonly year: number
  readonly asOf: string
  readonly result: PositionResult
  readonly plants: readonly PlantPosition[]
  readonly pool: readonly PoolRow[]
}

const readers: readonly Role[] = ['complianceManager', 'representative', 'trader', 'plantEngineer']

/** An emitter or a group of them has a position; authorities, operators and banks have none. */
export const hasPosition = (session: Session | undefined): boolean =>
  session !== undefined &&
  ['emitter', 'group'].includes(session.organisation.kind) &&
  session.roles.some((role) => readers.includes(role))

export const usePosition = (session: Session | undefined, year: number): Answer<PositionAnswer> =>
  useView(views.position, { year }, { enabled: hasPosition(session), every: 30_000 })

/** Short today, and the final allocation still to come should cover it: nothing has to be bought. Tonnes left then. */
export const leftAfterFinal = ({ shortBy, toCome }: Pick<PositionResult, 'shortBy' | 'toCome'>): number | undefined => {
  if (shortBy === 0 || toCome === null || toCome.tonnes === null) return undefined
  const left = toCome.tonnes - shortBy
  return left < 0 ? undefined : left
}

/** The position as its sentence says it; undefined where nothing is known of the year yet. */
export const sentenceOf = ({ result, plants, year }: PositionAnswer, who: string): Position | undefined => {
  if (!result.known) return undefined
  const covered = plants.length > 0 && plants.every(({ due, missing }) => due > 0 && missing === 0)
  const isShort = result.shortBy > 0
  const awaited = leftAfterFinal(result)
  return {
    who,
    year,
    net: result.net.value,
    netWorking: result.net.working,
    covered,
    ...(awaited === undefined ? {} : { awaited }),
    amount: isShort ? result.costFen : result.worthFen,
    amountWorking: (isShort ? result.costWorking : null) ?? undefined,
    averagePrice: isShort ? result.averageFen : null,
    lastDay: result.lastSensibleDay,
    lastDayWorking: result.lastDayWorking ?? undefined,
    tradingDaysLeft: result.tradingDaysLeft,
  }
}
