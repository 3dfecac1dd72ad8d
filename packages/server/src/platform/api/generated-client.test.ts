import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClient } from '../../testing/api-clients.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { rootDir } from '../config.ts'

let running: TestApp
const folder = mkdtempSync(join(tmpdir(), 'saolang-client-'))
beforeAll(async () => {
  running = await openApp()
})
afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What an integrator writes from docs/api.md: a token, a write sent twice, a read, and the feed. */
const program = `
import createClient from 'openapi-fetch'
import type { paths } from './api.ts'

const [origin, id, secret, today] = process.argv.slice(2) as [string, string, string, string]
const must = <T>(answer: { data?: T; error?: unknown; response: Response }): T => {
  if (answer.data === undefined) throw new Error(answer.response.status + ' ' + JSON.stringify(answer.error))
  return answer.data
}

const { token_endpoint } = await (await fetch(origin + '/.well-known/oauth-authorization-server')).json()
const form = new URLSearchParams({ grant_type: 'client_credentials' })
const basic = 'Basic ' + Buffer.from(id + ':' + secret).toString('base64')
const asked = await fetch(token_endpoint.replace(/^https?:\\/\\/[^/]+/, origin), { method: 'POST', body: form, headers: { authorization: basic } })
const { access_token } = await asked.json()
const api = createClient<paths>({ baseUrl: origin, headers: { authorization: 'Bearer ' + access_token } })

const { next } = must(await api.GET('/api/v1/changes/newest', {}))
const write = () =>
  api.POST('/api/v1/organisations', {
    params: { header: { 'Idempotency-Key': 'dang-ky-1' } },
    body: {
      kind: 'household-producer',
      name: 'Hộ Máy Viết (mẫu)',
      communeCode: '32047',
      address: 'Ấp 3',
      representativeName: 'Trần Thị Máy',
      representativeTitle: 'Chủ hộ',
      mandate: { givenBy: 'Trần Thị Máy', givenOn: today, document: '07/GUQ' },
    },
  })
const [first, second] = [must(await write()), must(await write())]
if (first.id !== second.id) throw new Error('one write made two organisations')
const start = await api.POST('/api/v1/dossiers', {
  params: { header: { 'On-Behalf-Of': first.id, 'Idempotency-Key': 'ho-so-1' } },
  body: { kind: 'first', organisationId: first.id, productName: 'Mật máy viết', setNo: 4 },
})
const dossier = must(await api.GET('/api/v1/dossiers/{id}', { params: { path: must(start), header: { 'On-Behalf-Of': first.id } } }))
const kinds: string[] = []
for (let cursor = next, turn = 0; turn < 3000 && !kinds.includes('organisation'); turn++) {
  const page = must(await api.GET('/api/v1/changes', { params: { query: { cursor } } }))
  kinds.push(...page.changes.filter((change) => change.id === first.id).map((change) => change.kind))
  cursor = page.next
  await new Promise((resume) => setTimeout(resume, 10))
}
console.log(JSON.stringify({ status: dossier.status, productName: dossier.productName, kinds }))
`

test('a client made from the description is type-checked and does a whole round', async () => {
  const { default: generate, astToString } = await import('openapi-typescript')
  const document = (await running.app.inject({ url: '/api/openapi.json' })).json()
  writeFileSync(join(folder, 'api.ts'), astToString(await generate(document)))
  writeFileSync(join(folder, 'round.ts'), program)
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  symlinkSync(join(rootDir, 'node_modules'), join(folder, 'node_modules'))
  const options = ['--noEmit', '--strict', '--target', 'es2024', '--module', 'nodenext', '--skipLibCheck']
  const tsc = join(rootDir, 'node_modules/@typescript/native/bin/tsc')
  const types = ['--allowImportingTsExtensions', '--types', 'node', '--typeRoots', join(rootDir, 'node_modules/@types')]
  const checked = spawnSync(process.execPath, [tsc, ...options, ...types, 'round.ts'], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(checked.stdout + checked.stderr).toBe('')
  const origin = await running.app.listen({ port: 0, host: '127.0.0.1' })
  const { id, secret } = await openClient(running.app, { perMinute: 60_000 })
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
  const done = await run([join(folder, 'round.ts'), origin, id, secret, today])
  expect(done.error).toBe('')
  expect(JSON.parse(done.out)).toEqual({ status: 'draft', productName: 'Mật máy viết', kinds: ['organisation'] })
}, 120_000)

// Not at a stroke: the application that answers lives in this process.
async function run(args: string[]): Promise<{ out: string; error: string }> {
  const { spawn } = await import('node:child_process')
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const texts = { out: '', error: '' }
  child.stdout.on('data', (part: Buffer) => {
    texts.out += part
  })
  child.stderr.on('data', (part: Buffer) => {
    texts.error += part
  })
  await new Promise((ended) => child.once('close', ended))
  return texts
}
