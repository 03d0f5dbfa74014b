import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openApi, openApiText, permissionsText } from '../../src/http/index.ts'
import { declarations } from '../../src/main.ts'

const declared = declarations()
const again = 'run `npx tsx test/http/write-reference.ts`'

const pointers = (node: unknown): string[] => {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, item]) => (key === '$ref' ? [String(item)] : pointers(item)))
}

const at = (document: unknown, pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], document)

describe('the reference made from the declarations', () => {
  test('openapi.json is current', () => {
    expect(readFileSync('docs/reference/openapi.json', 'utf8') === openApiText(declared), again).toBe(true)
  })

  test('permissions.md is current', () => {
    expect(readFileSync('docs/reference/permissions.md', 'utf8') === permissionsText(declared), again).toBe(true)
  })

  test('every pointer of openapi.json leads somewhere, and no mark of our own is left in it', () => {
    const document = openApi(declared)
    const found = pointers(document)
    expect(found.length).toBeGreaterThan(100)
    expect(found.filter((pointer) => at(document, pointer) === undefined)).toEqual([])
    expect(openApiText(declared)).not.toMatch(/"wire"|"\$defs"/)
  })

  test('amounts are integers on the wire', () => {
    const move = at(openApi(declared), '#/paths') as Record<
      string,
      { post?: { requestBody: { content: Record<string, { schema: unknown }> } } }
    >
    const schema = move['/api/v1/registry/moveToTrading']?.post?.requestBody.content['application/json']?.schema
    expect(schema).toMatchObject({ properties: { quantity: { type: 'integer', minimum: 0, maximum: 9007199254740991 } } })
  })
})
