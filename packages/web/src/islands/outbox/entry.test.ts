import { describe, expect, test } from 'vitest'
import { type Entry, isDue, keepEntry, settleEntry, waitMillis } from './entry.ts'

const now = Date.parse('2026-11-24T02:00:00Z')
const kept: Entry = keepEntry(
  {
    id: '0197a0b4-0000-7000-8000-000000000001',
    owner: 'p1',
    kind: 'inspection',
    label: 'Chè Tân Cương',
    address: '/api/v1/inspections/1/findings',
    fields: [['finding.1', 'ok']],
    files: [{ field: 'photo.1', name: 'nhan.jpg', blob: new Blob(['x']) }],
  },
  new Date(now),
)

describe('an entry of the outbox', () => {
  test('is not received until the server says so by a code', () => {
    expect(kept.state).toBe('kept')
    expect(settleEntry(kept, { kind: 'later' }, now).state).toBe('kept')
    expect(settleEntry(kept, { kind: 'received', receipt: 'KT-1' }, now)).toMatchObject({
      state: 'received',
      receipt: 'KT-1',
    })
  })

  test('keeps its photos until it is received, and drops them then', () => {
    expect(settleEntry(kept, { kind: 'later' }, now).files).toHaveLength(1)
    expect(settleEntry(kept, { kind: 'refused', reasons: ['Ảnh hỏng'] }, now).files).toHaveLength(1)
    expect(settleEntry(kept, { kind: 'received', receipt: 'KT-1' }, now).files).toHaveLength(0)
  })

  test('waits twice as long after each try in vain, at most five minutes', () => {
    expect([1, 2, 3, 8, 30].map(waitMillis)).toEqual([2000, 4000, 8000, 256_000, 300_000])
    const waiting = settleEntry(kept, { kind: 'later' }, now)
    expect(isDue(waiting, now)).toBe(false)
    expect(isDue(waiting, now + 2000)).toBe(true)
  })

  test('is sent again when the page was closed while it was on its way', () => {
    expect(isDue({ ...kept, state: 'sending' }, now)).toBe(true)
  })

  test('waits for a person when it was refused, and for a sign-in when the session has ended', () => {
    expect(isDue(settleEntry(kept, { kind: 'refused', reasons: ['x'] }, now), now + 9e9)).toBe(false)
    const signedOut = settleEntry(kept, { kind: 'signed-out' }, now)
    expect(signedOut).toMatchObject({ state: 'kept', isSignedOut: true })
    expect(settleEntry(signedOut, { kind: 'received', receipt: 'KT-1' }, now).isSignedOut).toBeUndefined()
  })
})
