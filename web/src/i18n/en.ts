import { desk } from './en/desk.ts'
import { emissions } from './en/emissions.ts'
import { events } from './en/events.ts'
import { market } from './en/market.ts'
import { oversight } from './en/oversight.ts'
import { parts } from './en/parts.ts'
import { registry } from './en/registry.ts'
import { shell } from './en/shell.ts'
import type { TextKey } from './zh.ts'

export const en: Record<TextKey, string> = {
  ...shell,
  ...parts,
  ...desk,
  ...emissions,
  ...events,
  ...market,
  ...registry,
  ...oversight,
}
