import { expect, test } from 'vitest'
import { findSessionEnd, type HeldRole, sessionLimits } from './session.ts'

const openedAt = new Date('2026-11-24T01:00:00Z')
const later = (millis: number) => new Date(openedAt.getTime() + millis)

test.each(Object.entries(sessionLimits))(
  'a session of %s ends idle and by age, and lives until then',
  (role, limits) => {
    const session = { role: role as HeldRole, openedAt, seenAt: openedAt }
    expect(findSessionEnd(session, later(limits.idleMillis - 1))).toBeUndefined()
    expect(findSessionEnd(session, later(limits.idleMillis))).toBe('idle')
    expect(findSessionEnd({ ...session, seenAt: later(limits.ageMillis - 1) }, later(limits.ageMillis))).toBe('age')
  },
)
