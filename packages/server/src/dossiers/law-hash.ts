import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rootDir } from '../platform/config.ts'

let manifest: Record<string, string> | undefined

/** SHA-256 of the published file of a criteria set of Decision 26/2026, from the manifest of packages/law. Throws when it is not in it. */
export function hashOfSet(setNo: number): string {
  manifest ??= JSON.parse(readFileSync(join(rootDir, 'packages/law/manifest.json'), 'utf8')) as Record<string, string>
  const hash = manifest[`src/decisions/2026-26-qd-ttg/sets/${String(setNo).padStart(2, '0')}.json`]
  if (!hash) throw new Error(`the manifest has no set ${setNo}`)
  return hash
}
