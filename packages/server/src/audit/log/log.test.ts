import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { visitor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendAuditLine } from '../../platform/audit.sql.ts'
import { inTransaction } from '../../platform/sql.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { openWitness, type Witness } from '../../testing/witness.ts'
import { eraseLine } from './erase-line.ts'
import { checkpointsFile, keepCheckpoints, signCheckpoint } from './keep-checkpoints.ts'
import { readLine } from './read-line.ts'
import { readKeys, readLogState } from './read-log.ts'
import { verifyReceipt } from './verify-log.mjs'

let running: TestApp
let witness: Witness
let trusted: string[] = []
const verifier = join(import.meta.dirname, 'verify-log.mjs')
const lines = 300

beforeAll(async () => {
  witness = await openWitness('nhan-chung.example/w1', () => trusted)
  running = await openApp({ SAOLANG_LOG_WITNESSES: `${witness.verifier} ${witness.url}` })
  trusted = [(await readKeys(undefined)).key]
  await addLines(lines)
})
afterAll(async () => {
  await running.close()
  await witness.close()
})

const addLines = (many: number) =>
  inTransaction(async (tx) => {
    for (let i = 1; i <= many; i += 1)
      await appendAuditLine(tx, {
        at: new Date(Date.UTC(2026, 10, 24, 8, 0, 0, i)),
        action: 'dossier.forward',
        outcome: 'done',
        personId: '0199c6f0-0000-7000-8000-00000000000a',
        role: 'provincial-officer',
        jurisdiction: { level: 'province', provinceCode: i % 2 ? '96' : '01' },
        organisationId: undefined,
        subject: { kind: 'dossier', id: `d-${i}`, detail: { 'lời "lạ"': 'dòng\nmới \\ \u2028\t' } },
      })
  })

const get = async (path: string, headers = {}) => running.app.inject({ url: path, headers })
const run = (...args: string[]): { code: number; out: Record<string, unknown>[] } => {
  try {
    const out = execFileSync(process.execPath, [verifier, ...args], { encoding: 'utf8' })
    return {
      code: 0,
      out: out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    }
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string }
    if (status !== 1) throw new Error(stderr)
    return {
      code: status,
      out: stdout
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    }
  }
}

test('before the first checkpoint there is nothing to show', async () => {
  expect((await get('/api/v1/log/checkpoint')).statusCode).toBe(404)
  expect((await get('/api/v1/log/proof/inclusion?index=0')).statusCode).toBe(404)
  expect((await get('/log')).statusCode).toBe(200)
})

test('nobody but the system and the administrator signs a checkpoint, and nobody but the administrator erases', async () => {
  await expect(signCheckpoint(visitor, undefined)).rejects.toThrow('unauthenticated')
  const auditor = await createActor({ role: 'auditor' })
  await expect(signCheckpoint(auditor, undefined)).rejects.toThrow('forbidden.role')
  const erasure = { seq: 1, part: 'who', ground: 'person-asked', document: '12/YC' } as const
  await expect(eraseLine(auditor, erasure)).rejects.toThrow('forbidden.role')
})

test('a checkpoint is signed, and cosigned by a witness that was given the proof', async () => {
  const size = await keepCheckpoints()
  expect(size).toBeGreaterThanOrEqual(lines)
  const answer = await get('/api/v1/log/checkpoint')
  expect(answer.headers['content-type']).toContain('text/plain')
  const [origin, shown] = answer.body.split('\n')
  expect([origin, shown]).toEqual(['localhost:8080/log', String(size)])
  expect(answer.body.match(/^— /gm)).toHaveLength(2)
  await addLines(3)
  const next = (await keepCheckpoints()) as number
  expect(witness.asked.at(-1)).toMatch(new RegExp(`^old ${size}\n([A-Za-z0-9+/=]{44}\n)+\n${origin}\n${next}\n`))
  const { witnesses } = await readLogState(undefined)
  expect(witnesses).toMatchObject([{ name: witness.name, size: next }])
  expect(await keepCheckpoints()).toBeUndefined()
})

test('a witness that remembers another size is asked again from there; one that saw another tree does not sign', async () => {
  const origin = 'localhost:8080/log'
  witness.recall(origin, undefined)
  await addLines(1)
  const size = (await keepCheckpoints()) as number
  expect((await readLogState(undefined)).witnesses).toMatchObject([{ size }])
  witness.recall(origin, { size, root: Buffer.alloc(32).toString('base64') })
  await addLines(1)
  await keepCheckpoints()
  const [state] = (await readLogState(undefined)).witnesses
  expect(state).toMatchObject({ size, failedAt: expect.any(String) })
  witness.recall(origin, undefined)
  await keepCheckpoints()
  expect((await readLogState(undefined)).witnesses[0]).not.toHaveProperty('failedAt')
})

