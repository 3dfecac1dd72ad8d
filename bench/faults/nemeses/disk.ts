import { execFileSync } from 'node:child_process'
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Nemesis } from './kills.ts'

/** A small disk in memory, mounted in a folder of its own (root only); `fillUp` is a nemesis that fills it to the last byte for some seconds. */
export type SmallDisk = { folder: string; fillUp(meanwhile?: Nemesis): Nemesis; close(): void }

/** Mounts a small disk. */
export function openSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'saolang-small-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])
  chmodSync(folder, 0o755)
  const ballast = join(folder, 'ballast')
  const fillUp = (meanwhile?: Nemesis): Nemesis => ({
    name: meanwhile ? `full disk, and in it ${meanwhile.name}` : 'full disk',
    isKill: meanwhile?.isKill ?? false,
    strike: async (random) => {
      fill(ballast)
      await sleep(1000)
      await meanwhile?.strike(random)
      await sleep(3000 + random() * 6000)
      rmSync(ballast)
    },
  })
  const close = () => {
    execFileSync('umount', [folder])
    rmSync(folder, { recursive: true })
  }
  return { folder, fillUp, close }
}

function fill(file: string): void {
  const handle = openSync(file, 'w')
  try {
    for (let size = 8 * 1024 * 1024; size >= 512; size /= 2) while (isWritten(handle, size));
  } finally {
    closeSync(handle)
  }
}

function isWritten(handle: number, size: number): boolean {
  try {
    return writeSync(handle, Buffer.alloc(size)) === size
  } catch {
    return false
  }
}
