import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApp, openTestMarket, type TestApp } from '../../../test/database.ts'
import { admitAll, issue, li, must } from '../../../test/people.ts'
import { day } from '../../kernel/index.ts'
import type { RunningApp } from '../../main.ts'
import { anchorFile, checkAnchors, checkRebuild, readAnchors, run, sealAll, verifyChain } from '../../store/index.ts'
import { sealOf, genesis } from '../../store/chain.ts'
import { keepSignedHead } from '../../store/day-end.ts'
import { checkArchive, restore } from './load.ts'
import { backup } from './write.ts'

const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'tonne-backup-'))
  folders.push(made)
  return made
}

const databaseOf = async (app: RunningApp): Promise<string> =>
  (await app.sql.rows<{ name: string }>(`select current_database() as name`))[0]?.name ?? ''

/** Every row of every table as text; what means something on its own server only is left out. */
const allRows = async (app: RunningApp): Promise<Record<string, readonly string[]>> => {
  const found: Record<string, readonly string[]> = {}
  for (const table of app.tables) {
    const rows = await app.sql.rows<{ line: string }>(
      `select (to_jsonb(t) - 'xid' - 'seen')::text as line from ${table.name} t order by 1`,
    )
    found[table.name] = rows.map((row) => row.line)
  }
  return found
}

const odd = '换行\n、引号 " \\ 、行分隔 \u2028 、井号 #'

let source: TestApp
let dataDir: string

beforeAll(async () => {
  source = await openTestMarket()
  dataDir = folder()
  await admitAll(source.app)
  await issue(source.app, 'CEA2024', [{ entity: 'plantA', quantity: 9_007_199_254n }])
  await source.app.sql.rows(`insert into person (id, name_zh, name_en) values ('li', $1, 'Li')`, [odd])
  await keepSignedHead(source.app, dataDir, day('2025-10-20'))
  mkdirSync(join(dataDir, 'evidence', '2024'), { recursive: true })
  writeFileSync(join(dataDir, 'evidence', '2024', 'coal.pdf'), randomBytes(200_000))
})

afterAll(async () => {
  await source.close()
  for (const made of folders) rmSync(made, { recursive: true, force: true })
})

describe('a backup', () => {
  test('restored into an empty database has the same rows, files and signed heads, and the market goes on', async () => {
    const file = join(folder(), 'market.backup')
    await must(source.app, 'registry.moveToTrading', { product: 'CEA2024', quantity: 5 }, li)
    const before = await allRows(source.app)
    const report = await backup(source.app, dataDir, file)
    expect(report).toMatchObject({ files: 3, tables: source.app.tables.length })
    expect(statSync(file).mode & 0o777).toBe(0o600)

    const target = await openTestApp()
    const targetDir = folder()
    try {
      const restored = await restore(target.app, targetDir, await checkArchive(file))
      const name = await databaseOf(target.app)
      expect(restored.written).toEqual([`anchors/${name}.jsonl`, 'keys/heads.pem', 'evidence/2024/coal.pdf'])
      const after = await allRows(target.app)
      // The command above was not sealed yet in the source; the restore seals it.
      const { seal: sealsAfter, ...restAfter } = after
      const { seal: sealsBefore, ...restBefore } = before
      expect(restAfter).toEqual(restBefore)
      expect(sealsAfter).toEqual(expect.arrayContaining([...(sealsBefore ?? [])]))
      expect(sealsAfter).toHaveLength(before['event']?.length ?? 0)
      for (const path of ['evidence/2024/coal.pdf', 'keys/heads.pem']) {
        expect(readFileSync(join(targetDir, path)).equals(readFileSync(join(dataDir, path))), path).toBe(true)
      }
      expect(await checkAnchors(target.app.sql, readAnchors(anchorFile(targetDir, name)))).toEqual([])
      expect((await verifyChain(target.app.sql)).problems).toEqual([])

      await must(target.app, 'registry.moveToTrading', { product: 'CEA2024', quantity: 7 }, li)
      expect(await sealAll(target.app.pool)).toBe(1)
      expect(await sealAll(target.app.pool)).toBe(0)
      expect((await verifyChain(target.app.sql)).problems).toEqual([])
      expect((await checkRebuild(target.app)).filter((table) => !table.same)).toEqual([])
      expect(readdirSync(targetDir).filter((entry) => entry.startsWith('restoring-'))).toEqual([])
    } finally {
      await target.close()
    }
  })

  test('taken while commands run is one moment: what was answered before it is in it', async () => {
    const file = join(folder(), 'market.backup')
    const state = { isOver: false }
    const keys: string[] = []
    const writing = (async () => {
      while (!state.isOver) {
        const key = `li:load-${keys.length}`
        const answer = await run(source.app, {
          command: 'registry.moveToTrading',
          input: { product: 'CEA2024', quantity: 1 },
          actor: li,
          idempotencyKey: key,
        })
        if (answer.kind === 'done') keys.push(key)
      }
    })()
    while (keys.length < 10) await new Promise((resolve) => setTimeout(resolve, 10))
    const answeredBefore = [...keys]
    await backup(source.app, dataDir, file)
    state.isOver = true
    await writing
    const target = await openTestApp()
    try {
      await restore(target.app, folder(), await checkArchive(file))
      const found = await target.app.sql.rows<{ key: string }>(
        `select idempotency_key as key from command_log where idempotency_key like 'li:load-%'`,
      )
      expect(found.map((row) => row.key)).toEqual(expect.arrayContaining(answeredBefore))
      expect((await verifyChain(target.app.sql)).problems).toEqual([])
      expect((await checkRebuild(target.app)).filter((table) => !table.same)).toEqual([])
    } finally {
      await target.close()
    }
  })
})

