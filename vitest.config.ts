import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// Tests read the pages' sources, so that no build stands between a change and its test.
const pagesFromSource = [
  { find: /^@saolang\/web\/(?!.*\.ts$)(.*)$/, replacement: join(import.meta.dirname, 'packages/web/src/$1.tsx') },
]
const jsx = { jsx: { runtime: 'automatic' as const, importSource: 'preact' } }
const project = (name: string, include: string[], more: object = {}) => ({
  resolve: { alias: pagesFromSource },
  oxc: jsx,
  test: { name, include, environment: 'node' as const, testTimeout: 30_000, hookTimeout: 120_000, ...more },
})

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project('pure', ['packages/{law,epcis,core}/src/**/*.test.ts', '{tools,bench}/**/*.test.ts']),
      project('web', ['packages/web/src/**/*.test.{ts,tsx}']),
      // In one process each worker: what is imported once serves all files, and openApp() begins each of them anew.
      project('server', ['packages/server/src/**/*.test.ts'], {
        isolate: false,
        globalSetup: ['packages/server/src/testing/global-setup.ts'],
      }),
      project('e2e', ['e2e/**/*.test.ts'], { testTimeout: 240_000, globalSetup: ['e2e/seed-once.ts'] }),
    ],
  },
})
