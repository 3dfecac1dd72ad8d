import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { visitor } from '@saolang/core/people/actor.ts'
import fc from 'fast-check'
import type postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendAuditLine } from '../platform/audit.sql.ts'
import { connect } from '../platform/connect.ts'
import { inTransaction } from '../platform/sql.ts'
import { createActor } from '../testing/actors.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { readChain, readWitnesses } from './chain.sql.ts'
import { checkpointKey, configureAudit, keepCheckpoints, signCheckpoint } from './sign-checkpoint.ts'
import { type Finding, type SignedHead, verifyChain, type Witnesses } from './verify-chain.ts'

let running: TestApp
let owner: postgres.Sql
const lines = 60

beforeAll(async () => {
  running = await openApp()
  configureAudit(running.config)
  owner = connect(running.url, { max: 2 })
  for (let i = 1; i <= lines; i++) {
    await inTransaction((tx) => appendAuditLine(tx, lineAt(i)))
    if (i % 20 === 0) await keepCheckpoints()
  }
})
afterAll(async () => {
  await owner.end()
  await running.close()
})

const lineAt = (i: number) => ({
  at: new Date(Date.UTC(2026, 10, 24, 8, 0, i, i)),
  action: 'dossier.save',
  outcome: i % 7 === 0 ? ('refused' as const) : ('done' as const),
  personId: i % 3 === 0 ? undefined : '0199c6f0-0000-7000-8000-00000000000a',
  role: 'producer' as const,
  jurisdiction: i % 5 === 0 ? ({ level: 'province', provinceCode: '96' } as const) : undefined,
  organisationId: undefined,
  subject: { kind: 'dossier', id: `d-${i}`, detail: { bước: i, 'chữ "lạ"': 'dòng\nmới \\ / \u2028\t' } },
})

const outside = (): SignedHead[] =>
  readFileSync(join(running.config.dataDir, 'audit-checkpoints.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

async function verify(sql: postgres.ISql, change: Partial<Witnesses> = {}): Promise<Finding[]> {
  const { keyId, publicKey } = checkpointKey()
  const witnesses = { ...(await readWitnesses(sql)), outside: outside(), keys: { [keyId]: publicKey }, ...change }
  const findings: Finding[] = []
  for await (const finding of verifyChain(readChain(sql), witnesses)) findings.push(finding)
  return findings
}

/** Verifies what the chain would look like after a change by the owner of the database, with every guard off. */
async function findingsAfter(change: (tx: postgres.ISql) => Promise<unknown>): Promise<Finding[]> {
  let findings: Finding[] = []
  const undo = new Error('undo')
  const work = owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await change(tx)
    findings = await verify(tx)
    throw undo
  })
  await work.catch((error) => {
    if (error !== undo) throw error
  })
  return findings
}

test('nobody but the system and the administrator signs a checkpoint', async () => {
  await expect(signCheckpoint(visitor, undefined)).rejects.toThrow('unauthenticated')
  await expect(signCheckpoint(await createActor({ role: 'auditor' }), undefined)).rejects.toThrow('forbidden.role')
  await keepCheckpoints()
})

test('the application may add a line and nothing else', async () => {
  for (const statement of ['update audit.line set role = role', 'delete from audit.line', 'truncate audit.line'])
    await expect(inTransaction((tx) => (tx as postgres.ISql).unsafe(statement))).rejects.toThrow('permission denied')
  await expect(owner`delete from audit.line`).rejects.toThrow('append-only')
})

test('a chain that nobody touched has no finding', async () => {
  expect(await verify(owner)).toEqual([])
})

test('without new lines no further checkpoint is signed', async () => {
  expect(await keepCheckpoints()).toBeUndefined()
})

