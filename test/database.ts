import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { day, type Actor, type EventDraft } from '../src/kernel/index.ts'
import { openApp, type RunningApp } from '../src/main.ts'
import { createDatabase, dropDatabase, hasDatabase, serverAt } from '../src/store/embedded/databases.ts'
import { createMarket } from '../src/store/index.ts'

const template = 'tonne_template'

const server = () => serverAt(inject('serverUrl'))

const makeTemplate = async (): Promise<void> => {
  if (await hasDatabase(server(), template)) return
  const building = `building_${randomBytes(6).toString('hex')}`
  await createDatabase(server(), building)
  const app = await openApp({ url: server().url(building), poolSize: 2 })
  await app.database.close()
  // Two files may build at once; the second finds the name taken and drops its own.
  await createDatabase(server(), template, building).catch((error: { code?: string }) => {
    if (error.code !== '42P04' && error.code !== '23505') throw error
  })
  await dropDatabase(server(), building)
}

export interface TestApp {
  readonly app: RunningApp
  readonly url: string
  readonly close: () => Promise<void>
}

/** A database of its own for one test file, made from a migrated template on the run's real server. */
export const openTestApp = async (now?: () => Date): Promise<TestApp> => {
  await makeTemplate()
  const name = `test_${randomBytes(6).toString('hex')}`
  await createDatabase(server(), name, template)
  const app = await openApp({ url: server().url(name), poolSize: 8, ...(now ? { now } : {}) })
  return {
    app,
    url: server().url(name),
    close: async () => {
      await app.database.close()
      await dropDatabase(server(), name)
    },
  }
}

/** A sandbox market on a day, with nothing in it but what `first` states. */
export const openTestMarket = async (businessDay = '2025-10-20', first: readonly EventDraft[] = []): Promise<TestApp> => {
  const opened = await openTestApp()
  await createMarket(
    opened.app,
    { kind: 'sandbox', nameZh: '测试市场', nameEn: 'Test market', businessDay: day(businessDay) },
    first,
  )
  return opened
}

/** Somebody who acts for the program itself in a test's preparation. */
export const system: Actor = { person: 'tester', organisation: 'tonne', roles: ['administrator'], system: true }
