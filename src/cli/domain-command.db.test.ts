import { writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestApp } from '../../test/database.ts'
import { admitAll, issue } from '../../test/people.ts'
import { heldIn } from '../../test/snapshot.ts'
import { declarations } from '../main.ts'
import { rolesGranted } from '../parties/events.ts'
import { actOn, isDomain, told } from './domain-command.ts'
import type { Flags } from './terminal.ts'

let opened: TestApp
const folder = mkdtempSync(join(tmpdir(), 'tonne-terminal-'))

beforeAll(async () => {
  const memberships = [{ person: 'li', organisation: 'plantA', role: 'representative' as const }]
  opened = await openTestMarket('2025-10-20', [rolesGranted({ memberships })])
  await admitAll(opened.app)
  await issue(opened.app, 'CEA2024', [{ entity: 'plantA', quantity: 1_000n }])
})
afterAll(async () => {
  await opened.close()
  rmSync(folder, { recursive: true })
})

const input = (value: unknown): string => {
  const file = join(folder, 'input.json')
  writeFileSync(file, JSON.stringify(value))
  return file
}

const act = (name: string, flags: Flags) => {
  const item = declarations().commands.get(name) ?? declarations().views.get(name)
  if (!item) throw new Error(`${name} is not declared`)
  return actOn(opened.app, item, flags)
}

test('runs a command for the person and organisation named, once under its key', async () => {
  const flags = { as: 'li@plantA', input: input({ product: 'CEA2024', quantity: 40 }), key: 'once', lang: 'en' }
  const first = await act('registry.moveToTrading', flags)
  expect(first).toMatchObject({ kind: 'done', result: { moved: 40n } })
  expect(await act('registry.moveToTrading', flags)).toMatchObject({ kind: 'done', repeated: true })
  expect(await heldIn(opened.app, 'T-plantA', 'CEA2024')).toBe(40n)
  expect(told(first, flags)).toBe(0)
})

test('a refusal ends with 1, an input that is not as the form asks with 2, and a misspelt field is no silent omission', async () => {
  const refused = await act('registry.moveToTrading', { as: 'li@plantA', input: input({ product: 'CEA2024', quantity: 5_000 }) })
  expect(refused).toMatchObject({ kind: 'refused', refusals: [{ code: 'notEnoughFree' }] })
  expect(told(refused, { lang: 'zh' })).toBe(1)
  const bad = await act('registry.moveToTrading', { as: 'li@plantA', input: input({ product: 'CEA2024', quantity: 1.5 }) })
  expect(told(bad, { lang: 'zh' })).toBe(2)
  const misspelt = await act('registry.moveToTrading', {
    as: 'li@plantA',
    input: input({ product: 'CEA2024', quantity: 1, organization: 'plantB' }),
  })
  expect(misspelt).toMatchObject({ kind: 'badInput', problems: [{ path: 'organization' }] })
})

test('asks a view by flags, without a name where anyone may, and knows nobody who holds no role', async () => {
  expect(await act('parties.organisations', { kind: 'ministry' })).toMatchObject({
    kind: 'answer',
    value: { rows: [{ id: 'mee' }] },
  })
  await expect(act('registry.moveToTrading', { as: 'li@plantB', input: input({}) })).rejects.toThrow(/no role/)
  await expect(act('registry.moveToTrading', { as: 'li', input: input({}) })).rejects.toThrow(/PERSON@ORGANISATION/)
})

test('every declared domain is a word of the terminal, in kebab-case too', () => {
  for (const name of declarations().commands.keys()) expect(isDomain(name.split('.')[0] ?? ''), name).toBe(true)
  expect(isDomain('nonsense')).toBe(false)
})