describe('a restore is refused', () => {
  let file: string
  let bytes: Buffer
  beforeAll(async () => {
    file = join(folder(), 'market.backup')
    await backup(source.app, dataDir, file)
    bytes = readFileSync(file)
  })

  const refusedAs = async (changed: Buffer): Promise<string> => {
    const path = join(folder(), 'changed.backup')
    writeFileSync(path, changed)
    return checkArchive(path).then(
      () => 'accepted',
      (error: { refusal: { code: string } }) => error.refusal.code,
    )
  }

  test('for an archive cut at any place', async () => {
    for (const share of [0, 0.001, 0.2, 0.5, 0.9, 0.999]) {
      expect(await refusedAs(bytes.subarray(0, Math.floor(bytes.length * share))), String(share)).toBe('archiveCut')
    }
    expect(await refusedAs(bytes.subarray(0, bytes.length - 1))).toBe('archiveCut')
  })

  test('for one flipped bit anywhere, for another file and for another schema', async () => {
    for (let i = 0; i < 40; i++) {
      const changed = Buffer.from(bytes)
      const at = Math.floor((bytes.length * i) / 40)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(['archiveDamaged', 'notAnArchive', 'archiveCut'], String(at)).toContain(await refusedAs(changed))
    }
    expect(await refusedAs(Buffer.from('PK\u0003\u0004 something else, long enough to be looked at'.repeat(9)))).toBe(
      'notAnArchive',
    )
  })

  test('into a database that holds a market, which stays as it is', async () => {
    const other = await openTestMarket()
    const otherDir = folder()
    try {
      const before = await allRows(other.app)
      await expect(restore(other.app, otherDir, await checkArchive(file))).rejects.toMatchObject({
        refusal: { code: 'databaseNotEmpty' },
      })
      expect(await allRows(other.app)).toEqual(before)
      expect(readdirSync(otherDir)).toEqual([])
    } finally {
      await other.close()
    }
  })

  test('and keys that stand already are never overwritten', async () => {
    const target = await openTestApp()
    const targetDir = folder()
    mkdirSync(join(targetDir, 'keys'))
    writeFileSync(join(targetDir, 'keys', 'heads.pem'), 'mine')
    try {
      const report = await restore(target.app, targetDir, await checkArchive(file))
      expect(report.kept).toEqual(['keys/heads.pem'])
      expect(readFileSync(join(targetDir, 'keys', 'heads.pem'), 'utf8')).toBe('mine')
    } finally {
      await target.close()
    }
  })
})

describe('the chain, against the heads kept outside', () => {
  const copy = async (): Promise<TestApp & { readonly heads: string }> => {
    const target = await openTestApp()
    const targetDir = folder()
    const file = join(targetDir, 'x.backup')
    await backup(source.app, dataDir, file)
    await restore(target.app, targetDir, await checkArchive(file))
    await keepSignedHead(target.app, targetDir, day('2025-10-20'))
    return { ...target, heads: anchorFile(targetDir, await databaseOf(target.app)) }
  }

  test('one flipped byte in an event is found, and the event is named', async () => {
    const { app, close } = await copy()
    try {
      const [event] = await app.sql.rows<{ key: string; position: bigint }>(
        `update event e set body = overlay(body placing '7' from position('9007199254' in body) for 1) from seal s
         where s.event_id = e.id and body like '%9007199254%' returning e.key, s.position`,
      )
      const [problem] = (await verifyChain(app.sql)).problems
      expect(problem).toMatchObject({ event: event?.key, position: event?.position })
    } finally {
      await close()
    }
  })

  test('a tail that was deleted without a trace is found only by them', async () => {
    const { app, close, heads } = await copy()
    try {
      const gone = await app.sql.rows<{ event_id: bigint; eventId: bigint }>(
        `delete from seal where position > (select max(position) - 2 from seal) returning event_id`,
      )
      const ids = gone.map((row) => row.eventId)
      await app.sql.rows(`delete from command_log where id in (select split_part(key, '-', 1) from event where id = any($1))`, [
        ids,
      ])
      await app.sql.rows(`delete from event where id = any($1)`, [ids])
      expect((await verifyChain(app.sql)).problems).toEqual([])
      expect((await checkAnchors(app.sql, readAnchors(heads)))[0]).toMatch(/tail is gone/)
    } finally {
      await close()
    }
  })

  test('a chain recomputed after an edit is found only by them', async () => {
    const { app, close, heads } = await copy()
    try {
      await app.sql.rows(`update event set body = replace(body, '9007199254', '9007199255')`)
      const rows = await app.sql.rows<{ position: bigint; body: string }>(
        `select s.position, e.body from seal s join event e on e.id = s.event_id order by s.position`,
      )
      let hash: Buffer = genesis
      for (const row of rows) {
        hash = sealOf(hash, row.position, row.body)
        await app.sql.rows(`update seal set hash = $2 where position = $1`, [row.position, hash])
      }
      expect((await verifyChain(app.sql)).problems).toEqual([])
      expect((await checkAnchors(app.sql, readAnchors(heads)))[0]).toMatch(/recomputed/)
    } finally {
      await close()
    }
  })
})

test('a backup that fails leaves neither its file nor a part of it', async () => {
  const where = folder()
  const file = join(where, 'none', 'market.backup')
  await expect(backup(source.app, dataDir, file)).rejects.toThrow(/ENOENT/)
  expect(existsSync(join(where, 'none'))).toBe(false)
})
