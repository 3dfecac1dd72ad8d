import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from '../../disk/write-durably.ts'
import { keyOf } from '../../files.ts'
import { eachAtMost } from '../each-at-most.ts'
import { holds, nameFile, readStream } from '../objects.ts'

/** Which of the stored files came back, and which the repository does not hold. */
export type RestoredFiles = { files: number; missing: string[] }

/** Puts the stored files that the database knows into the data folder. Throws an Error that names the one that is damaged. */
export async function restoreFiles(
  { to, repository, identity, namesKey }: { to: string; repository: string; identity: string; namesKey: string },
  wanted: readonly { sha256: string }[],
): Promise<RestoredFiles> {
  const restored: RestoredFiles = { files: 0, missing: [] }
  await eachAtMost(3, wanted, async ({ sha256 }) => {
    const path = join(to, 'files', keyOf(sha256))
    if (existsSync(path)) return
    const name = nameFile({ namesKey }, sha256)
    if (!holds({ repository }, name)) {
      restored.missing.push(sha256)
      return
    }
    const written = await writeDurably(path, readStream(repository, name, identity), 0o644)
    if (written.sha256 !== sha256) throw new Error(`the stored file ${sha256} came back damaged`)
    restored.files += 1
  })
  return restored
}
