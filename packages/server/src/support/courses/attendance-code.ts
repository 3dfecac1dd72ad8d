import { createHmac } from 'node:crypto'
import { codeWindowOf, listCodeWindows } from '@saolang/core/support/courses/session.ts'

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 8

let secret: string | undefined

/** Sets the secret that attendance codes are made with. Called once, at start. */
export function configureAttendance(with_: string): void {
  secret = with_
}

/** The code that stands on the trainer's screen now: eight letters that only this installation can make. */
export function attendanceCodeOf(sessionId: string, now: Date): string {
  return codeIn(sessionId, codeWindowOf(now))
}

/** Whether a code stood on the screen of this session a moment ago. Typed codes may have small letters, spaces, O for 0, I and L for 1. */
export function isCodeOfNow(sessionId: string, typed: string, now: Date): boolean {
  const code = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return listCodeWindows(now).some((window) => codeIn(sessionId, window) === code)
}

function codeIn(sessionId: string, window: number): string {
  if (!secret) throw new Error('attendance has no secret yet')
  const bytes = createHmac('sha256', secret).update(`attendance ${sessionId} ${window}`).digest()
  return Array.from(bytes.subarray(0, length), (byte) => letters[byte & 31]).join('')
}
