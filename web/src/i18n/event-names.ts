import { zh, type TextKey } from './zh.ts'
import type { Translate } from './index.ts'

/** What an event is called for a person; an event without a text keeps its own name, which is a word of the law already. */
export const eventName = (t: Translate, name: string): string => {
  const key = `event.${name}`
  return key in zh ? t(key as TextKey) : name
}
