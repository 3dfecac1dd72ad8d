/** What a stream of fragmented MP4 comes apart into (ISO/IEC 14496-12, 8.8): its head, then parts that are told by their own boxes. */
export type Fragment = { kind: 'head'; bytes: Buffer } | { kind: 'part'; bytes: Buffer; ms: number; isKey: boolean }

type Box = { type: string; body: Buffer; whole: Buffer }
type Clock = { trackId: number; unitsPerSecond: number }

const longHeader = 16
const mostBoxBytes = 64 * 1024 * 1024

/** Cuts a stream into its head and its parts, each as soon as its last byte is there. Throws for what is no fragmented MP4 with a picture. */
export async function* cutFragments(stream: AsyncIterable<Buffer>): AsyncGenerator<Fragment> {
  let before: Buffer[] = []
  let clock: Clock | undefined
  let told: Omit<Fragment & { kind: 'part' }, 'bytes' | 'kind'> | undefined
  for await (const box of readBoxes(stream)) {
    before.push(box.whole)
    if (box.type === 'moov') {
      clock = findVideoClock(box.body)
      yield { kind: 'head', bytes: Buffer.concat(before) }
      before = []
    }
    if (box.type === 'moof' && clock) told = readMoof(box.body, clock)
    if (box.type !== 'mdat' || !told) continue
    yield { kind: 'part', bytes: Buffer.concat(before), ...told }
    before = []
    told = undefined
  }
}

async function* readBoxes(stream: AsyncIterable<Buffer>): AsyncGenerator<Box> {
  let chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    length += chunk.length
    for (let size = sizeOf(chunks, length); size !== undefined && length >= size; size = sizeOf(chunks, length)) {
      const all = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)
      yield toBox(all.subarray(0, size))
      chunks = length > size ? [all.subarray(size)] : []
      length -= size
    }
  }
}

// The size stands in front; 1 says that it is a long one (4.2).
function sizeOf(chunks: Buffer[], length: number): number | undefined {
  if (length < longHeader) return undefined
  while ((chunks[0] as Buffer).length < longHeader) chunks.splice(0, 2, Buffer.concat(chunks.slice(0, 2)))
  const head = chunks[0] as Buffer
  const size = head.readUInt32BE(0) === 1 ? Number(head.readBigUInt64BE(8)) : head.readUInt32BE(0)
  if (size < 8 || size > mostBoxBytes) throw new Error(`a box of ${size} bytes`)
  return size
}

function toBox(whole: Buffer): Box {
  const header = whole.readUInt32BE(0) === 1 ? longHeader : 8
  return { type: whole.toString('latin1', 4, 8), body: whole.subarray(header), whole }
}

function* boxesIn(body: Buffer): Generator<Box> {
  for (let at = 0; at + 8 <= body.length; ) {
    const size = body.readUInt32BE(at)
    if (size < 8) return
    yield toBox(body.subarray(at, at + size))
    at += size
  }
}

function findBox(body: Buffer, path: readonly string[]): Buffer | undefined {
  const [type, ...rest] = path
  for (const box of boxesIn(body)) if (box.type === type) return rest.length === 0 ? box.body : findBox(box.body, rest)
  return undefined
}

function findVideoClock(moov: Buffer): Clock {
  for (const { type, body } of boxesIn(moov)) {
    if (type !== 'trak' || findBox(body, ['mdia', 'hdlr'])?.toString('latin1', 8, 12) !== 'vide') continue
    const [header, media] = [findBox(body, ['tkhd']), findBox(body, ['mdia', 'mdhd'])]
    if (!header || !media) continue
    // Version 1 has longer times before (8.3.2, 8.4.2).
    return {
      trackId: header.readUInt32BE(header[0] === 1 ? 20 : 12),
      unitsPerSecond: media.readUInt32BE(media[0] === 1 ? 20 : 12),
    }
  }
  throw new Error('a film without a picture')
}

// Flags of tfhd and trun (8.8.7, 8.8.8), and of a sample that is no key picture (8.8.3.1).
const tfhdFields = [0x01, 0x02, 0x08, 0x10, 0x20] as const
const notKey = 0x1_0000

function readMoof(moof: Buffer, clock: Clock): { ms: number; isKey: boolean } {
  let units = 0
  let isKey: boolean | undefined
  for (const { type, body } of boxesIn(moof)) {
    const defaults = type === 'traf' ? readDefaults(findBox(body, ['tfhd'])) : undefined
    if (defaults?.trackId !== clock.trackId) continue
    for (const run of boxesIn(body)) {
      if (run.type !== 'trun') continue
      const read = readRun(run.body, defaults)
      units += read.units
      isKey ??= read.isKey
    }
  }
  return { ms: Math.round((units * 1000) / clock.unitsPerSecond), isKey: isKey ?? false }
}

type Defaults = { trackId: number; duration: number; flags: number }

function readDefaults(tfhd: Buffer | undefined): Defaults | undefined {
  if (!tfhd) return undefined
  const flags = tfhd.readUIntBE(1, 3)
  const found: Record<number, number> = {}
  let at = 8
  for (const field of tfhdFields) {
    if (!(flags & field)) continue
    if (field !== 0x01) found[field] = tfhd.readUInt32BE(at)
    at += field === 0x01 ? 8 : 4
  }
  return { trackId: tfhd.readUInt32BE(4), duration: found[0x08] ?? 0, flags: found[0x20] ?? 0 }
}

function readRun(trun: Buffer, defaults: Defaults): { units: number; isKey: boolean } {
  const flags = trun.readUIntBE(1, 3)
  const count = trun.readUInt32BE(4)
  let at = 8 + (flags & 0x01 ? 4 : 0)
  let first: number | undefined
  if (flags & 0x04) {
    first = trun.readUInt32BE(at)
    at += 4
  }
  let units = 0
  for (let i = 0; i < count; i++) {
    units += flags & 0x100 ? trun.readUInt32BE(at) : defaults.duration
    const flagsAt = at + (flags & 0x100 ? 4 : 0) + (flags & 0x200 ? 4 : 0)
    if (i === 0) first ??= flags & 0x400 ? trun.readUInt32BE(flagsAt) : defaults.flags
    at = flagsAt + (flags & 0x400 ? 4 : 0) + (flags & 0x800 ? 4 : 0)
  }
  return { units, isKey: count > 0 && ((first ?? 0) & notKey) === 0 }
}
