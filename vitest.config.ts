import { defineConfig } from 'vitest/config'

const nodeProject = (name: string, include: string[], more: object = {}) => ({
  test: { name, include, environment: 'node' as const, testTimeout: 30_000, hookTimeout: 120_000, ...more },
})

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      nodeProject('pure', ['packages/{law,epcis,core}/src/**/*.test.ts', 'tools/**/*.test.ts']),
      { ...nodeProject('web', ['packages/web/src/**/*.test.{ts,tsx}']), oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } } },
      nodeProject('server', ['packages/server/src/**/*.test.ts'], { globalSetup: ['packages/server/src/testing/global-setup.ts'] }),
      nodeProject('e2e', ['e2e/**/*.test.ts'], { testTimeout: 240_000, fileParallelism: false }),
    ],
  },
})
