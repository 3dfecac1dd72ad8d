/**
 * The key of a text in `trace.event_item`, as decimal digits: what PostgreSQL's `hashtextextended(text, 0)` gives on the machines
 * that it runs on today, which have the low byte first (Bob Jenkins' lookup3; `hash_bytes_extended` in common/hashfn.c).
 */
export function textHash(text: string): string {
  const length = encode(text)
  let a = (start + length) | 0
  let b = a
  let c = a
  let at = 0
  for (let left = length; left >= 12; left -= 12, at += 3) {
    a = (a + (words[at] as number)) | 0
    b = (b + (words[at + 1] as number)) | 0
    c = (c + (words[at + 2] as number)) | 0
    a = ((a - c) ^ rotated(c, 4)) | 0
    c = (c + b) | 0
    b = ((b - a) ^ rotated(a, 6)) | 0
    a = (a + c) | 0
    c = ((c - b) ^ rotated(b, 8)) | 0
    b = (b + a) | 0
    a = ((a - c) ^ rotated(c, 16)) | 0
    c = (c + b) | 0
    b = ((b - a) ^ rotated(a, 19)) | 0
    a = (a + c) | 0
    c = ((c - b) ^ rotated(b, 4)) | 0
    b = (b + a) | 0
  }
  // What is left is filled up with zeros; the lowest byte of c is kept for the length.
  a = (a + (words[at] as number)) | 0
  b = (b + (words[at + 1] as number)) | 0
  c = (c + ((words[at + 2] as number) << 8)) | 0
  return finished(a, b, c)
}

function finished(a: number, b: number, c: number): string {
  c = ((c ^ b) - rotated(b, 14)) | 0
  a = ((a ^ c) - rotated(c, 11)) | 0
  b = ((b ^ a) - rotated(a, 25)) | 0
  c = ((c ^ b) - rotated(b, 16)) | 0
  a = ((a ^ c) - rotated(c, 4)) | 0
  b = ((b ^ a) - rotated(a, 14)) | 0
  c = ((c ^ b) - rotated(b, 24)) | 0
  return ((BigInt(b) << 32n) | BigInt(c >>> 0)).toString()
}

const start = (0x9e3779b9 + 3923095) | 0
const encoder = new TextEncoder()
let bytes = new Uint8Array(4096)
let words = new Int32Array(bytes.buffer)

function encode(text: string): number {
  const most = text.length * 3 + 12
  if (most > bytes.length) {
    bytes = new Uint8Array(Math.ceil(most / 4096) * 4096)
    words = new Int32Array(bytes.buffer)
  }
  const { written } = encoder.encodeInto(text, bytes)
  bytes.fill(0, written, written + 12)
  return written
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}
