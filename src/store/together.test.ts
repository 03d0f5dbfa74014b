import { expect, test } from 'vitest'
import type { Answer, Request } from './request.ts'
import { together } from './together.ts'

const request = (command: string): Request => ({
  command,
  input: {},
  actor: { person: 'li', organisation: 'plantA', roles: ['trader'] },
})

const answerTo = ({ command }: Request): Answer => ({ kind: 'done', command, result: {} })

/** Collects what was run together; each transaction ends when the test says so. */
const recorded = (failing: (requests: readonly Request[]) => Error | undefined = () => undefined) => {
  const parts: string[][] = []
  const open: (() => void)[] = []
  const runAll = async (requests: readonly Request[]): Promise<Answer[]> => {
    parts.push(requests.map(({ command }) => command))
    await new Promise<void>((resolve) => open.push(resolve))
    const error = failing(requests)
    if (error) throw error
    return requests.map(answerTo)
  }
  const finishAll = async (): Promise<void> => {
    while (open.length > 0) {
      for (const end of open.splice(0)) end()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { parts, runAll, finishAll }
}

const commands = (count: number): string[] => Array.from({ length: count }, (_, i) => `c${i}`)

test('what comes while every lane is busy shares the next transaction, in its order, and each gets its own answer', async () => {
  const { parts, runAll, finishAll } = recorded()
  const queue = together(runAll, () => false)
  const answers = Promise.all(commands(10).map((name) => queue(request(name))))
  await finishAll()
  expect((await answers).map((answer) => answer.kind === 'done' && answer.command)).toEqual(commands(10))
  expect(parts).toEqual([['c0'], ['c1'], ['c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9']])
})

test('who must be alone shares with nobody', async () => {
  const { parts, runAll, finishAll } = recorded()
  const queue = together(runAll, ({ command }) => command === 'c6')
  const answers = Promise.all(commands(9).map((name) => queue(request(name))))
  await finishAll()
  await answers
  expect(parts.slice(2)).toEqual([['c2', 'c3', 'c4', 'c5'], ['c6'], ['c7', 'c8']])
})

test('an error that rolled back is one request’s own; after a lost connection nobody is run twice', async () => {
  const bug = recorded((requests) => (requests.some(({ command }) => command === 'c5') ? new Error('bug') : undefined))
  const queue = together(bug.runAll, () => false)
  const settled = Promise.allSettled(commands(7).map((name) => queue(request(name))))
  await bug.finishAll()
  expect((await settled).map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
  const lost = recorded((requests) => (requests.length > 1 ? new Error('Connection terminated unexpectedly') : undefined))
  const lossy = together(lost.runAll, () => false)
  const ends = Promise.allSettled(commands(7).map((name) => lossy(request(name))))
  await lost.finishAll()
  expect((await ends).filter(({ status }) => status === 'rejected')).toHaveLength(5)
  expect(lost.parts).toHaveLength(3)
})
