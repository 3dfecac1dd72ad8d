// `./saolang dev`: the system, built and started anew after every change.
import { watch } from 'node:fs'
import { join } from 'node:path'
import { rootDir } from './list-files.ts'
import { type Program, runProgram } from './run-program.ts'

const watched = [
  'packages/law/src',
  'packages/epcis/src',
  'packages/core/src',
  'packages/web/src',
  'packages/server/src',
  'db/migrations',
]
const quietMs = 150

let server: Program | undefined
let isStopping = false
let pending: NodeJS.Timeout | undefined

for (const folder of watched)
  watch(join(rootDir, folder), { recursive: true }, (_, name) => restartSoon(folder, name ?? ''))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    isStopping = true
    if (!server) process.exit(0)
  })
await startServer()

function restartSoon(folder: string, name: string): void {
  if (/\.test\.tsx?$|~$/.test(name)) return
  clearTimeout(pending)
  pending = setTimeout(() => void restart(folder === 'packages/server/src' || folder === 'db/migrations'), quietMs)
}

async function restart(pagesStand: boolean): Promise<void> {
  if (!pagesStand && (await runProgram(['packages/web/build.ts']).exitCode) !== 0) return
  const former = server
  server = undefined
  former?.kill('SIGTERM')
  await former?.exitCode
  await startServer()
}

// A server that fell over waits for the next change; one that was told to stop ends everything.
async function startServer(): Promise<void> {
  const program = runProgram(['packages/server/src/cli.ts', 'start'], {
    SAOLANG_LOG: process.env.SAOLANG_LOG ?? 'info',
  })
  server = program
  void program.exitCode.then((code) => {
    if (isStopping) process.exit(code)
    if (server !== program) return
    server = undefined
    process.stderr.write('saolang dev: waiting for a change…\n')
  })
}
