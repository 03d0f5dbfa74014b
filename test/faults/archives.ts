import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sleep, until } from '../../src/store/embedded/process.ts'
import { openServer } from '../../src/store/embedded/server.ts'
import { checkMarket } from './kills.ts'
import { standing, startLoad } from './load.ts'
import { copyOf, freePort, killed, newFolder, serve, tonne } from './market.ts'
import type { Finding } from './row.ts'

const program = fileURLToPath(new URL('../../bin/tonne.mjs', import.meta.url))
const anchors = (dataDir: string): string => join(dataDir, 'anchors', 'tonne.jsonl')

/** A backup taken while people work, restored elsewhere: what was answered before it began is in it, and all of it verifies. */
export const underLoad = async (template: string, archive: string): Promise<Finding> => {
  const dataDir = copyOf(template)
  const serving = await serve(dataDir, await freePort())
  const load = await startLoad(dataDir, [serving.port], 'backup')
  await sleep(1_500)
  const before = new Set(load.acknowledged)
  const wrong: string[] = []
  const saved = await tonne('backup', archive, '--data', dataDir)
  if (saved.status !== 0) wrong.push(`backup: ${saved.err}`)
  await load.stop()
  await killed(serving, 'SIGTERM')
  const target = join(newFolder(), 'data')
  const restored = await tonne('restore', archive, '--data', target)
  if (restored.status !== 0) wrong.push(`restore: ${restored.err}`)
  wrong.push(...(await checkMarket('--data', target, '--anchor', anchors(target))))
  for (const name of ['keys/heads.pem', 'anchors/tonne.jsonl']) {
    if (!readFileSync(join(target, name)).equals(readFileSync(join(dataDir, name)))) wrong.push(`${name} differs`)
  }
  const server = await openServer({ dataDir: target, databaseUrl: '', log: () => {} })
  const found = await standing(server.url('tonne'), 'backup', before)
  await server.stop()
  return {
    fault: 'backup under load, restored elsewhere',
    unit: 'acknowledged commands',
    tried: before.size,
    survived: found.found,
    runs: 1,
    wrong: [...wrong, ...found.wrong],
  }
}

const refusedWhole = async (archive: string, change: (path: string, size: number) => void): Promise<string | undefined> => {
  const folder = newFolder()
  const path = join(folder, 'changed.backup')
  copyFileSync(archive, path)
  change(path, statSync(path).size)
  const target = join(folder, 'data')
  const { status, err } = await tonne('restore', path, '--data', target)
  if (status !== 1) return `ended with ${status}: ${err}`
  if (err.trim().split('\n').length !== 1) return `did not say it in one sentence: ${err}`
  return existsSync(target) ? 'left a data folder behind' : undefined
}

const refusals = async (
  fault: string,
  archive: string,
  shares: readonly number[],
  change: (path: string, at: number) => void,
): Promise<Finding> => {
  const wrong: string[] = []
  for (const share of shares) {
    const found = await refusedWhole(archive, (path, size) => change(path, Math.min(size - 1, Math.floor(size * share))))
    if (found !== undefined) wrong.push(`at ${share}: the restore ${found}`)
  }
  return { fault, unit: 'archives', tried: shares.length, survived: shares.length - wrong.length, runs: shares.length, wrong }
}

export const cut = (archive: string): Promise<Finding> =>
  refusals('restore of an archive that was cut is refused', archive, [0, 0.0001, 0.1, 0.35, 0.6, 0.85, 0.99, 1], truncateSync)

export const flipped = (archive: string): Promise<Finding> =>
  refusals('restore of an archive with one flipped bit is refused', archive, [0, 0.00005, 0.2, 0.5, 0.8, 0.9999], (path, at) => {
    const bytes = readFileSync(path)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(path, bytes)
  })

/** Killed in the middle of a restore: nothing stands that the next restore does not replace. */
export const whileRestoring = async (archive: string): Promise<Finding> => {
  const dataDir = join(newFolder(), 'data')
  await (await openServer({ dataDir, databaseUrl: '', log: () => {} })).stop()
  const wrong: string[] = []
  const delays = [10, 120, 260]
  for (const delay of delays) {
    const child = spawn(process.execPath, [program, 'restore', archive, '--data', dataDir], {
      env: { ...process.env, DATABASE_URL: '' },
      stdio: 'ignore',
    })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    const isLoading = (): boolean => readdirSync(dataDir).some((name) => name.startsWith(`restoring-${child.pid}-`))
    if (!(await until(() => isLoading() || child.exitCode !== null, 30_000, 2))) wrong.push('no restore began')
    await sleep(delay)
    child.kill('SIGKILL')
    await ended
  }
  const last = await tonne('restore', archive, '--data', dataDir)
  const isThere = last.err.includes('holds a market already')
  if (last.status !== 0 && !isThere) wrong.push(`the restore after the kills: ${last.err}`)
  wrong.push(...(await checkMarket('--data', dataDir, ...(existsSync(anchors(dataDir)) ? ['--anchor', anchors(dataDir)] : []))))
  return {
    fault: 'killed while restoring',
    unit: 'kills',
    tried: delays.length,
    survived: wrong.length === 0 ? delays.length : 0,
    runs: delays.length,
    wrong,
  }
}
