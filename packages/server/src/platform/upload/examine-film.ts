import type { Examined } from './stored-file.ts'

const headerBytes = 8
const longHeaderBytes = 16

type Box = { kind: string; from: number; inside: number; to: number }

// What a player needs of a film, by the box that it lies in. Phones write the place, their name and the owner's into others.
const needed: Record<string, readonly string[]> = {
  file: ['ftyp', 'styp', 'moov', 'mdat', 'moof', 'mfra', 'sidx'],
  moov: ['mvhd', 'trak', 'mvex', 'iods'],
  trak: ['tkhd', 'edts', 'mdia', 'tref'],
  moof: ['mfhd', 'traf'],
}

/**
 * Reads the boxes of an MP4 film (ISO/IEC 14496-12, 4.2): what it is first, its index and its pictures somewhere, and not a byte that
 * belongs to no box. What no player needs (place, device, owner, free space) is kept as empty space of the same length, so that the
 * index still points to the pictures. A browser plays it apart from the page; nothing in it can run.
 */
export function examineFilm(bytes: Buffer): Examined {
  const boxes = listBoxes(bytes, 0, bytes.length)
  const kinds = boxes?.map(({ kind }) => kind)
  const isFilm = kinds?.[0] === 'ftyp' && kinds.includes('moov') && kinds.includes('mdat')
  const cleaned = Buffer.from(bytes)
  return isFilm && blankNeedless(cleaned, boxes ?? [], 'file')
    ? { problems: [], found: { bytes: cleaned, mediaType: 'video/mp4' } }
    : { problems: [{ code: 'file.film-broken' }] }
}

function blankNeedless(bytes: Buffer, boxes: readonly Box[], parent: string): boolean {
  for (const { kind, from, inside, to } of boxes) {
    if (!needed[parent]?.includes(kind)) {
      bytes.write('free', from + 4, 'latin1')
      bytes.fill(0, inside, to)
    } else if (needed[kind]) {
      const inner = listBoxes(bytes, inside, to)
      if (!inner || !blankNeedless(bytes, inner, kind)) return false
    }
  }
  return true
}

function listBoxes(bytes: Buffer, from: number, to: number): Box[] | undefined {
  const boxes: Box[] = []
  for (let at = from; at < to; ) {
    if (at + headerBytes > to) return undefined
    const { size, header } = sizeOf(bytes, at, to)
    if (size < header || at + size > to) return undefined
    boxes.push({ kind: bytes.toString('latin1', at + 4, at + 8), from: at, inside: at + header, to: at + size })
    at += size
  }
  return boxes
}

// 1 says that the size stands behind the kind in eight bytes, 0 that the box reaches to the end.
function sizeOf(bytes: Buffer, at: number, to: number): { size: number; header: number } {
  const size = bytes.readUInt32BE(at)
  if (size === 0) return { size: to - at, header: headerBytes }
  if (size !== 1) return { size, header: headerBytes }
  const isThere = at + longHeaderBytes <= to
  return { size: isThere ? Number(bytes.readBigUInt64BE(at + headerBytes)) : 0, header: longHeaderBytes }
}
