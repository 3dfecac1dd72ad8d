import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { segmentOf, writeEnd, writeHead, writePart } from '@saolang/core/market/live/playlist.ts'
import { cutFragments } from './fragments.ts'

/** The film of a take and its index in the folder of a sale. */
export const filmOf = (folder: string, no: number): string => join(folder, `${no}.mp4`)
export const indexOf = (folder: string, no: number): string => join(folder, `${no}.parts`)

/**
 * Keeps a take: its film grows by a part at a time, and a line of its index tells each part when its bytes are there, so that any
 * process that sees the folder can give it out. `told` hears each line. Gives the length in milliseconds when the stream has ended.
 */
export async function keepTake(
  stream: AsyncIterable<Buffer>,
  { folder, no }: { folder: string; no: number },
  told: () => void,
): Promise<number> {
  const film = await open(filmOf(folder, no), 'a')
  const index = await open(indexOf(folder, no), 'a')
  let at = 0
  let mediaMs = 0
  let last: { segment: number; segmentMs: number } | undefined
  const tell = async (line: string) => {
    await index.appendFile(line)
    told()
  }
  try {
    for await (const fragment of cutFragments(stream)) {
      const bytes = fragment.bytes.length
      await film.appendFile(fragment.bytes)
      if (fragment.kind === 'head') await tell(writeHead(bytes))
      else {
        const { ms, isKey } = fragment
        const segment = segmentOf(fragment, last)
        last = { segment, segmentMs: (segment === last?.segment ? last.segmentMs : 0) + ms }
        mediaMs += ms
        await tell(writePart({ segment, at, bytes, ms, isKey }))
      }
      at += bytes
    }
    return mediaMs
  } finally {
    await tell(writeEnd)
    await Promise.all([film.close(), index.close()])
  }
}
