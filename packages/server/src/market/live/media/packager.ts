import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { OpenTake, SourceFormat } from './media-engine.ts'

const demuxers = { mp4: 'mp4', webm: 'matroska', flv: 'flv' } as const satisfies Record<SourceFormat, string>
const saidAtMost = 2000
const closingMillis = 8000

/** Why ffmpeg cannot be used, in a line that says what to do; undefined when it is there. */
export function findFfmpegFault(ffmpeg: string, path = process.env.PATH ?? ''): string | undefined {
  const places = ffmpeg.includes('/') ? [ffmpeg] : path.split(delimiter).map((dir) => join(dir, ffmpeg))
  if (places.some((place) => existsSync(place))) return undefined
  return `there is no ${ffmpeg}: apt-get install ffmpeg, or name it with FFMPEG=/path/to/ffmpeg`
}

/** How the pictures go on: as they came, or drawn anew when a browser's kind is played by no phone. Sound is always made AAC. */
export function codecArgs(mustTranscode: boolean): string[] {
  const drawn = ['-c:v', 'libx264', '-preset', 'veryfast', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p', '-g', '30']
  return [...(mustTranscode ? drawn : ['-c:v', 'copy']), '-c:a', 'aac', '-b:a', '96k', '-ar', '44100', '-ac', '1']
}

/** A stream of fragmented MP4 out of the program: a part a third of a second, and at each key picture. */
export const partsArgs = [
  ...['-f', 'mp4', '-movflags', '+frag_keyframe+empty_moov+default_base_moof+skip_trailer', '-frag_duration', '330000'],
  ...['-flush_packets', '1', 'pipe:1'],
]

/** Starts ffmpeg on pictures that come in pieces. `keep` takes what it writes out, and says how long the pictures were when they have ended. */
export function startPackager(
  ffmpeg: string,
  { format, mustTranscode, out }: { format: SourceFormat; mustTranscode: boolean; out: readonly string[] },
  keep: (written: AsyncIterable<Buffer>) => Promise<number>,
): OpenTake {
  const args = [
    ...['-hide_banner', '-loglevel', 'error', '-nostats', '-probesize', '500000'],
    ...['-analyzeduration', '1000000', '-f', demuxers[format], '-i', 'pipe:0', '-map', '0:v:0', '-map', '0:a:0?'],
    ...codecArgs(mustTranscode),
    ...out,
  ]
  const child = spawn(ffmpeg, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  let said = ''
  let isEnding = false
  let draining: Promise<void> | undefined
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-saidAtMost)
  })
  // A broken pipe is told by how ffmpeg ended.
  child.stdin.on('error', () => {})
  const gone = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', (code) => resolve(code))
  })
  const kept = keep(child.stdout).catch((error: Error) => {
    said += `\n${error.message}`
    return 0
  })
  const ended = Promise.all([gone, kept]).then(([code, mediaMs]) => {
    const isBroken = mediaMs === 0 || (code !== 0 && !isEnding)
    return { mediaMs, ...(isBroken && { fault: lastLine(said) || 'no pictures came' }) }
  })
  return {
    write: async (chunk) => {
      if (child.stdin.destroyed || child.stdin.write(chunk)) return
      draining ??= Promise.race([once(child.stdin, 'drain').catch(() => {}), gone]).then(() => {
        draining = undefined
      })
      await draining
    },
    end: () => {
      if (isEnding) return
      isEnding = true
      child.stdin.end()
      const hard = setTimeout(() => child.kill('SIGKILL'), closingMillis)
      void gone.then(() => clearTimeout(hard))
    },
    ended,
  }
}

/** Runs ffmpeg to its end. Throws an Error with its last word when it failed. */
export function runFfmpeg(ffmpeg: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(ffmpeg, ['-hide_banner', '-loglevel', 'error', '-nostats', '-y', ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-saidAtMost)
    })
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`ffmpeg: ${lastLine(said)}`))))
  })
}

const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? ''
