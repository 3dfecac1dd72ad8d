import { open } from 'node:fs/promises'

/** The bytes of a file from a place on. Throws when they are not all there. */
export async function readRange(path: string, { at, bytes }: { at: number; bytes: number }): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const buffer = Buffer.allocUnsafeSlow(bytes)
    const { bytesRead } = await file.read(buffer, 0, bytes, at)
    if (bytesRead < bytes) throw new Error(`${path} ends before ${at + bytes}`)
    return buffer
  } finally {
    await file.close()
  }
}
