import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { commandOf, isRunning } from '../src/store/embedded/process.ts'
import { openServer, type OpenServer } from '../src/store/embedded/server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the test run's PostgreSQL; `serverAt(inject('serverUrl'))` makes databases on it. */
    serverUrl: string
  }
}

interface Run {
  server: OpenServer
  dataDir: string
  projects: number
}

// Each vitest project loads this file for itself; the one cluster of the run hangs on the process.
const shared = globalThis as { tonneTestRun?: Promise<Run> }

const prefix = 'tonne-tests-'

/** Clusters of test runs that were killed: nobody comes back for them. */
const sweep = (): void => {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name)
    const owner = Number(name.slice(prefix.length).split('-')[0])
    if (isRunning(owner)) continue
    try {
      const pid = Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
      if (commandOf(pid)?.includes(folder)) process.kill(pid, 'SIGQUIT')
    } catch {
      // It was stopped, or never started.
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  }
}

const startRun = async (): Promise<Run> => {
  sweep()
  const dataDir = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  return { server: await openServer({ dataDir, fsync: false, purpose: 'tests' }), dataDir, projects: 0 }
}

/** One cluster for the whole run, with fsync off; fault tests start their own. */
export const setup = async (project: TestProject): Promise<void> => {
  shared.tonneTestRun ??= startRun()
  const run = await shared.tonneTestRun
  run.projects += 1
  project.provide('serverUrl', run.server.url())
}

export const teardown = async (): Promise<void> => {
  const run = await shared.tonneTestRun
  if (!run) return
  run.projects -= 1
  if (run.projects > 0) return
  delete shared.tonneTestRun
  await run.server.stop()
  rmSync(run.dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
}
