import { expect } from 'vitest'
import { snapshotOf, type Snapshot } from './snapshot.ts'
import type { RefusalValue } from '../src/kernel/index.ts'
import type { RunningApp } from '../src/main.ts'
import { run, type Request } from '../src/store/index.ts'

export interface ExpectedRefusal {
  readonly code: string
  readonly asked?: RefusalValue
  readonly limit?: RefusalValue
}

const chinese = /[\u4e00-\u9fff]/

/**
 * Runs a request that must be refused for exactly these reasons, in both languages and with a source, and must leave everything
 * as it was.
 */
export const expectRefused = async (
  app: RunningApp,
  request: Request,
  ...expected: readonly ExpectedRefusal[]
): Promise<void> => {
  const before: Snapshot = await snapshotOf(app)
  const answer = await run(app, request)
  if (answer.kind !== 'refused') throw new Error(`${request.command} was not refused but ${answer.kind}`)
  expect(answer.refusals.map(({ code }) => code).sort()).toEqual(expected.map(({ code }) => code).sort())
  for (const { code, asked, limit } of expected) {
    const refusal = answer.refusals.find(
      (item) => item.code === code && (asked === undefined || String(item.asked) === String(asked)),
    )
    expect(refusal).toMatchObject({ code, ...(asked === undefined ? {} : { asked }), ...(limit === undefined ? {} : { limit }) })
    expect(refusal?.zh).toMatch(chinese)
    expect(refusal?.en).toMatch(/[a-z]/)
    expect(`${refusal?.zh} ${refusal?.en}`).not.toMatch(/\{\w+\}/)
    expect(refusal?.source.length).toBeGreaterThan(0)
  }
  expect(await snapshotOf(app)).toEqual(before)
}

/** Runs a request whose form is wrong: the field is named, in both languages and with a source, and nothing changes. */
export const expectBadInput = async (
  app: RunningApp,
  request: Request,
  expected: { readonly path: string; readonly code: string; readonly asked: unknown; readonly limit?: unknown },
): Promise<void> => {
  const before = await snapshotOf(app)
  const answer = await run(app, request)
  if (answer.kind !== 'badInput') throw new Error(`${request.command} was not bad input but ${answer.kind}`)
  const problem = answer.problems.find(({ path }) => path === expected.path)
  expect(problem).toMatchObject(expected)
  expect(problem?.zh).toMatch(chinese)
  expect(problem?.en).toMatch(/^[\x20-\x7e]+$/)
  expect(problem?.source.length).toBeGreaterThan(0)
  expect(await snapshotOf(app)).toEqual(before)
}
