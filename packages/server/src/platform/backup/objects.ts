import { createHmac } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { type Written, writeDurably } from '../disk/write-durably.ts'
import { open, seal, wholeOf } from './age/age.ts'

/** A repository as its writer sees it: where it lies, for whom it seals, and the secret by which it names contents. */
export type Store = { repository: string; recipient: string; namesKey: string }

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

/** The name of a content: who sees the repository cannot tell from it what the content is, nor that it is one they know. */
export function nameContent({ namesKey }: Store, content: Buffer): string {
  const name = createHmac('sha256', namesKey).update(content).digest('hex')
  return `objects/${name.slice(0, 2)}/${name}`
}

/** The name of a stored file, made of the hash that the database knows it by. */
export function nameFile({ namesKey }: Pick<Store, 'namesKey'>, sha256: string): string {
  const name = createHmac('sha256', namesKey).update(`file:${sha256}`).digest('hex')
  return `files/${name.slice(0, 2)}/${name}`
}

/** Whether the repository has this name already. */
export function holds({ repository }: Pick<Store, 'repository'>, name: string): boolean {
  return existsSync(join(repository, name))
}

/** Compresses, seals and stores a content. */
export async function putContent(store: Store, name: string, content: Buffer): Promise<Written> {
  const packed = await compress(content)
  return writeDurably(join(store.repository, name), seal([packed], store.recipient))
}

/** Seals and stores what is compressed already, piece by piece: pictures, PDF, films. */
export function putStream(
  store: Store,
  name: string,
  content: AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<Written> {
  return writeDurably(join(store.repository, name), seal(content, store.recipient))
}

/** A content as it was stored. Throws an Error that names it when it is missing, changed or sealed for another key. */
export async function readContent(repository: string, name: string, identity: string): Promise<Buffer> {
  try {
    const sealed = await readFile(join(repository, name))
    return await decompress(await wholeOf(open([sealed], identity)))
  } catch (error) {
    throw new Error(`${name} of the backup cannot be read: ${(error as Error).message}`)
  }
}

/** A stored file, piece by piece. Throws an Error that names it when it is missing, changed or sealed for another key. */
export async function* readStream(repository: string, name: string, identity: string): AsyncGenerator<Buffer> {
  try {
    yield* open(createReadStream(join(repository, name), { highWaterMark: 256 * 1024 }), identity)
  } catch (error) {
    throw new Error(`${name} of the backup cannot be read: ${(error as Error).message}`)
  }
}
