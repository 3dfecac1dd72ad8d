import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// Clock ticks of /proc are hundredths of a second on every Linux that we know (proc_pid_stat(5)).
const ticksPerSecond = 100

/** The processor seconds spent so far by this process, and by the PostgreSQL of a data folder with all its children; Linux only. */
export function cpuSeconds(dataDir: string): { own: number; postgres: number } {
  const { user, system } = process.cpuUsage()
  const [server = ''] = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
  const ticks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(readStat)
    .filter((stat) => stat?.pid === server || stat?.parent === server)
  return {
    own: (user + system) / 1e6,
    postgres: ticks.reduce((sum, stat) => sum + (stat?.ticks ?? 0), 0) / ticksPerSecond,
  }
}

/** The processor seconds spent so far by a process of its own; Linux only. */
export function secondsOf(pid: number): number {
  return (readStat(String(pid))?.ticks ?? 0) / ticksPerSecond
}

type Stat = { pid: string; parent: string; ticks: number }

// A process may end while we look.
function readStat(pid: string): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const [parent = ''] = fields.slice(1, 2)
    return { pid, parent, ticks: fields.slice(11, 13).reduce((sum, field) => sum + Number(field), 0) }
  } catch {
    return undefined
  }
}
