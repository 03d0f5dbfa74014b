import { defineConfig } from 'vitest/config'

const database = ['src/**/*.db.test.ts', 'test/**/*.db.test.ts']
const browser = ['test/browser/**/*.browser.test.ts']
const house = ['test/house/**/*.test.ts', 'test/tidy.test.ts']
const globalSetup = ['test/global-setup.ts']
const setupFiles = ['test/properties.ts']

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts', 'web/src/**/*.test.ts'],
          exclude: [...database, ...browser, ...house],
          setupFiles,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'database',
          include: database,
          exclude: browser,
          globalSetup,
          setupFiles,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: 'house', include: house, testTimeout: 120_000 } },
      {
        // Alone and last: a page under test should not wait for a processor.
        test: {
          name: 'browser',
          include: browser,
          globalSetup,
          testTimeout: 180_000,
          hookTimeout: 240_000,
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
