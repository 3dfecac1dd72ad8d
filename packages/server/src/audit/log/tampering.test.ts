import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendAuditLine } from '../../platform/audit.sql.ts'
import { connect } from '../../platform/connect.ts'
import { inTransaction, type Tx } from '../../platform/sql.ts'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { eraseLine } from './erase-line.ts'
import { openLog } from './export-log.ts'
import { checkpointsFile, keepCheckpoints, logKey } from './keep-checkpoints.ts'
import { type LogKey, makeKey, readNote, signCheckpointNote } from './note.ts'
import { hashOfNode, rootOfFrontier } from './tree.ts'
import { type Finding, findLineFaults, type LogLine, leafOf, verifyLog, type Witnessed } from './verify-log.mjs'

let running: TestApp
let owner: postgres.Sql
let own: LogKey
/** The log as it was exported, and the checkpoints kept elsewhere. */
let lines: LogLine[]
let held: Required<Pick<Witnessed, 'key' | 'inside' | 'outside'>>

beforeAll(async () => {
  running = await openApp()
  owner = connect(running.url, { max: 2 })
  const administrator = await createActor({ role: 'administrator' })
  for (let i = 1; i <= 20; i += 1) {
    await inTransaction((tx) => appendAuditLine(tx, lineAt(i)))
    if (i === 12) await eraseLine(administrator, { seq: 5, part: 'who', ground: 'person-asked', document: '1/YC' })
    if (i % 10 === 0) await keepCheckpoints()
  }
  own = logKey(undefined)
  const log = await readAll(owner)
  const signed = Number(log.inside.at(-1)?.split('\n')[1])
  lines = log.lines.slice(0, signed)
  held = { key: own.verifier, inside: log.inside, outside: outside() }
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

const outside = (): string[] =>
  readFileSync(join(running.config.dataDir, checkpointsFile), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).checkpoint)

async function readAll(sql: postgres.ISql) {
  const { lines: batches, ...rest } = await openLog(sql as unknown as Tx)
  return { ...rest, lines: (await gather(batches)).flat() }
}

async function gather<T>(from: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of from) all.push(one)
  return all
}

async function verify(log: LogLine[], witnessed: Witnessed): Promise<Finding[]> {
  return gather(verifyLog([log], witnessed))
}

/** Seeded: the same 10,000 tamperings each time (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const sha256 = (...parts: (Buffer | string)[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const fieldsOf = (list: unknown[]) => list.map((field) => JSON.stringify(field ?? null)).join('\n')

/** A forger who knows the format: new salts, commitments and leaf, so that the line by itself looks right. */
function reseal(line: LogLine): void {
  const { who, what } = line
  const salt = () => randomBytes(32)
  const [a, b] = [salt(), salt()]
  if (who.salt) who.salt = a.toString('hex')
  if (who.salt)
    who.commitment = sha256(a, fieldsOf([who.personId, who.jurisdiction, who.organisationId])).toString('hex')
  if (what.salt) what.salt = b.toString('hex')
  if (what.salt) what.commitment = sha256(b, fieldsOf([what.subjectId, what.detail])).toString('hex')
  line.leaf = leafOf(line).toString('hex')
}

function rootOf(log: readonly LogLine[]): Buffer {
  const frontier: Buffer[] = []
  for (const [i, line] of log.entries()) {
    let node = leafOf(line)
    for (let place = i; place % 2 === 1; place = Math.floor(place / 2))
      node = hashOfNode(frontier.pop() as Buffer, node)
    frontier.push(node)
  }
  return rootOfFrontier(frontier)
}

/** Checkpoints over what the forger made, signed by whom the forger can: a key of their own, or the log's own key. */
function signAnew(log: readonly LogLine[], notes: readonly string[], key: LogKey): string[] {
  return notes.flatMap((note) => {
    const size = Math.min(readNote(note)?.size as number, log.length)
    return size > 0 ? [signCheckpointNote(key, { size, root: rootOf(log.slice(0, size)) })] : []
  })
}

type Forgery = { log: LogLine[]; inside: string[] }
type Tamper = (log: LogLine[], pick: (many: number) => number) => LogLine[]

const edits: ((line: LogLine, pick: (many: number) => number) => void)[] = [
  (line) => (line.action = `${line.action}x`),
  (line) => (line.outcome = line.outcome === 'done' ? 'refused' : 'done'),
  (line) => (line.role = `${line.role}x`),
  (line) => (line.subjectKind = 'verdict'),
  (line, pick) =>
    (line.at = line.at.replace(
      /\d\dZ$/,
      (end) => `${(Number(end.slice(0, 2)) + 1 + pick(98)) % 100}`.padStart(2, '0') + 'Z',
    )),
  (line) => (line.who.personId = '0199c6f0-0000-7000-8000-00000000000b'),
  (line) => (line.who.jurisdiction = '{"level": "commune"}'),
  (line) => (line.what.subjectId = `${line.what.subjectId} `),
  (line) => (line.what.detail = '{"thêm": 1}'),
]

