/** A file with something of it changed: bits, blocks, lengths, what stands before and after; now and then with a piece of another. */
export function mutateBytes(bytes: Buffer, other: Buffer, random: () => number): Buffer {
  let changed = Buffer.from(bytes)
  for (let times = 1 + Math.floor(random() * 4); times > 0; times--)
    changed = (ways[Math.floor(random() * ways.length)] as Way)(changed, { random, other })
  return changed
}

type With = { random: () => number; other: Buffer }
type Way = (bytes: Buffer<ArrayBuffer>, with_: With) => Buffer<ArrayBuffer>

const placeIn = (bytes: Buffer, random: () => number) => Math.floor(random() * (bytes.length + 1))

const ways: readonly Way[] = [
  (bytes, { random }) => {
    for (let i = 0; i < 1 + random() * 20 && bytes.length > 0; i++) {
      const at = Math.floor(random() * bytes.length)
      bytes[at] = (bytes[at] as number) ^ (1 << Math.floor(random() * 8))
    }
    return bytes
  },
  (bytes, { random }) => bytes.subarray(0, placeIn(bytes, random)),
  (bytes, { random }) => {
    const at = placeIn(bytes, random)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + Math.floor(random() * 200))])
  },
  (bytes, { random }) => {
    const at = placeIn(bytes, random)
    const piece = bytes.subarray(at, at + Math.floor(random() * 500))
    return Buffer.concat([bytes.subarray(0, at), piece, piece, bytes.subarray(at)])
  },
  (bytes, { random, other }) => {
    const at = placeIn(bytes, random)
    return Buffer.concat([
      bytes.subarray(0, at),
      other.subarray(placeIn(other, random)).subarray(0, 2000),
      bytes.subarray(at),
    ])
  },
  (bytes, { other }) => Buffer.concat([bytes, other.subarray(0, 100_000)]),
  (bytes, { random }) => {
    if (bytes.length < 8) return bytes
    const extreme = [0, 0xff, 0xffff, 0x7fffffff, 0xffffffff][Math.floor(random() * 5)] as number
    bytes.writeUInt32BE(extreme, Math.floor(random() * (bytes.length - 4)))
    return bytes
  },
  (bytes, { random }) => {
    const text = bytes.toString('latin1')
    const [from, to] = swaps[Math.floor(random() * swaps.length)] as [RegExp, string]
    return Buffer.from(text.replace(from, to), 'latin1')
  },
]

// What a format names by words: said twice, said wrong, or said of something that harms.
const swaps: readonly [RegExp, string][] = [
  [/\/Type ?\/Page\b/, '/Type /Page /AA << /O << /S /JavaScript /JS (app.alert(1)) >> >>'],
  [/\/Catalog/, '/Catalog /OpenAction << /S /Launch /F (cmd.exe) >>'],
  [/\/Catalog/, '/Catalog /Names << /Embedded#46iles 9 0 R >>'],
  [/\/Kids/, '/Kid#73'],
  [/\/Length \d+/, '/Length 999999999'],
  [/\/Parent \d+/, '/Parent 1'],
  [/endobj/g, ''],
  [/xref/, 'xerf'],
  [/startxref\n\d+/, 'startxref\n0'],
  [/IHDR/, 'IDAT'],
  [/IDAT/, 'iTXt'],
  [/moov/, 'free'],
  [/udta/, 'UDTA'],
  [/mdat/, 'moov'],
  [/,/g, ';'],
  [/\r\n/g, '\n"'],
]
