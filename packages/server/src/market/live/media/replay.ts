import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Chapter, chaptersOf, type Pin } from '@saolang/core/market/live/bag.ts'
import { lengthMs, type Take } from '@saolang/core/market/live/playlist.ts'
import { runFfmpeg } from './packager.ts'

/** The recording of a sale, in its folder. */
export const replayName = 'replay.mp4'

type Recording = { folder: string; takes: readonly Take[]; pins: readonly Pin[] }

/** Puts all pieces into one film that begins to play at once, with chapters in it, and takes the pieces away. Nothing is drawn anew. */
export async function writeReplay(
  ffmpeg: string,
  { folder, takes, pins }: Recording,
): Promise<{ mediaMs: number; bytes: number } | undefined> {
  const segments = takes.flatMap((take) => take.segments)
  if (segments.length === 0) return undefined
  const [list, meta, film] = ['pieces.txt', 'chapters.txt', 'replay.half.mp4'].map((name) =>
    join(folder, name),
  ) as Triple
  await writeFile(list, segments.map(({ file }) => `file '${file}'\n`).join(''))
  await writeFile(meta, writeChapters(chaptersOf(pins, lengthMs(takes))))
  await runFfmpeg(ffmpeg, [
    ...['-f', 'concat', '-safe', '0', '-i', list, '-f', 'ffmetadata', '-i', meta, '-map', '0:v:0', '-map', '0:a:0?'],
    ...[
      '-map_metadata',
      '1',
      '-map_chapters',
      '1',
      '-c',
      'copy',
      '-bsf:a',
      'aac_adtstoasc',
      '-movflags',
      '+faststart',
      film,
    ],
  ])
  // Nobody is shown half of it.
  await rename(film, join(folder, replayName))
  for (const name of await readdir(folder)) if (/\.(ts|m3u8|txt)$/.test(name)) await rm(join(folder, name))
  return { mediaMs: lengthMs(takes), bytes: (await stat(join(folder, replayName))).size }
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
