import type { ActContext } from '../act.ts'
import { fileStore, keyOf } from '../files.ts'
import { inReadOnly } from '../sql.ts'
import { forgetFileRows } from './forget-contents.sql.ts'
import { listNamedAmong } from './named-contents.sql.ts'

/** Forgets contents whose last row has just gone, if nothing else names them: their bytes go when this act is written for good. */
export async function forgetContents(context: ActContext, sha256s: readonly string[]): Promise<void> {
  const forgotten = await forgetFileRows(context.tx, [...new Set(sha256s)])
  if (forgotten.length > 0) await context.emit('ContentsForgotten', { sha256s: forgotten })
}

/** Takes the bytes of forgotten contents out of the store. Somebody may have sent one again meanwhile: that stays, or is put back. */
export async function onContentsForgotten({ sha256s }: { sha256s: string[] }): Promise<void> {
  const isNamed = async (sha256: string) => (await inReadOnly((tx) => listNamedAmong(tx, [sha256]))).length > 0
  for (const sha256 of sha256s) {
    if (await isNamed(sha256)) continue
    const bytes = await fileStore().read(keyOf(sha256))
    await fileStore().remove(keyOf(sha256))
    if (bytes && (await isNamed(sha256))) await fileStore().put(keyOf(sha256), bytes)
  }
}
