import { PlatformFailed } from './platform-client.ts'

type Asked = {
  url: string
  method?: 'GET' | 'POST'
  body?: string
  headers?: Readonly<Record<string, string>>
}

const timeoutMillis = 15_000

/** Asks a platform and gives its JSON, whatever it says there; throws `PlatformFailed` when there is none. Follows nobody elsewhere. */
export async function askPlatform({ url, method = 'GET', body, headers }: Asked): Promise<Record<string, unknown>> {
  const answer = await fetch(url, {
    ...{ method, redirect: 'error', signal: AbortSignal.timeout(timeoutMillis) },
    headers: { accept: 'application/json', 'user-agent': 'SaoLang/2.0', ...headers },
    ...(body !== undefined && { body }),
  }).catch((error: unknown) => {
    throw new PlatformFailed('down', nameOf(error))
  })
  if (answer.status === 429) {
    const seconds = Number(answer.headers.get('retry-after'))
    throw new PlatformFailed('slow-down', 'HTTP 429', seconds > 0 ? Math.min(seconds, 3600) : undefined)
  }
  if (answer.status >= 500) throw new PlatformFailed('down', `HTTP ${answer.status}`)
  const said: unknown = await answer.json().catch(() => undefined)
  if (typeof said !== 'object' || said === null) throw new PlatformFailed('down', `HTTP ${answer.status} without JSON`)
  return said as Record<string, unknown>
}

// What fetch failed for may hold the address, and an address holds tokens: only its name is told.
function nameOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined
  return cause?.code ?? (error instanceof Error ? error.name : 'unknown')
}

/** An instant of a platform that counts seconds since 1970. */
export function fromSeconds(seconds: number): Date {
  return new Date(seconds * 1000)
}

/** Seconds since 1970, whole. */
export function toSeconds(at: Date): number {
  return Math.floor(at.getTime() / 1000)
}

/** So many of a list at a time. */
export function inParts<T>(list: readonly T[], most: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / most) }, (_, i) => list.slice(i * most, (i + 1) * most))
}