const tamperings: Record<string, Tamper> = {
  change: (log, pick) => {
    edits[pick(edits.length)]?.(log[pick(log.length)] as LogLine, pick)
    return log
  },
  'change and seal anew': (log, pick) => {
    const line = log[pick(log.length)] as LogLine
    edits[pick(5)]?.(line, pick)
    reseal(line)
    return log
  },
  remove: (log, pick) => log.toSpliced(pick(log.length), 1),
  'remove and number anew': (log, pick) => {
    const rest = log.toSpliced(pick(log.length), 1)
    for (const [i, line] of rest.entries()) if (line.seq !== i + 1) reseal(Object.assign(line, { seq: i + 1 }))
    return rest
  },
  reorder: (log, pick) => {
    const [a, b] = [pick(log.length), pick(log.length - 1)]
    const other = b >= a ? b + 1 : b
    const [one, two] = [log[a] as LogLine, log[other] as LogLine]
    const [first, second] = [one.seq, two.seq]
    log[a] = Object.assign(two, { seq: first })
    log[other] = Object.assign(one, { seq: second })
    for (const line of pick(2) ? [one, two] : []) reseal(line)
    return log
  },
  cut: (log, pick) => log.slice(0, pick(log.length)),
  insert: (log, pick) => {
    const at = pick(log.length - 1)
    const more = log.toSpliced(at, 0, structuredClone(log[at] as LogLine))
    for (const [i, line] of more.entries()) if (line.seq !== i + 1) reseal(Object.assign(line, { seq: i + 1 }))
    return more
  },
  'erase in silence': (log, pick) => {
    const open = log.filter(({ who }) => who.salt)
    const line = open[pick(open.length)] as LogLine
    line.who = { commitment: line.who.commitment, personId: null, jurisdiction: null, organisationId: null }
    return log
  },
}

const forger = makeKey('localhost:8080/log', new Uint8Array(32).fill(9))

/** What is done to the checkpoints in the log: nothing, those beyond the end taken out, all signed anew by another key or by the log's own. */
const covers: ((forgery: Forgery) => string[])[] = [
  ({ inside }) => inside,
  ({ log, inside }) => inside.filter((note) => (readNote(note)?.size as number) <= log.length),
  ({ log, inside }) => signAnew(log, inside, forger),
  ({ log, inside }) => signAnew(log, inside, own),
]

test('the log as it is has no finding, though part of a line was erased', async () => {
  expect(await verify(lines, held)).toEqual([])
  expect(lines.filter(({ who }) => !who.salt)).toHaveLength(1)
  expect(lines.flatMap(findLineFaults)).toEqual([])
})

test('all of 10,000 random tamperings of an exported log are found', async () => {
  const random = randomFrom(20_261_124)
  const pick = (many: number) => Math.floor(random() * many)
  const text = JSON.stringify(lines)
  const names = Object.keys(tamperings)
  const missed: string[] = []
  const done: Record<string, number> = {}
  for (let i = 0; i < 10_000; i += 1) {
    const name = names[pick(names.length)] as string
    const log = (tamperings[name] as Tamper)(JSON.parse(text), pick)
    const cover = pick(covers.length)
    const inside = covers[cover]?.({ log, inside: [...held.inside] }) as string[]
    if ((await verify(log, { ...held, inside })).length === 0) missed.push(`${i}: ${name}, cover ${cover}`)
    done[name] = (done[name] ?? 0) + 1
  }
  expect(missed).toEqual([])
  expect(Object.keys(done)).toHaveLength(names.length)
}, 240_000)

test('what each kind of tampering leaves is named', async () => {
  const found = async (name: string, cover = 0) => {
    const log = (tamperings[name] as Tamper)(structuredClone(lines), (many) => Math.floor(many / 2))
    const inside = covers[cover]?.({ log, inside: [...held.inside] }) as string[]
    return new Set((await verify(log, { ...held, inside })).map(({ finding }) => finding))
  }
  expect(await found('change')).toContain('line-changed')
  expect(await found('remove')).toContain('line-missing')
  expect(await found('cut')).toContain('checkpoint-beyond-end')
  expect(await found('cut', 1)).toContain('checkpoint-removed')
  expect(await found('change and seal anew')).toEqual(new Set(['checkpoint-differs']))
  expect(await found('change and seal anew', 2)).toContain('signature-wrong')
  expect(await found('change and seal anew', 3)).toEqual(new Set(['checkpoint-differs']))
  const [, ...newer] = held.outside as string[]
  const uncopied = await verify(lines, { ...held, outside: newer, isWholeCopy: true })
  expect(uncopied.map(({ finding }) => finding)).toEqual(['checkpoint-not-copied'])
  expect(await verify(lines, { ...held, outside: newer })).toEqual([])
  expect(await found('erase in silence')).toEqual(new Set(['erased-without-act']))
})

