import type { Examined } from './stored-file.ts'

const headerBytes = 8
const longHeaderBytes = 16

/**
 * Reads the boxes of an MP4 film (ISO/IEC 14496-12, 4.2): what it is first, its index and its pictures somewhere, and not a byte that
 * belongs to no box. A browser plays it apart from the page; nothing in it can run.
 */
export function examineFilm(bytes: Buffer): Examined {
  const kinds = listBoxes(bytes)
  const isFilm = kinds?.[0] === 'ftyp' && kinds.includes('moov') && kinds.includes('mdat')
  return isFilm
    ? { problems: [], found: { bytes, mediaType: 'video/mp4' } }
    : { problems: [{ code: 'file.film-broken' }] }
}

function listBoxes(bytes: Buffer): string[] | undefined {
  const kinds: string[] = []
  for (let at = 0; at < bytes.length; ) {
    if (at + headerBytes > bytes.length) return undefined
    const size = sizeOf(bytes, at)
    if (size < headerBytes || at + size > bytes.length) return undefined
    kinds.push(bytes.toString('latin1', at + 4, at + 8))
    at += size
  }
  return kinds
}

// 1 says that the size stands behind the kind in eight bytes, 0 that the box reaches to the end.
function sizeOf(bytes: Buffer, at: number): number {
  const size = bytes.readUInt32BE(at)
  if (size === 0) return bytes.length - at
  if (size !== 1) return size
  return at + longHeaderBytes <= bytes.length ? Number(bytes.readBigUInt64BE(at + headerBytes)) : 0
}
