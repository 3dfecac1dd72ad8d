import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { newestPlace } from '@saolang/core/market/live/playlist.ts'
import type { Edge } from './edge.ts'
import { filmOf } from './keep-take.ts'
import { readRange } from './read-range.ts'

const triesInVain = 5
const betweenTriesMillis = 3000
const worksAfterMillis = 10_000

type Push = { folder: string; edge: () => Edge; address: string }

/**
 * Sends a sale on to another platform's RTMP address, key and all, from what is kept on the disk: the other platform's trouble
 * never reaches our own pictures. Tries again when it breaks; after five times in vain `failed` hears why. Gives how to end it.
 */
export function startPush(ffmpeg: string, push: Push, failed: (why: string) => void): () => void {
  let isOver = false
  let child: ChildProcess | undefined
  const run = async () => {
    for (let tries = 0; tries < triesInVain && !isOver; ) {
      const hasPictures = (await push.edge().read()).length > 0
      const beganAt = Date.now()
      const said = hasPictures ? await sendOnce() : 'no pictures yet'
      if (isOver) return
      tries = Date.now() - beganAt > worksAfterMillis ? 0 : hasPictures ? tries + 1 : tries
      await new Promise((resolve) => setTimeout(resolve, hasPictures ? betweenTriesMillis : 500).unref())
      if (tries === triesInVain) failed(withoutKey(said, push.address))
    }
  }
  const sendOnce = () =>
    new Promise<string>((resolve) => {
      let said = ''
      const args = ['-hide_banner', '-loglevel', 'error', '-f', 'mp4', '-i', 'pipe:0', '-c', 'copy']
      const sending = spawn(ffmpeg, [...args, '-f', 'flv', push.address], { stdio: ['pipe', 'ignore', 'pipe'] })
      child = sending
      sending.stderr.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-1000)
      })
      sending.stdin.on('error', () => {})
      sending.once('error', (error) => resolve(error.message))
      sending.once('close', () => resolve(said.trim().split('\n').at(-1) ?? ''))
      feed(sending, push, () => isOver).then(
        () => sending.stdin.end(),
        () => sending.kill('SIGTERM'),
      )
    })
  void run()
  return () => {
    isOver = true
    child?.kill('SIGTERM')
  }
}

/** Writes the newest take into a program as it grows, from the beginning of its last segment on, until it is over. */
async function feed(child: ChildProcess, { folder, edge }: Push, isOver: () => boolean): Promise<void> {
  const takes = await edge().read()
  const no = takes.at(-1)?.no as number
  const film = filmOf(folder, no)
  const write = async (range: { at: number; bytes: number }) => {
    if (!child.stdin?.write(await readRange(film, range)))
      await Promise.race([once(child, 'close'), once(child.stdin as never, 'drain')])
  }
  const known = takes.at(-1)
  await write({ at: 0, bytes: known?.headBytes ?? 0 })
  let sent = (known?.segments ?? []).slice(0, -1).reduce((sum, { parts }) => sum + parts.length, 0)
  while (child.exitCode === null && !isOver()) {
    const now = await edge().read()
    const take = now.find((one) => one.no === no)
    const parts = take?.segments.flatMap((segment) => segment.parts) ?? []
    for (const part of parts.slice(sent)) await write(part)
    sent = parts.length
    if (!take || take.isOver) return
    const newest = newestPlace(now)
    if (newest) await edge().waitFor({ ...newest, part: newest.part + 1 })
  }
}

// ffmpeg repeats the whole address when it fails, and the key stands in it.
const withoutKey = (said: string, address: string) => said.replaceAll(address, '').slice(0, 200).trim()