test('the application may add a line and nothing else, and the owner erases only whole parts', async () => {
  for (const statement of ['update audit.line set role = role', 'delete from audit.line', 'truncate audit.line'])
    await expect(inTransaction((tx) => (tx as postgres.ISql).unsafe(statement))).rejects.toThrow('permission denied')
  await expect(owner`delete from audit.line`).rejects.toThrow('append-only')
  await expect(owner`update audit.line set role = 'visitor' where seq = 3`).rejects.toThrow('append-only')
  await expect(owner`update audit.line set person_id = null where person_id is not null`).rejects.toThrow('append-only')
  await expect(owner`update audit.subtree set hash = hash`).rejects.toThrow('append-only')
})

/** What the database looks like after a change by its owner, with every guard off. */
async function findingsAfter(change: (tx: postgres.ISql) => Promise<unknown>): Promise<Finding[]> {
  let findings: Finding[] = []
  const undo = new Error('undo')
  const work = owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await change(tx)
    const { lines: log, size: _, ...inDatabase } = await readAll(tx)
    findings = await verify(log, { ...held, ...inDatabase })
    throw undo
  })
  await work.catch((error) => {
    if (error !== undo) throw error
  })
  return findings
}

/** As an owner of the database would: every leaf and the head computed anew by the database's own functions. */
const plantAnew = (tx: postgres.ISql) =>
  tx.unsafe(`
    do $$ declare l audit.line;
    begin
      delete from audit.subtree;
      update audit.head set seq = 0, frontier = '{}';
      for l in select * from audit.line order by seq loop
        l := audit.sealed(l);
        update audit.line set (who_salt, what_salt, who_commitment, what_commitment, leaf)
          = (l.who_salt, l.what_salt, l.who_commitment, l.what_commitment, l.leaf) where seq = l.seq;
        update audit.head set seq = l.seq, frontier = audit.grown(frontier, l.seq - 1, l.leaf);
      end loop;
    end $$`)

const byOwner: Record<string, (tx: postgres.ISql, seq: number, other: number) => Promise<unknown>> = {
  instant: (tx, seq) => tx`update audit.line set at = at + interval '1 microsecond' where seq = ${seq}`,
  outcome: (tx, seq) =>
    tx`update audit.line set outcome = case outcome when 'done' then 'refused' else 'done' end where seq = ${seq}`,
  detail: (tx, seq) => tx`update audit.line set detail = detail || '{"thêm": 1}' where seq = ${seq}`,
  leaf: (tx, seq) => tx`update audit.line set leaf = sha256(leaf) where seq = ${seq}`,
  removal: (tx, seq) => tx`delete from audit.line where seq = ${seq}`,
  'order of two lines': async (tx, seq, other) => {
    await tx`update audit.line set seq = -1 where seq = ${seq}`
    await tx`update audit.line set seq = ${seq} where seq = ${other}`
    await tx`update audit.line set seq = ${other} where seq = -1`
  },
  'cut end': (tx, seq) => tx`delete from audit.line where seq >= ${seq}`,
  'cut end, and all made anew': async (tx, seq) => {
    await tx`delete from audit.line where seq >= ${seq}`
    await tx`delete from audit.tree_head where size >= ${seq}`
    await plantAnew(tx)
  },
  'change, and all made anew': async (tx, seq) => {
    await tx`update audit.line set action = 'khác' where seq = ${seq}`
    await plantAnew(tx)
  },
  head: (tx) => tx`update audit.head set frontier = array_append(frontier, sha256('x'))`,
  checkpoint: (tx) => tx`delete from audit.tree_head where size = (select min(size) from audit.tree_head)`,
  subtree: (tx) => tx`insert into audit.subtree values (1, 0, sha256('x'))`,
}

test('an untouched database has no finding, and every random change by its owner is found', async () => {
  expect(await findingsAfter(async () => {})).toEqual([])
  const random = randomFrom(7)
  const pick = (many: number) => Math.floor(random() * many)
  for (const [name, change] of Object.entries(byOwner))
    for (let i = 0; i < 10; i += 1) {
      const seq = 1 + pick(lines.length)
      const other = 1 + ((seq + pick(lines.length - 1)) % lines.length)
      expect(await findingsAfter((tx) => change(tx, seq, other)), `${name} at ${seq}`).not.toEqual([])
    }
})
