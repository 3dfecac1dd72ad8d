import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

const triesInVain = 5
const betweenTriesMillis = 3000
const worksAfterMillis = 10_000

/**
 * Sends a sale on to another platform's RTMP address, key and all, from what is packed on the disk: the other platform's trouble
 * never reaches our own pictures. Tries again when it breaks; after five times in vain `failed` hears why. Gives how to end it.
 */
export function startPush(
  ffmpeg: string,
  { folder, address }: { folder: string; address: string },
  failed: (why: string) => void,
): () => void {
  let isOver = false
  let child: ReturnType<typeof spawn> | undefined
  const run = async () => {
    for (let tries = 0; tries < triesInVain && !isOver; ) {
      const playlist = await findNewest(folder)
      const beganAt = Date.now()
      const said = playlist ? await sendOnce(playlist) : 'no pictures yet'
      if (isOver) return
      tries = Date.now() - beganAt > worksAfterMillis ? 0 : playlist ? tries + 1 : tries
      await new Promise((resolve) => setTimeout(resolve, betweenTriesMillis).unref())
      if (tries === triesInVain) failed(withoutKey(said, address))
    }
  }
  const sendOnce = (playlist: string) =>
    new Promise<string>((resolve) => {
      let said = ''
      const args = ['-hide_banner', '-loglevel', 'error', '-re', '-live_start_index', '-2', '-i', playlist]
      child = spawn(ffmpeg, [...args, '-c', 'copy', '-bsf:a', 'aac_adtstoasc', '-f', 'flv', address], {
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-1000)
      })
      child.once('error', (error) => resolve(error.message))
      child.once('close', () => resolve(said.trim().split('\n').at(-1) ?? ''))
    })
  void run()
  return () => {
    isOver = true
    child?.kill('SIGTERM')
  }
}

async function findNewest(folder: string): Promise<string | undefined> {
  const names = existsSync(folder) ? await readdir(folder) : []
  const newest = names
    .flatMap((name) => /^(\d+)\.m3u8$/.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => b - a)[0]
  return newest === undefined ? undefined : join(folder, `${newest}.m3u8`)
}

// ffmpeg repeats the whole address when it fails, and the key stands in it.
const withoutKey = (said: string, address: string) => said.replaceAll(address, '').slice(0, 200).trim()
