import { rmSync } from 'node:fs'
import { openSystem, seededDir } from './system.ts'

/** Seeds the demo once; every file of tests starts on a copy of its own. */
export async function setup(): Promise<() => void> {
  const system = await openSystem({ isFresh: true })
  await system.kill()
  process.env[seededDir] = system.dataDir
  return () => rmSync(system.dataDir, { recursive: true, force: true })
}
