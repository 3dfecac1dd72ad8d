import { flushCompileCache } from 'node:module'
import { performance } from 'node:perf_hooks'
import { start } from './main.ts'
import { demoPassword, listDemoAccounts } from './people/add-account.ts'
import { readConfig } from './platform/config.ts'
import { seedApart } from './seed.ts'

const lookMs = 4000
const idleShare = 0.03
const gatheredBytes = 4 * 1024 * 1024

/** `start`: serves on one port until it is told to stop; prints the address, and in a demo who may sign in. */
export async function startCommand(): Promise<number> {
  const { drainSeconds } = readConfig(process.env)
  const toldToStop = untilToldToStop((drainSeconds + 20) * 1000)
  const running = await start(seedApart)
  process.stdout.write(`\n  Sao Làng  ${running.config.publicUrl}\n\n`)
  if (running.config.isDemo) process.stdout.write(await describeAccounts())
  // Whoever is killed before its end has compiled for the next start all the same.
  flushCompileCache()
  giveBackAtRest()
  await toldToStop
  await running.stop()
  return 0
}

// What the start and the jobs of each minute leave behind goes back to the machine, 35 MB that an idle server would keep for days:
// when it has nothing to do, and some has gathered.
function giveBackAtRest(): void {
  let since = performance.eventLoopUtilization()
  let kept = 0
  const look = () => {
    const { utilization } = performance.eventLoopUtilization(since)
    since = performance.eventLoopUtilization()
    if (utilization > idleShare || process.memoryUsage().heapUsed < kept + gatheredBytes) return
    globalThis.gc?.({ type: 'major', flavor: 'last-resort' })
    kept = process.memoryUsage().heapUsed
  }
  setInterval(look, lookMs).unref()
}

async function describeAccounts(): Promise<string> {
  const accounts = await listDemoAccounts(undefined)
  const rows = accounts.map(({ email, fullName, role }) => `  ${email.padEnd(46)}${role.padEnd(20)}${fullName}`)
  return `  Demo accounts, fictitious; the password of each is  ${demoPassword}\n\n${rows.join('\n')}\n\n`
}

// The terminal, a service manager, or the end of the process that started us (its channel closes). A second signal
// changes nothing: a terminal's Ctrl-C reaches us directly and once more through our parent.
function untilToldToStop(mostMs: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      resolve()
      setTimeout(() => process.exit(1), mostMs).unref()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
    process.on('disconnect', stop)
  })
}
