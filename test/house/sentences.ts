import { expect } from 'vitest'
import type { Sentences } from './files.ts'

/** Fails with the sentences themselves, one a line, and nothing around them that hides them. */
export const expectNone = (found: Sentences): void => {
  expect(found.length, `\n${found.join('\n')}\n`).toBe(0)
}
