import { askOverHttp } from '../ask-http.ts'
import type { Ask } from '../time-stamp.ts'
import { answerStamp } from './answer-stamp.ts'
import { answerStatus, listRevoked } from './answer-status.ts'
import type { TestAuthority } from './test-authority.ts'

/** What the test authority answers under an address of its own; undefined where it has none. */
export function answerOf(authority: TestAuthority, path: string, body: Buffer, now: Date): Buffer | undefined {
  // A question of a few bytes may stand in the address (RFC 6960, A.1).
  if (path.startsWith('/ocsp/'))
    return answerStatus(authority, Buffer.from(decodeURIComponent(path.slice('/ocsp/'.length)), 'base64'), now)
  switch (path) {
    case '/tsa':
      return answerStamp(authority, body, now)
    case '/ocsp':
      return answerStatus(authority, body, now)
    case '/issuing.crl':
      return listRevoked(authority, authority.issuing, now)
    case '/root.crl':
      return listRevoked(authority, authority.root, now)
    default:
      return undefined
  }
}

/** Asks over HTTP, except the test authority of this very process: it is asked as it stands, also before the port is open. */
export function askWith(authority: TestAuthority | undefined, now: () => Date): Ask {
  return async (address, body, mediaType) => {
    const path = authority && address.startsWith(`${authority.address}/`) ? address.slice(authority.address.length) : ''
    const answer = authority && path ? answerOf(authority, path, body ?? Buffer.alloc(0), now()) : undefined
    return answer ?? askOverHttp(address, body, mediaType)
  }
}
