// `npm test`: every test, browser tests included. What follows goes to vitest: `npm test -- packages/core`.
import { requireBrowser } from './find-browser.ts'
import { requireJudges } from './require-judges.ts'
import { packaged, runProgram } from './run-program.ts'

const args = process.argv.slice(2)

try {
  const env = { CHROMIUM: requireBrowser() }
  requireJudges()
  process.exitCode = await runProgram([packaged('vitest/vitest.mjs'), 'run', ...args], env).exitCode
} catch (error) {
  process.stderr.write(`saolang test: ${(error as Error).message}\n`)
  process.exitCode = 1
}
if (process.connected) process.disconnect()
