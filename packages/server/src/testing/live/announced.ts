import { execFileSync } from 'node:child_process'
import { announceLive } from '../../market/live/announce-live.ts'
import { addPaper, verifyHost } from '../../market/live/keep-papers.ts'
import { putInBag } from '../../market/live/selling/fill-bag.ts'
import { currentTime } from '../../platform/act.ts'
import { createActor } from '../actors.ts'
import type { Recognised } from '../on-sale.ts'

// One white pixel: a picture of a paper that says nothing.
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
  'base64',
)

/** A picture of a paper. */
export const paperPicture = { bytes: pixel, fileName: 'giay-to.png' }

/** Hands in the papers that a seller and one product need, the product's own beside the business's. */
export async function handInPapers({ producer, productId }: Recognised): Promise<void> {
  const paper = { number: '01/2026', issuedOn: '2026-01-05', untilOn: '' }
  await addPaper(producer, { ...paper, kind: 'business', productId: '' }, paperPicture)
  await addPaper(producer, { ...paper, kind: 'quality', productId }, paperPicture)
}

/** Announces a live sale of these offers whose host an officer knows and whose papers are there. */
export async function prepareLive(sold: Recognised, offerIds: readonly string[]): Promise<string> {
  const asked = { title: 'Mật ong đầu mùa (thử)', about: 'Quay mật tại rừng.', startsAt: currentTime() }
  const { id } = await announceLive(sold.producer, asked)
  for (const offerId of offerIds) await putInBag(sold.producer, { sessionId: id, offerId })
  await verifyHost(await createActor({ role: 'commune-officer', communeCode: '32047' }), id)
  await handInPapers(sold)
  return id
}

/** Some seconds of a moving test picture with a tone, as a phone's recorder would make them: MP4 in fragments. */
export function makeFilm(seconds: number, args: readonly string[] = ['-c:v', 'libx264', '-c:a', 'aac']): Buffer {
  return execFileSync(
    'ffmpeg',
    [
      ...['-hide_banner', '-loglevel', 'error', '-f', 'lavfi', '-i', 'testsrc=size=160x90:rate=15'],
      ...['-f', 'lavfi', '-i', 'sine=frequency=440', '-t', String(seconds), ...args, '-g', '15', '-pix_fmt', 'yuv420p'],
      ...['-movflags', 'frag_keyframe+empty_moov+default_base_moof', '-f', 'mp4', 'pipe:1'],
    ],
    { maxBuffer: 32 * 1024 * 1024 },
  )
}
