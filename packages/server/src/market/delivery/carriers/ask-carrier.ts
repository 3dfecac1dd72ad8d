import { createHmac, timingSafeEqual } from 'node:crypto'
import { Refused } from '@saolang/core/kernel/problem.ts'

/** A call to a carrier's API: its answer is read as JSON, or as the bytes of a paper. */
export type Call = {
  method?: 'GET' | 'POST'
  headers?: Readonly<Record<string, string>>
  query?: Readonly<Record<string, string | number>>
  body?: object
}

const mostBytes = 2_000_000
let patienceMs = 10_000

/** Sets how long a carrier may take to answer, in milliseconds (tests). Gives the former patience back. */
export function setPatience(ms: number): number {
  const former = patienceMs
  patienceMs = ms
  return former
}

/** How long a carrier may take to answer, in milliseconds. */
export const patience = () => patienceMs

/** Asks a carrier and reads its JSON, whatever its HTTP status says: carriers tell refusals in either. Refuses with `carrier.silent` where no JSON comes in time. */
export async function askCarrier(url: string, call: Call = {}): Promise<unknown> {
  const { text } = await send(url, call)
  try {
    return JSON.parse(text)
  } catch {
    return refuseSilent()
  }
}

/** Asks a carrier for a paper. Refuses what is no PDF. */
export async function askCarrierForPdf(url: string, call: Call = {}): Promise<Buffer> {
  const { bytes } = await send(url, call)
  return bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? bytes : refuseSilent()
}

/** Refuses with what the carrier said, cut to a line. */
export function refuseAs(said: unknown): never {
  const words = String(said ?? '').slice(0, 200)
  throw new Refused([{ code: 'carrier.refused', values: { words } }])
}

/** Refuses because the carrier did not answer, or in no shape of its. */
export function refuseSilent(): never {
  throw new Refused([{ code: 'carrier.silent' }])
}

/** Whether two secrets are the same, in a time that tells nothing of where they differ. */
export function isSameSecret(given: unknown, expected: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest()
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(expected))
}

async function send(url: string, { method = 'GET', headers = {}, query = {}, body }: Call) {
  const address = new URL(url)
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, String(value))
  try {
    const answer = await fetch(address, {
      method,
      redirect: 'error',
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patienceMs),
    })
    if (Number(answer.headers.get('content-length') ?? 0) > mostBytes) return refuseSilent()
    const bytes = Buffer.from(await answer.arrayBuffer())
    return { bytes, text: bytes.toString('utf8') }
  } catch (error) {
    if (error instanceof Refused) throw error
    return refuseSilent()
  }
}
