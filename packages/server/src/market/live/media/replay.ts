import { readdir, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Chapter, chaptersOf, type Pin } from '@saolang/core/market/live/bag.ts'
import { lengthMs, type Take } from '@saolang/core/market/live/playlist.ts'
import { filmOf } from './keep-take.ts'
import { runFfmpeg } from './packager.ts'

/** The recording of a sale, in its folder. */
export const replayName = 'replay.mp4'

type Recording = { folder: string; takes: readonly Take[]; pins: readonly Pin[] }

/** Puts all takes into one film that begins to play at once, with chapters in it, and takes them away. Nothing is drawn anew. */
export async function writeReplay(
  ffmpeg: string,
  { folder, takes, pins }: Recording,
): Promise<{ mediaMs: number; bytes: number } | undefined> {
  if (takes.length === 0) return undefined
  const [list, meta, film] = ['takes.txt', 'chapters.txt', 'replay.half.mp4'].map((name) =>
    join(folder, name),
  ) as Triple
  // Of a process that was killed a part may be half there.
  for (const take of takes) await truncate(filmOf(folder, take.no), endOf(take))
  const lines = takes.map((take) => `file '${take.no}.mp4'\nduration ${lengthMs([take]) / 1000}\n`)
  await writeFile(list, `ffconcat version 1.0\n${lines.join('')}`)
  await writeFile(meta, writeChapters(chaptersOf(pins, lengthMs(takes))))
  await runFfmpeg(ffmpeg, [
    ...['-f', 'concat', '-i', list, '-f', 'ffmetadata', '-i', meta, '-map', '0:v:0', '-map', '0:a:0?'],
    ...['-map_metadata', '1', '-map_chapters', '1', '-c', 'copy', '-movflags', '+faststart', film],
  ])
  // Nobody is shown half of it.
  await rename(film, join(folder, replayName))
  for (const name of await readdir(folder)) if (/^\d+\.(?:mp4|parts)$|\.txt$/.test(name)) await rm(join(folder, name))
  return { mediaMs: lengthMs(takes), bytes: (await stat(join(folder, replayName))).size }
}

function endOf({ headBytes, segments }: Take): number {
  const last = segments.at(-1)
  return last ? last.at + last.bytes : headBytes
}

type Triple = [string, string, string]

/** Chapters as ffmpeg reads them (https://ffmpeg.org/ffmpeg-formats.html#Metadata-1). */
export function writeChapters(chapters: readonly Chapter[]): string {
  const quoted = (text: string) => text.replace(/[=;#\\\n]/g, (mark) => `\\${mark}`)
  const parts = chapters.map(
    ({ name, mediaMs, untilMs }) =>
      `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${mediaMs}\nEND=${untilMs}\ntitle=${quoted(name)}\n`,
  )
  return `;FFMETADATA1\n${parts.join('')}`
}
