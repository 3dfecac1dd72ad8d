/** A file of an archive. */
export type TarEntry = { name: string; bytes: Buffer }

const block = 512

/** An entry as POSIX ustar (IEEE Std 1003.1, pax, "ustar Interchange Format"): header, content, filling. Names up to 100 bytes. */
export function tarEntry({ name, bytes }: TarEntry): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`name too long for the archive: ${name}`)
  const header = Buffer.alloc(block)
  header.write(name, 0)
  header.write('0000600\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124)
  header.write('00000000000\0', 136)
  header.write('        ', 148)
  header.write('0', 156)
  header.write('ustar\0' + '00', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([header, bytes, Buffer.alloc(fillingOf(bytes.length))])
}

/** What ends an archive. */
export const tarEnd = Buffer.alloc(2 * block)

/** The entries of an archive, one at a time. Throws an Error when it is cut or is no archive. */
export async function* readTar(stream: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const take = takerOf(stream)
  for (;;) {
    const header = await take(block)
    if (header.every((byte) => byte === 0)) return
    if (header.toString('latin1', 257, 262) !== 'ustar') throw new Error('this is not a dump')
    const size = Number.parseInt(header.toString('latin1', 124, 135), 8)
    const name = header.toString('utf8', 0, 100).replace(/\0.*$/s, '')
    const bytes = await take(size)
    await take(fillingOf(size))
    yield { name, bytes }
  }
}

function takerOf(stream: AsyncIterable<Buffer>): (size: number) => Promise<Buffer> {
  const chunks = stream[Symbol.asyncIterator]()
  let held: Buffer[] = []
  let length = 0
  return async (size) => {
    while (length < size) {
      const next = await chunks.next()
      if (next.done) throw new Error('the dump is cut')
      held.push(next.value)
      length += next.value.length
    }
    const all = held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held)
    held = [all.subarray(size)]
    length -= size
    return all.subarray(0, size)
  }
}

function fillingOf(size: number): number {
  return (block - (size % block)) % block
}
