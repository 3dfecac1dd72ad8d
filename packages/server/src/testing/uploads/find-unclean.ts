import sharp from 'sharp'
import { hiddenScript, hiddenWords } from './seed-files.ts'

const starts: Record<string, (bytes: Buffer) => boolean> = {
  'image/jpeg': (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  'image/webp': (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
  'application/pdf': (bytes) => bytes.toString('latin1', 0, 5) === '%PDF-',
  'video/mp4': (bytes) => bytes.toString('latin1', 4, 8) === 'ftyp',
}

/** What a kept file should not hold: another kind than it says, metadata of a camera, hidden words, something that runs. Looked for without our own examiners. */
export async function findUnclean(bytes: Buffer, mediaType: string): Promise<string[]> {
  const found: string[] = []
  if (!starts[mediaType]?.(bytes)) found.push(`is no ${mediaType}`)
  if (mediaType.startsWith('image/')) {
    const { exif, xmp, iptc } = await sharp(bytes).metadata()
    if (exif || xmp || iptc) found.push('metadata')
    if (bytes.includes('Exif\0') || bytes.includes('http://ns.adobe.com/xap')) found.push('metadata in raw bytes')
  }
  const told = mediaType === 'video/mp4' ? outsidePictures(bytes) : bytes
  if (mediaType !== 'application/pdf' && told.includes(hiddenWords)) found.push('hidden words')
  const end = mediaType === 'application/pdf' ? bytes.subarray(bytes.lastIndexOf('%%EOF')) : told
  if (end.includes(hiddenScript)) found.push('a script')
  if (mediaType === 'application/pdf' && actions.test(bytes.toString('latin1'))) found.push('an action')
  if (bytes.subarray(-65_000).includes(Buffer.from([0x50, 0x4b, 5, 6]))) found.push('an archive at its end')
  return found
}

const actions = /\/(JavaScript|Launch|EmbeddedFile|OpenAction\s*<<\s*\/S)/

function outsidePictures(film: Buffer): Buffer {
  const outside: Buffer[] = []
  for (let at = 0; at + 8 <= film.length; ) {
    const size = film.readUInt32BE(at) || film.length - at
    if (film.toString('latin1', at + 4, at + 8) !== 'mdat') outside.push(film.subarray(at, at + size))
    at += Math.max(size, 8)
  }
  return Buffer.concat(outside)
}
