import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { findServer, openCluster } from '@saolang/server/src/platform/postgres/cluster.ts'
import type { System } from '../../../e2e/system.ts'

/** Something bad that happens to a running system; `strike` returns when whatever was done on purpose is over. */
export type Nemesis = { name: string; isKill: boolean; strike(random: () => number): Promise<void> }

/** Everybody who can die on one machine: the server, PostgreSQL as a whole or one of its processes, both at once. */
export function listKills(system: System): Nemesis[] {
  const kill = (name: string, strike: Nemesis['strike']): Nemesis => ({ name, isKill: true, strike })
  return [
    kill('kill -9 of the server', async () => {
      await system.kill('SIGKILL')
      await system.restart()
    }),
    kill('kill -9 of PostgreSQL', async () => system.killDatabase()),
    kill('kill -9 of a backend', async (random) => killBackend(system.dataDir, random)),
    kill('kill -9 of both', async () => {
      system.killDatabase()
      await system.kill('SIGKILL')
      await system.restart()
    }),
  ]
}

/** Processes that stop for a while and go on as if nothing had been: a machine that swaps, a snapshot of a virtual one. */
export function listPauses(system: System): Nemesis[] {
  const pause = (name: string, send: (signal: NodeJS.Signals) => void): Nemesis => ({
    ...{ name, isKill: false },
    strike: async (random) => {
      send('SIGSTOP')
      await sleep(300 + random() * 1700)
      send('SIGCONT')
    },
  })
  return [
    pause('pause of the server', (signal) => system.signal(signal)),
    pause('pause of PostgreSQL', (signal) => signalPostgres(system.dataDir, signal)),
  ]
}

function killBackend(dataDir: string, random: () => number): void {
  const clients = listBackends(dataDir).filter(({ title }) => /^postgres: (postgres|saolang)/.test(title))
  const victim = clients[Math.floor(random() * clients.length)]
  if (victim) signalAny(victim.pid, 'SIGKILL')
}

function signalPostgres(dataDir: string, signal: NodeJS.Signals): void {
  for (const { pid } of listBackends(dataDir)) signalAny(pid, signal)
  const postmaster = findServer(openCluster(dataDir))
  if (postmaster !== undefined) signalAny(postmaster, signal)
}

// Whoever is gone meanwhile needs no signal.
function signalAny(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {}
}

/** The children of the PostgreSQL of a data folder, with their titles. */
function listBackends(dataDir: string): { pid: number; title: string }[] {
  const postmaster = findServer(openCluster(dataDir))
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
        const title = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
        return parent === postmaster ? [{ pid: Number(name), title }] : []
      } catch {
        return []
      }
    })
}
