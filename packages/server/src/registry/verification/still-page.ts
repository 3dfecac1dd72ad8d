import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** The encodings that a still page is kept in, the smallest first. */
export const encodings = ['br', 'gzip', 'identity'] as const
export type Encoding = (typeof encodings)[number]

/** A page that is the same for every visitor, compressed once and for all. */
export type StillPage = { etag: string; bodies: Record<Encoding, Buffer> }

/** Compresses a page in every encoding that browsers ask for. */
export function toStillPage(html: string): StillPage {
  const plain = Buffer.from(html)
  return {
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    bodies: {
      identity: plain,
      gzip: gzipSync(plain, { level: 9 }),
      br: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    },
  }
}

/** The best encoding that a request takes. */
export function encodingOf(accepted: string | string[] | undefined): Encoding {
  const text = String(accepted ?? '')
  return text.includes('br') ? 'br' : text.includes('gzip') ? 'gzip' : 'identity'
}

/** A page without scripts, styled by our own sheets: nothing in it may run, so that one policy fits every answer. */
export const stillPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** What an answer depends on besides its address. */
export const stillVary = 'accept, accept-encoding, cookie'
