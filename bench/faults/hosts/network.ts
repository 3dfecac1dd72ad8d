import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { openSync } from 'node:fs'

/** A network of hosts in this machine's kernel: each a name space of its own behind a cable that can be pulled (ip-netns(8)). */
export type Network = {
  addressOf(host: string): string
  /** Starts a program on a host. */
  run(host: string, file: string, args: readonly string[], env?: NodeJS.ProcessEnv): ChildProcess
  /** Pulls a host's cable, or puts it back. */
  pull(host: string): void
  plug(host: string): void
  takeDown(): void
}

const net = '10.77.0'
const bridge = 'slbr0'

/** Builds it; what its programs say goes to a file. This process stands at the bridge and reaches every host. Needs root and the program `ip`. */
export function buildNetwork(hosts: readonly string[], logFile: string): Network {
  const log = openSync(logFile, 'a')
  const addressOf = (host: string) => `${net}.${10 + hosts.indexOf(host)}`
  const takeDown = () => {
    for (const host of hosts) {
      quietly('netns', 'delete', `sl-${host}`)
      // As long as a program of a trial that broke off lives, its network does.
      quietly('link', 'delete', `slv-${host}`)
    }
    quietly('link', 'delete', bridge)
  }
  takeDown()
  ip('link', 'add', bridge, 'type', 'bridge')
  ip('address', 'add', `${net}.1/24`, 'dev', bridge)
  ip('link', 'set', bridge, 'up')
  for (const host of hosts) addHost(host, addressOf(host))
  return {
    addressOf,
    run: (host, file, args, env) =>
      spawn('ip', ['netns', 'exec', `sl-${host}`, file, ...args], {
        env: { PATH: process.env.PATH, ...env },
        stdio: ['ignore', log, log],
        detached: true,
      }),
    pull: (host) => ip('link', 'set', `slv-${host}`, 'down'),
    plug: (host) => ip('link', 'set', `slv-${host}`, 'up'),
    takeDown,
  }
}

function addHost(host: string, address: string): void {
  const space = `sl-${host}`
  ip('netns', 'add', space)
  ip('link', 'add', `slv-${host}`, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', space)
  ip('link', 'set', `slv-${host}`, 'master', bridge, 'up')
  ip('-n', space, 'address', 'add', `${address}/24`, 'dev', 'eth0')
  ip('-n', space, 'link', 'set', 'eth0', 'up')
  ip('-n', space, 'link', 'set', 'lo', 'up')
}

function ip(...args: string[]): void {
  execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] })
}

function quietly(...args: string[]): void {
  try {
    ip(...args)
  } catch {
    // It was not there.
  }
}