type Change = (tx: postgres.ISql, seq: number, other: number) => Promise<unknown>
const changes: Record<string, Change> = {
  action: (tx, seq) => tx`update audit.line set action = action || 'x' where seq = ${seq}`,
  instant: (tx, seq) => tx`update audit.line set at = at + interval '1 microsecond' where seq = ${seq}`,
  person: (tx, seq) => tx`update audit.line set person_id = '0199c6f0-0000-7000-8000-00000000000b' where seq = ${seq}`,
  outcome: (tx, seq) =>
    tx`update audit.line set outcome = case outcome when 'done' then 'refused' else 'done' end where seq = ${seq}`,
  detail: (tx, seq) => tx`update audit.line set detail = detail || '{"thêm": 1}' where seq = ${seq}`,
  subject: (tx, seq) => tx`update audit.line set subject_id = subject_id || ' ' where seq = ${seq}`,
  hash: (tx, seq) => tx`update audit.line set hash = sha256(hash) where seq = ${seq}`,
  link: (tx, seq) => tx`update audit.line set previous_hash = sha256(previous_hash) where seq = ${seq}`,
  removal: (tx, seq) => tx`delete from audit.line where seq = ${seq}`,
  'order of two lines': async (tx, seq, other) => {
    await tx`update audit.line set seq = -1 where seq = ${seq}`
    await tx`update audit.line set seq = ${seq} where seq = ${other}`
    await tx`update audit.line set seq = ${other} where seq = -1`
  },
  'removal with the rest moved up': async (tx, seq) => {
    await tx`delete from audit.line where seq = ${seq}`
    await tx`update audit.line set seq = -(seq - 1) where seq > ${seq}`
    await tx`update audit.line set seq = -seq where seq < 0`
  },
  'cut end': (tx, seq) => tx`delete from audit.line where seq >= ${seq}`,
  'cut end with the head set back': async (tx, seq) => {
    await tx`delete from audit.line where seq >= ${seq}`
    await tx`delete from audit.checkpoint where seq >= ${seq}`
    await setHeadToLast(tx)
  },
  'change with everything after it hashed anew': async (tx, seq) => {
    await tx`update audit.line set action = 'khác' where seq = ${seq}`
    await hashAnewFrom(tx, seq)
  },
  'removal with everything after it hashed anew': async (tx, seq) => {
    await changes['removal with the rest moved up']?.(tx, seq, 0)
    await hashAnewFrom(tx, seq)
  },
}

const setHeadToLast = (tx: postgres.ISql) => tx`
  update audit.head set (seq, hash) = (
    select seq, hash from (select 0 as seq, sha256('saolang audit'::bytea) as hash union all select seq, hash from audit.line) l
    order by seq desc limit 1)`

const hashAnewFrom = async (tx: postgres.ISql, seq: number) => {
  await tx.unsafe(`
    do $$ declare l audit.line; before bytea;
    begin
      for l in select * from audit.line where seq >= ${seq} order by seq loop
        select coalesce((select hash from audit.line where seq = l.seq - 1), sha256('saolang audit'::bytea)) into before;
        l.previous_hash := before;
        update audit.line set previous_hash = before, hash = sha256(before || convert_to(audit.canonical(l), 'UTF8')) where seq = l.seq;
      end loop;
    end $$`)
  await setHeadToLast(tx)
}

test('every one of 300 random changes by the owner of the database is found', async () => {
  const signedLines = outside().at(-1)?.seq as number
  const line = fc.integer({ min: 1, max: signedLines })
  const trial = fc.record({ what: fc.constantFrom(...Object.keys(changes)), seq: line, other: line })
  let trials = 0
  await fc.assert(
    fc.asyncProperty(trial, async ({ what, seq, other }) => {
      if (what === 'order of two lines' && seq === other) return
      trials += 1
      const findings = await findingsAfter(async (tx) => changes[what]?.(tx, seq, other))
      expect(findings, `${what} at ${seq}`).not.toEqual([])
    }),
    { numRuns: 300, seed: 20_261_124 },
  )
  expect(trials).toBeGreaterThan(200)
})

test('each kind of change has a finding that names it', async () => {
  const names = async (what: string, seq = 30) =>
    new Set((await findingsAfter(async (tx) => changes[what]?.(tx, seq, 31))).map(({ finding }) => finding))
  expect(await names('detail')).toEqual(new Set(['line-changed']))
  expect(await names('removal')).toContain('line-missing')
  expect(await names('order of two lines')).toContain('line-changed')
  expect(await names('cut end')).toContain('end-cut')
  expect(await names('cut end with the head set back')).toContain('checkpoint-beyond-end')
  expect(await names('change with everything after it hashed anew')).toEqual(new Set(['checkpoint-differs']))
})

test('a checkpoint that was forged, removed or signed by another key is found', async () => {
  const [first, ...rest] = outside() as [SignedHead, ...SignedHead[]]
  const codes = (found: Finding[]) => found.map(({ finding }) => finding)
  expect(
    codes(await verify(owner, { outside: [{ ...first, signedAt: '2026-01-01T00:00:00.000Z' }, ...rest] })),
  ).toEqual(['signature-wrong'])
  expect(codes(await verify(owner, { outside: rest }))).toEqual(['checkpoint-not-copied'])
  expect(codes(await verify(owner, { keys: {} }))).toContain('key-unknown')
  const findings = await findingsAfter((tx) => tx`delete from audit.checkpoint where seq = ${first.seq}`)
  expect(codes(findings)).toEqual(['checkpoint-removed'])
})
