import { roleNames, type Role } from '../../../src/kernel/role.ts'
import type { DemoPerson } from '../api/types.ts'

export interface Seat {
  readonly one: DemoPerson
  /** What tells this person from the others of the organisation: what else they may do, or which of several equals they are. */
  readonly also: string
  /** Everything the person can be found by. */
  readonly words: string
}

export interface Group {
  readonly key: string
  readonly title: string
  readonly seats: readonly Seat[]
}

/** Each person once, under the first of their roles in the order of the system's roles. */
export const byRole = (people: readonly DemoPerson[]): readonly (readonly [Role, readonly DemoPerson[]])[] =>
  roleNames
    .map((role): readonly [Role, DemoPerson[]] => [
      role,
      people.filter((one) => roleNames.find((name) => one.roles.includes(name)) === role),
    ])
    .filter(([, group]) => group.length > 0)

/** Every word of the search must be found somewhere: in the name, the organisation or the role, in either language. */
export const found = (groups: readonly Group[], search: string): Group[] => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return groups
    .map((group) => ({ ...group, seats: group.seats.filter((seat) => words.every((word) => seat.words.includes(word))) }))
    .filter((group) => group.seats.length > 0)
}

export interface Part extends Group {
  /** The group began in the column before; its head is repeated. */
  readonly continued: boolean
}

/** How tall a head stands, in rows of people. */
const headRows = 1
/** A head with fewer people under it at the foot of a column goes over to the next. */
const fewestUnderHead = 2

const heightOf = (groups: readonly Group[]): number => groups.reduce((rows, group) => rows + headRows + group.seats.length, 0)

/** Groups in columns of about one height, in order; a group that goes on in the next column has its head there again. */
export const inColumns = (groups: readonly Group[], columns: number): Part[][] => {
  const tall = Math.ceil((heightOf(groups) + (columns - 1) * headRows) / columns)
  const placed: Part[][] = Array.from({ length: columns }, () => [])
  let column = 0
  let room = tall
  const next = (): void => {
    column += 1
    room = tall
  }
  for (const group of groups) {
    let rest = group.seats
    while (rest.length > 0) {
      const isLast = column === columns - 1
      if (!isLast && room < headRows + Math.min(fewestUnderHead, rest.length)) next()
      const count = column === columns - 1 ? rest.length : Math.min(rest.length, room - headRows)
      placed[column]?.push({ ...group, seats: rest.slice(0, count), continued: rest !== group.seats })
      rest = rest.slice(count)
      room -= headRows + count
    }
  }
  return placed.filter((parts) => parts.length > 0)
}
