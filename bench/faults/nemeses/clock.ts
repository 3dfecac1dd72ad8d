import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Nemesis } from './kills.ts'

const library = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1'
const jumps = ['+26h', '-26h', '+10m', '-10m', '+49h']

/**
 * A clock that can be moved under a running server, by libfaketime (Debian's package of that name): the environment that the server
 * starts with, and the nemesis. PostgreSQL starts with an environment of its own, so its clock stays: the two differ, as on two machines.
 */
export function openClock(folder: string): { env: Record<string, string>; nemesis: Nemesis } {
  if (!existsSync(library)) throw new Error('libfaketime is missing: apt-get install libfaketime')
  const file = join(folder, 'clock')
  writeFileSync(file, '+0\n')
  const env = {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    // Timers go by the monotonic clock, which does not jump on a real machine either.
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  }
  let no = 0
  const strike = async (random: () => number) => {
    writeFileSync(file, `${jumps[no++ % jumps.length]}\n`)
    await sleep(1500 + random() * 1500)
    writeFileSync(file, '+0\n')
  }
  return { env, nemesis: { name: 'clock of the server jumps and comes back', isKill: false, strike } }
}
