import { randomUUID } from 'node:crypto'
import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createActor, signIn } from '../testing/actors.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { fullCard, openSitting, type TestSitting } from '../testing/sittings.ts'
import { saveScorecard } from './card/save-scorecard.ts'
import { signScorecard } from './card/sign-scorecard.ts'
import { closeScoring } from './close-scoring.ts'
import { declareConflict } from './conflict/declare-conflict.ts'
import { getDossierRecord } from './get-session-record.ts'
import { issueVerdict } from './issue-verdict.ts'
import { tickVerified } from './verified/tick-verified.ts'

const secret = 'LỜI-RIÊNG-7F3A'
let test_: TestApp
const gets: string[] = []

beforeAll(async () => {
  test_ = await openApp()
})
afterAll(() => test_.close())

/** Every GET address of the application, from its own list of routes. */
function listGets(): string[] {
  return test_.app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const depth = line.search(/[/*a-z]/i)
      return depth < 0 ? [] : [{ depth, line }]
    })
    .reduce<{ stack: { depth: number; path: string }[]; found: string[] }>(
      ({ stack, found }, { depth, line }) => {
        const [, path = '', methods = ''] = /([^\s]+)(?: \((.+)\))?$/.exec(line.slice(depth)) ?? []
        const above = stack.filter((each) => each.depth < depth)
        const whole = (above.at(-1)?.path ?? '') + path
        // Two names of one place are printed as `:id|:sessionId`.
        if (/\bGET\b/.test(methods)) found.push(whole.replace(':id|:sessionId', ':sessionId'))
        return { stack: [...above, { depth, path: whole }], found }
      },
      { stack: [], found: [] },
    ).found
}

test('nobody finds another member’s card through any address before closing, and the author alone finds their own', {
  timeout: 120_000,
}, async () => {
  gets.push(...listGets())
  expect(gets.length).toBeGreaterThan(20)
  for (const part of ['scorecards', 'samples/:code', 'discussion', 'proposed-conflicts', 'verified'])
    expect(
      gets.some((address) => address.includes(part)),
      part,
    ).toBe(true)
  const sitting = await openSitting()
  const { at, all, chair, officer, members } = sitting
  const [author, drafter] = [members[0] as Actor, members[1] as Actor]
  for (const who of all) await declareConflict(who, { ...at, kind: 'none', note: '' })
  const content = { marks: fullCard(), notes: { '1.1': secret }, objections: { '1.1': secret }, opinion: secret }
  const ticks = [{ criterion: '1.1', mark: fullCard()['1.1'] as string, evidence: [], basis: 'Hợp đồng' }]
  await tickVerified(sitting.officer, { ...at, ticks })
  await signScorecard(author, { ...at, ...content })
  await saveScorecard(drafter, { ...at, ...content })
  const others = [
    chair,
    members[2] as Actor,
    officer,
    ...(await Promise.all([
      createActor({ role: 'auditor' }),
      createActor({ role: 'ministry-officer' }),
      createActor({ role: 'administrator' }),
      createActor({ role: 'council-member' }),
      createActor({ role: 'producer' }),
      createActor({ role: 'commune-officer' }),
    ])),
  ]
  const ids = await idsOf(sitting)
  expect(await tellTales(others, ids)).toEqual([])
  const own = await read(author, `/api/v1/sessions/${at.sessionId}/dossiers/${at.dossierId}/scorecard`)
  expect(own).toContain(secret)
  const page = await read(author, `/councils/sessions/${at.sessionId}/dossiers/${at.dossierId}/scorecard`)
  expect(page).toContain(secret)
})

test('after closing the council reads signed cards, and still nobody reads a draft', { timeout: 120_000 }, async () => {
  const sitting = await openSitting()
  const { at, all, chair, members } = sitting
  for (const who of all) await declareConflict(who, { ...at, kind: 'none', note: '' })
  const [drafter, ...signers] = [members[3] as Actor, chair, ...members.slice(0, 3)]
  for (const who of signers)
    await signScorecard(who, { ...at, marks: fullCard(), notes: { '1.1': 'công khai' }, opinion: '' })
  await saveScorecard(drafter, { ...at, marks: {}, notes: { '1.1': secret }, opinion: secret })
  const absences = { [await memberIdOf(drafter, sitting.councilId, chair)]: 'Đi công tác' }
  await closeScoring(chair, { ...at, absences })
  const cards = await read(chair, `/api/v1/sessions/${at.sessionId}/dossiers/${at.dossierId}/scorecards`)
  expect(cards).toContain('công khai')
  await issueVerdict(chair, at)
  const auditor = await createActor({ role: 'auditor' })
  const ids = await idsOf(sitting)
  expect(await tellTales([chair, members[0] as Actor, auditor], ids)).toEqual([])
})

type Ids = { sessionId: string; dossierId: string; code: string; id: string[] }

async function idsOf({ at, councilId, officer }: TestSitting): Promise<Ids> {
  const { item } = await getDossierRecord(officer, at)
  return { ...at, code: item.sampleCode as string, id: [at.sessionId, at.dossierId, councilId] }
}

/** Addresses whose answer to one of these readers holds the secret, and answers that broke. */
async function tellTales(readers: readonly Actor[], ids: Ids): Promise<string[]> {
  const found = []
  const seen = new Set<string>()
  for (const who of readers) {
    const { headers } = await signIn(who)
    for (const address of gets.flatMap((each) => fillIn(each, ids))) {
      for (const accept of ['text/html', 'application/json']) {
        const answer = await test_.app.inject({ method: 'GET', url: address, headers: { ...headers, accept } })
        if (answer.statusCode === 200) seen.add(address)
        if (answer.body.includes(secret) || answer.statusCode >= 500)
          found.push(`${who.role} ${answer.statusCode} ${address}`)
      }
    }
  }
  // The test must have come in where there is something to see.
  const { sessionId, dossierId } = ids
  expect(seen).toContain(`/councils/sessions/${sessionId}`)
  expect(seen).toContain(`/councils/sessions/${sessionId}/dossiers/${dossierId}/closing`)
  expect(seen).toContain(`/api/v1/sessions/${sessionId}`)
  expect(seen).toContain(`/councils/sessions/${sessionId}/samples/${ids.code}`)
  return found
}

function fillIn(address: string, { sessionId, dossierId, code, id }: Ids): string[] {
  const filled = address
    .replace(':sessionId', sessionId)
    .replace(':dossierId', dossierId)
    .replace('samples/:code', `samples/${code}`)
  const whole = filled.includes(':id') ? id.map((each) => filled.replace(':id', each)) : [filled]
  return whole.map((each) => each.replace(/:[a-zA-Z]+(\([^)]*\))?/g, () => randomUUID()).replace('*', 'x'))
}

async function read(who: Actor, url: string): Promise<string> {
  const { headers } = await signIn(who)
  return (await test_.app.inject({ method: 'GET', url, headers: { ...headers, accept: 'text/html' } })).body
}

async function memberIdOf(who: Actor, councilId: string, reader: Actor): Promise<string> {
  const body = await read(reader, `/api/v1/councils/${councilId}`)
  const { members } = JSON.parse(body) as { members: { id: string; name: string }[] }
  return members.find(({ name }) => name === who.name)?.id ?? ''
}
