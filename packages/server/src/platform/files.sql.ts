import type { Tx } from './sql.ts'
import type { FileContent } from './upload/stored-file.ts'

/** Records a content; the same content again changes nothing. */
export async function addFile(tx: Tx, { sha256, mediaType, byteSize, pages, width, height }: FileContent, at: Date) {
  await tx`
    insert into platform.file (sha256, media_type, byte_size, pages, width, height, stored_at)
    values (${sha256}, ${mediaType}, ${byteSize}, ${pages ?? null}, ${width ?? null}, ${height ?? null}, ${at})
    on conflict do nothing`
}

/** What is known of stored contents, in no order. */
export async function listFiles(tx: Tx, sha256s: readonly string[]): Promise<FileContent[]> {
  const rows = await tx<Record<keyof FileContent, never>[]>`
    select sha256, media_type as "mediaType", byte_size as "byteSize", pages, width, height
    from platform.file where sha256 = any(${sha256s as string[]})`
  return rows.map(
    (row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as FileContent,
  )
}