test('anyone can check the running log with the one file, from today on and back to a checkpoint kept', async () => {
  const address = await running.app.listen({ port: 0, host: '127.0.0.1' })
  const note = (await get('/api/v1/log/checkpoint')).body
  const kept = join(running.config.dataDir, 'kept.txt')
  writeFileSync(kept, note)
  await addLines(5)
  await keepCheckpoints()
  const { key } = await readKeys(undefined)
  const { execFile } = await import('node:child_process')
  const online = (...args: string[]) =>
    new Promise<{ code: unknown; out: string }>((resolve) =>
      execFile(process.execPath, [verifier.replace('verify-', 'watch-'), address, ...args], (error, out) =>
        resolve({ code: error?.code ?? 0, out }),
      ),
    )
  const good = await online('--key', key, '--witness', witness.verifier, '--checkpoints', kept)
  expect(good.out).toContain('"findings":0')
  expect(good.code).toBe(0)
  // A checkpoint that this log never signed.
  writeFileSync(kept, note.replace(/\n[A-Za-z0-9+/]{43}=\n/, `\n${Buffer.alloc(32, 1).toString('base64')}\n`))
  const bad = await online('--key', key, '--checkpoints', kept)
  expect(bad).toMatchObject({ code: 1, out: expect.stringContaining('history-rewritten') })
})

test('tiles hold the hashes, full ones and those that are growing, and nothing beyond what is signed', async () => {
  const full = await get('/api/v1/log/tile/0/000')
  expect(full.rawPayload).toHaveLength(256 * 32)
  expect((await get('/api/v1/log/tile/1/000.p/1')).rawPayload).toHaveLength(32)
  expect((await get('/api/v1/log/tile/0/001.p/20')).rawPayload).toHaveLength(20 * 32)
  for (const path of ['0/001', '1/000', '0/x001/000', '0/1', '7/000', '0/000.p/999'])
    expect((await get(`/api/v1/log/tile/${path}`)).statusCode, path).toBeGreaterThanOrEqual(400)
  expect((await get('/api/v1/log/proof/consistency?from=9&to=4')).statusCode).toBe(404)
  expect((await get('/api/v1/log/proof/inclusion?index=99999')).statusCode).toBe(404)
})

test('an auditor checks a line on its page and takes a receipt that holds without us; one of a province only its own', async () => {
  const auditor = await createActor({ role: 'auditor' })
  const { headers } = await signIn(auditor)
  const page = await get('/audit/lines/7', headers)
  expect(page.body).toContain('Dòng này đúng như khi được ghi')
  const file = join(running.config.dataDir, 'receipt.json')
  writeFileSync(file, (await get('/audit/lines/7/receipt.json', headers)).body)
  const { key } = await readKeys(undefined)
  expect(run(file, '--key', key)).toMatchObject({ code: 0, out: [{ findings: 0, line: 7 }] })
  const receipt = JSON.parse(readFileSync(file, 'utf8'))
  receipt.line.what.subjectId = 'd-8'
  writeFileSync(file, JSON.stringify(receipt))
  expect(run(file, '--key', key)).toMatchObject({ code: 1, out: [{ finding: 'line-changed' }, { findings: 1 }] })
  const ofProvince = await createActor({ role: 'auditor', level: 'province', provinceCode: '96' })
  expect((await readLine(ofProvince, 7)).line.seq).toBe(7)
  await expect(readLine(ofProvince, 8)).rejects.toThrow('not-found.log-line')
  expect((await get('/audit/log.jsonl', (await signIn(ofProvince)).headers)).statusCode).toBe(403)
  expect((await get('/audit/lines/7')).statusCode).not.toBe(200)
})

test('what a line says is erased for good, its proof holds, and a line tells of it', async () => {
  const administrator = await createActor({ role: 'administrator' })
  const receipt = (await readLine(administrator, 9)).receipt
  const { key } = await readKeys(undefined)
  const erasure = { seq: 9, part: 'who', ground: 'person-asked', document: '12/YC-2026' } as const
  await expect(eraseLine(administrator, { ...erasure, document: ' ' })).rejects.toThrow('audit.document-missing')
  await eraseLine(administrator, erasure)
  await expect(eraseLine(administrator, erasure)).rejects.toThrow('audit.nothing-to-erase')
  const after = await readLine(administrator, 9)
  expect(after.line.who).toEqual({
    commitment: receipt?.line.who.commitment,
    personId: null,
    jurisdiction: null,
    organisationId: null,
  })
  expect(after.receipt?.path).toEqual(receipt?.path)
  expect(verifyReceipt(after.receipt as NonNullable<typeof after.receipt>, { key })).toEqual([])
  const { headers } = await signIn(administrator)
  const page = await get('/audit/lines/9', headers)
  expect(page.body).toContain('Đã xóa; cam kết còn lại')
  expect(page.body).not.toContain('0199c6f0-0000-7000-8000-00000000000a')
})

test('the whole log is taken away and checked with the copies outside; a cut one is found', async () => {
  await keepCheckpoints()
  const { headers } = await signIn(await createActor({ role: 'auditor' }))
  const answer = await get('/audit/log.jsonl', headers)
  expect(answer.statusCode).toBe(200)
  const file = join(running.config.dataDir, 'log.jsonl')
  const { key } = await readKeys(undefined)
  const outside = join(running.config.dataDir, checkpointsFile)
  writeFileSync(file, answer.body)
  const args = [file, '--key', key, '--witness', witness.verifier, '--checkpoints', outside]
  expect(run(...args).out.at(-1)).toMatchObject({ findings: 0 })
  const records = answer.body.trimEnd().split('\n')
  const signedLines = JSON.parse(
    records.findLast((record: string) => record.startsWith('{"checkpoint"')) as string,
  ).checkpoint.split('\n')[1]
  writeFileSync(
    file,
    `${records.filter((record: string) => !record.startsWith(`{"seq":${signedLines},`)).join('\n')}\n`,
  )
  expect(run(...args).code).toBe(1)
})
