import { crc32, deflateRawSync } from 'node:zlib'

/** A file to pack: its name with folders, UTF-8. `isPacked`: its bytes are compressed already, as pictures' are. */
export type ZipEntry = { name: string; bytes: Buffer; isPacked?: boolean }

/** Files as one ZIP (APPNOTE 6.3.3, without encryption or ZIP64: some megabytes, not gigabytes), all dated by one instant. */
export function writeZip(entries: readonly ZipEntry[], at: Date): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const { name, bytes, isPacked = false } of entries) {
    const path = Buffer.from(name, 'utf8')
    const packed = isPacked ? bytes : deflateRawSync(bytes, { level: 9 })
    const facts = factsOf({ bytes, packed, isPacked, path, at })
    const local = Buffer.concat([signature(0x04034b50), facts, path, packed])
    centrals.push(Buffer.concat([signature(0x02014b50), u16(20), facts, tailOf(offset), path]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(centrals)
  const count = u16(entries.length)
  const end = Buffer.concat([
    signature(0x06054b50),
    u16(0),
    u16(0),
    count,
    count,
    u32(directory.length),
    u32(offset),
    u16(0),
  ])
  return Buffer.concat([...locals, directory, end])
}

type Facts = { bytes: Buffer; packed: Buffer; isPacked: boolean; path: Buffer; at: Date }

// What stands in the local header and again in the central directory. Bit 11: the name is UTF-8.
function factsOf({ bytes, packed, isPacked, path, at }: Facts): Buffer {
  const [time, date] = dosTimeOf(at)
  return Buffer.concat([
    ...[u16(20), u16(0x0800), u16(isPacked ? 0 : 8), u16(time), u16(date)],
    ...[u32(crc32(bytes)), u32(packed.length), u32(bytes.length), u16(path.length), u16(0)],
  ])
}

// Comment, disk, attributes: none; then where the file begins.
const tailOf = (offset: number) => Buffer.concat([u16(0), u16(0), u16(0), u32(0), u32(offset)])

/** Time and date as MS-DOS kept them, in steps of two seconds. */
function dosTimeOf(at: Date): [time: number, date: number] {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  return [time, ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()]
}

const signature = (value: number) => u32(value)

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
