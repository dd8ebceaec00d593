import { defineConfig } from 'vitest/config'

const shared = { globalSetup: ['server/testing/database-server.ts'], pool: 'forks' as const }

/** Tests lie beside the code; journeys in a real browser lie in e2e. */
export default defineConfig({
  test: {
    maxWorkers: 2,
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
