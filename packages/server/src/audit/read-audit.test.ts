import { visitor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendAuditLine } from '../platform/audit.sql.ts'
import { csvRow } from '../platform/csv.ts'
import { inTransaction } from '../platform/sql.ts'
import { createActor, signIn } from '../testing/actors.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { readAudit } from './read-audit.ts'

let running: TestApp

beforeAll(async () => {
  running = await openApp()
})
afterAll(() => running.close())

async function addLine(provinceCode: string, subjectId: string, at = new Date('2026-11-24T03:00:00Z')) {
  const officer = await createActor({ role: 'provincial-officer', provinceCode, name: 'Lê Thị Hạnh' })
  await inTransaction((tx) =>
    appendAuditLine(tx, {
      at,
      action: 'dossier.forward',
      outcome: 'done',
      personId: officer.personId,
      role: officer.role,
      jurisdiction: officer.jurisdiction,
      organisationId: undefined,
      subject: { kind: 'dossier', id: subjectId },
    }),
  )
  return officer
}

test('who is neither auditor nor administrator reads nothing', async () => {
  await expect(readAudit(visitor, { limit: 10 })).rejects.toThrow('unauthenticated')
  const officer = await createActor({ role: 'provincial-officer' })
  await expect(readAudit(officer, { limit: 10 })).rejects.toThrow('forbidden.role')
  for (const url of ['/audit', '/audit/lines.csv'])
    expect((await running.app.inject({ url, headers: { accept: 'application/json' } })).statusCode).toBe(401)
})

test('an auditor of a province sees what was done in its name only', async () => {
  await addLine('96', 'd-96')
  await addLine('01', 'd-01')
  const ofProvince = await createActor({ role: 'auditor', level: 'province', provinceCode: '96' })
  expect((await readAudit(ofProvince, { limit: 10 })).map(({ subjectId }) => subjectId)).toEqual(['d-96'])
  const ofNation = await createActor({ role: 'auditor' })
  expect((await readAudit(ofNation, { limit: 10 })).map(({ subjectId }) => subjectId)).toEqual(['d-01', 'd-96'])
})

test('lines are found by act, person, subject and legal day, newest first', async () => {
  const auditor = await createActor({ role: 'auditor' })
  // 23:30 on 23 November in Viet Nam, then half past midnight of the 24th.
  const late = await addLine('96', 'd-late', new Date('2026-11-23T16:30:00Z'))
  await addLine('96', 'd-night', new Date('2026-11-23T17:30:00Z'))
  const found = async (filter: object) =>
    (await readAudit(auditor, { ...filter, limit: 10 })).map(({ subjectId }) => subjectId)
  expect(await found({ person: late.personId })).toEqual(['d-late'])
  expect(await found({ subject: 'd-night' })).toEqual(['d-night'])
  expect(await found({ to: '2026-11-23' })).toEqual(['d-late'])
  expect(await found({ action: 'dossier.forward', from: '2026-11-24' })).toEqual(['d-night', 'd-01', 'd-96'])
  expect((await readAudit(auditor, { subject: 'd-late', limit: 1 }))[0]?.personName).toBe('Lê Thị Hạnh')
})

test('an auditor reads the page and takes the same lines away as CSV', async () => {
  const { headers } = await signIn(await createActor({ role: 'auditor' }))
  const page = await running.app.inject({ url: '/audit?subject=d-late', headers })
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Lê Thị Hạnh')
  expect(page.body).not.toContain('d-night')
  const csv = await running.app.inject({ url: '/audit/lines.csv?subject=d-late', headers })
  expect(csv.headers['content-type']).toContain('text/csv')
  expect(csv.body.trim().split('\r\n')).toHaveLength(2)
  expect(csv.body).toContain('dossier.forward,done,')
})

test('a cell that a spreadsheet would run is disarmed', () => {
  expect(csvRow(['=1+1', '-x', 'mật, ong', 'a"b', 7, null])).toBe(`'=1+1,'-x,"mật, ong","a""b",7,\r\n`)
})
