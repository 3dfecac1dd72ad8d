import type { Ask } from './time-stamp.ts'

const patienceMs = 20_000
const mostBytes = 4 * 1024 * 1024

/** Asks an authority over HTTP: POST with a body, GET without. Throws an Error when it refuses or keeps silent. */
export const askOverHttp: Ask = async (address, body, mediaType) => {
  const answer = await fetch(address, {
    method: body ? 'POST' : 'GET',
    headers: body ? { 'content-type': mediaType } : { accept: mediaType },
    ...(body && { body: Uint8Array.from(body) }),
    signal: AbortSignal.timeout(patienceMs),
    redirect: 'error',
  })
  if (!answer.ok) throw new Error(`${new URL(address).host} answers ${answer.status}`)
  const bytes = Buffer.from(await answer.arrayBuffer())
  if (bytes.length > mostBytes) throw new Error(`${new URL(address).host} answers too much`)
  return bytes
}
