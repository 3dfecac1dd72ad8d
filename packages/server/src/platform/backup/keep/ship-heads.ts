import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from '../../disk/write-durably.ts'

/** Where the signed heads of the audit lie in a repository: signed and public, so they lie open. */
export const headsIn = (repository: string): string => join(repository, 'audit-tree-heads.jsonl')

/** Copies the signed heads into the repository when there are new ones. */
export async function shipHeads(dataDir: string, repository: string): Promise<void> {
  const from = join(dataDir, 'audit-tree-heads.jsonl')
  if (!existsSync(from)) return
  const heads = readFileSync(from)
  const there = headsIn(repository)
  if (existsSync(there) && readFileSync(there).equals(heads)) return
  await writeDurably(there, [heads], 0o644)
}
