import { streamStored } from './written-files.ts'

/** The bytes of a stored content, piece by piece. Throws an Error when they are missing. */
export async function getStored(sha256: string): Promise<AsyncIterable<Buffer>> {
  const content = await streamStored(sha256)
  if (!content) throw new Error(`stored file ${sha256} is missing`)
  return content
}
