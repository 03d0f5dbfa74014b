import { desk } from './zh/desk.ts'
import { emissions } from './zh/emissions.ts'
import { events } from './zh/events.ts'
import { market } from './zh/market.ts'
import { oversight } from './zh/oversight.ts'
import { parts } from './zh/parts.ts'
import { registry } from './zh/registry.ts'
import { shell } from './zh/shell.ts'

/** Everything a person reads, Chinese first. One catalogue, by area; en.ts has the same keys. */
export const zh = { ...shell, ...parts, ...desk, ...emissions, ...events, ...market, ...registry, ...oversight } as const

export type TextKey = keyof typeof zh
