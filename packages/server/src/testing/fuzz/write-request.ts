import type { Input, Visit } from './making.ts'
import type { Target } from './targets.ts'

/** A request as it goes out: printed when it makes the server stumble, and sent again from that print. */
export type Sent = { method: string; url: string; headers: Record<string, string>; payload?: string; base64?: true }

const boundary = 'x---------------------------boundary'

/** Writes an input down for a visitor: with the session, the token of the form, an address of its own. */
export function writeRequest(target: Target, input: Input, { visit, from }: { visit: Visit; from: number }): Sent {
  const address = `10.${(from >> 16) & 255}.${(from >> 8) & 255}.${from & 255}`
  const headers: Record<string, string> = {
    ...visit.headers,
    accept: target.isApi ? 'application/json' : 'text/html',
    'x-forwarded-for': address,
    ...(target.isApi && visit.csrf && { 'x-csrf-token': visit.csrf }),
    ...input.headers,
  }
  const asked = { method: target.method, url: input.url }
  const json = { 'content-type': 'application/json' }
  if (input.raw !== undefined) return { ...asked, headers: { ...json, ...headers }, payload: input.raw }
  if (input.body !== undefined)
    return { ...asked, headers: { ...json, ...headers }, payload: JSON.stringify(input.body) ?? '' }
  if (!input.pairs) return { ...asked, headers }
  const pairs = [...input.pairs, ['csrf', visit.csrf] as const]
  if (input.hasFiles) {
    const type = { 'content-type': `multipart/form-data; boundary=${boundary}` }
    return { ...asked, headers: { ...type, ...headers }, payload: multipart(pairs) }
  }
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  const payload = new URLSearchParams(pairs.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()]))
  return { ...asked, headers: { ...type, ...headers }, payload: payload.toString() }
}

function multipart(pairs: readonly (readonly [string, string])[]): string {
  const parts = pairs.map(([name, value]) => {
    const safe = name.replace(/[\r\n"]/g, ' ')
    return `--${boundary}\r\ncontent-disposition: form-data; name="${safe}"\r\n\r\n${value.toWellFormed()}\r\n`
  })
  return `${parts.join('')}--${boundary}--\r\n`
}
