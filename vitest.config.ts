import { defineConfig } from 'vitest/config'

const shared = {
  globalSetup: ['server/testing/database-server.ts'],
  pool: 'forks' as const,
  // As long as a page waits for what is on it: a second is not long on a busy machine.
  expect: { poll: { timeout: 15_000, interval: 25 } },
}

/** They change what a process has only one of, such as its connections to mail servers or its clock. */
const APART = [
  'server/platform/**/*.test.ts',
  'server/domains/channels/{accounts,delivery}/**/*.test.ts',
  'server/domains/channels/mail/{filing,receiving,sending}/**/*.test.ts',
  'server/domains/search/understanding/vocabulary.test.ts',
]

/**
 * Tests lie beside the code; journeys in a real browser lie in e2e. Most files share a process that has the product loaded
 * already, each with a database of its own.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    // Of the tests of one file that are marked so.
    maxConcurrency: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        test: {
          ...shared,
          name: 'server',
          include: ['{server,web,cli,scripts,seeds}/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...APART],
          isolate: false,
          setupFiles: ['server/testing/afresh.ts'],
        },
      },
      { test: { ...shared, name: 'apart', include: APART } },
      {
        test: {
          ...shared,
          name: 'journey',
          include: ['e2e/**/*.test.ts'],
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
