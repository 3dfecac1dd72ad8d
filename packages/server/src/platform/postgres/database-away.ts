// Class 08 is a connection lost, 53 an exhausted machine (a full disk, no connection left), 57P0x a server that goes down or comes up
// (https://www.postgresql.org/docs/18/errcodes-appendix.html).
const awayStates = /^(?:08...|53...|57P0[1-3])$/
// What the driver calls a connection that ended under a request, or that could not be opened in time.
const awayCodes = new Set(['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT'])
const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
])

/** Whether an error says that the database could not be reached, or went away in between: what was asked may have been done all the same. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, syscall, query } = (error ?? {}) as { code?: unknown; syscall?: unknown; query?: unknown }
  if (typeof code !== 'string') return false
  if (awayCodes.has(code) || awayStates.test(code)) return true
  const isOfDriver = query !== undefined || ['connect', 'read', 'write'].includes(String(syscall))
  return isOfDriver && networkCodes.has(code)
}
