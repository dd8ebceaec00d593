import { defineConfig } from 'vitest/config'

const shared = {
  globalSetup: ['server/testing/database-server.ts'],
  pool: 'forks' as const,
  // As long as a page waits for what is on it: a second is not long on a busy machine.
  expect: { poll: { timeout: 15_000, interval: 25 } },
}

/** Tests lie beside the code; journeys in a real browser lie in e2e. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    // Of the tests of one file that are marked so.
    maxConcurrency: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { test: { ...shared, name: 'server', include: ['{server,web,cli,scripts,seeds}/**/*.test.ts'] } },
      {
        test: { ...shared, name: 'journey', include: ['e2e/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
      },
    ],
  },
})
