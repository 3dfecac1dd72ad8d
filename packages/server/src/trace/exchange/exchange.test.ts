import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Actor, visitor } from '@saolang/core/people/actor.ts'
import { defaultMappings } from '@saolang/core/trace/exchange/default-mappings.ts'
import type { Mapping } from '@saolang/core/trace/exchange/mapping.ts'
import { mostFailures } from '@saolang/core/trace/exchange/retry.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { currentTime, setClock } from '../../platform/act.ts'
import { inTransaction, reader } from '../../platform/sql.ts'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { goodsDialect, nationalDialect } from '../../testing/portal/dialects.ts'
import { openPortal, type Portal } from '../../testing/portal/portal.ts'
import { type MadeProduct, makeProduct } from '../../testing/published-lots.ts'
import { publishLot, publishProduct, takeLotBack } from '../publish/publish.ts'
import { tellProductFacts } from '../publish/tell-product-facts.ts'
import { openRecall } from '../recall/open-recall.ts'
import { saveMapping, setTarget, type WantedSetting } from './change-target.ts'
import { compareAll, queueChanges } from './queue-changes.ts'
import { readDeliveries, readDelivery, readMapping, readOwnExchange, readTargets } from './read-exchange.ts'
import { retryDead, retryDelivery } from './retry-delivery.ts'
import { sendDue } from './send-due.ts'

let opened: TestApp
let portal: Portal
let goods: Portal
let admin: Actor
let ministry: Actor
let made: MadeProduct
const real = setClock(() => new Date())
setClock(real)
let ahead = 0
const later = (seconds: number) => {
  ahead += seconds * 1000
}

beforeAll(async () => {
  opened = await openApp({ WEBHOOK_HOSTS: '127.0.0.1', EXCHANGE_TIMEOUT_SECONDS: '5' })
  // A fresh application begins at the time that it is.
  setClock(() => new Date(Date.now() + ahead))
  const keys = async () => (await opened.app.inject('/.well-known/jwks.json')).json()
  portal = await openPortal(nationalDialect, keys)
  goods = await openPortal(goodsDialect, keys)
  admin = await createActor({ role: 'administrator' })
  ministry = await createActor({ role: 'ministry-officer' })
  made = await makeProduct({ lots: 4, expiresOn: '2031-05-31' })
})
afterAll(async () => {
  await Promise.all([portal?.close(), goods?.close()])
  await opened.close()
  setClock(real)
})
afterEach(() => portal.allow(Number.POSITIVE_INFINITY))

const setting = (more: Partial<WantedSetting> = {}): WantedSetting => ({
  ...{ target: 'national-portal', isOn: true, address: portal.address, auth: 'none', knowsAssumed: true },
  ...more,
})
const codesOf = (refused: Promise<unknown>) =>
  refused.then(
    () => [],
    (error: { problems: { code: string }[] }) => error.problems.map(({ code }) => code),
  )
const lot = (i: number) => made.lotIds[i] as string
const listed = async (filter: object = {}) =>
  (await readDeliveries(admin, { target: 'national-portal', ...filter, page: 1, size: 100 })).deliveries
const newest = async () => (await listed())[0] as Awaited<ReturnType<typeof listed>>[number]
const tell = (brand: string) =>
  tellProductFacts(made.maker, { productId: made.productId, told: { ...made.facts, brand } })

test('only the administrator and the Ministry set targets and send again; the auditor reads; nobody else does either', async () => {
  const auditor = await createActor({ role: 'auditor' })
  const officer = await createActor({ role: 'provincial-officer' })
  expect(await codesOf(readTargets(visitor, undefined))).toEqual(['unauthenticated'])
  for (const who of [made.maker, officer])
    expect(await codesOf(readTargets(who, undefined))).toEqual(['forbidden.role'])
  for (const who of [made.maker, officer, auditor]) {
    expect(await codesOf(setTarget(who, setting()))).toEqual(['forbidden.role'])
    expect(await codesOf(retryDead(who, { target: 'verigoods' }))).toEqual(['forbidden.role'])
    const wanted = { target: 'verigoods', after: 0, mapping: defaultMappings.verigoods } as const
    expect(await codesOf(saveMapping(who, wanted))).toEqual(['forbidden.role'])
  }
  const targets = await readTargets(auditor, undefined)
  expect(targets.map(({ isOn, mappingNo, mapping }) => [isOn, mappingNo, mapping.basis])).toEqual(
    Array(4).fill([false, 0, 'assumed']),
  )
  expect(await codesOf(readOwnExchange(admin, {}))).toEqual(['forbidden.role'])
})

test('a target is not switched on without an address of its own, a secret, or while nobody says that the mapping is assumed', async () => {
  const wrong = setting({ address: ' ', auth: 'bearer', knowsAssumed: false })
  expect(await codesOf(setTarget(admin, wrong))).toEqual([
    'exchange.address-missing',
    'exchange.secret-missing',
    'exchange.assumed',
  ])
  for (const address of [
    'https://10.0.0.7/x',
    'http://cong.example.vn/',
    'https://localhost/',
    'https://a:b@cong.example.vn/',
  ])
    expect(await codesOf(setTarget(admin, setting({ address })))).toEqual(['exchange.address-refused'])
})

test('what is published while every target is off is kept, sent nowhere, and told when one is switched on', async () => {
  await publishLot(made.maker, { lotId: lot(0) })
  await publishProduct(made.maker, { productId: made.productId })
  await opened.deliverEvents()
  await queueChanges(made.productId)
  expect(await listed()).toEqual([])
  expect(portal.heard).toEqual([])
  expect(await setTarget(admin, setting())).toEqual({ queued: 2 })
  await opened.deliverEvents()
  expect(portal.kept.map(({ version }) => version)).toEqual([1, 1])
  const deliveries = await listed()
  expect(deliveries.map(({ state, receipt }) => [state, receipt?.slice(0, 3)])).toEqual(
    Array(2).fill(['accepted', 'TN-']),
  )
  const body = JSON.parse(portal.kept.find(({ body }) => body.includes('giaiDoan'))?.body ?? '{}')
  expect(body).toMatchObject({ tenSanPham: 'Mật ong (mẫu)', donVi: { maXa: '32047' }, chungNhan: [{ soSao: 4 }] })
  expect(body.giaiDoan.map(({ buoc }: { buoc: string }) => buoc)).toEqual(['honey.harvest', 'honey.fill'])
  expect(JSON.stringify(portal.kept)).not.toContain('Trại ong')
})

test('a producer sees what of its own was taken, by number, and nothing of others', async () => {
  const { rows, targetsOn } = await readOwnExchange(made.maker, {})
  expect(targetsOn).toEqual(['national-portal'])
  expect(rows.map(({ target, state, receipt }) => [target, state, receipt?.slice(0, 3)])).toEqual(
    Array(2).fill(['national-portal', 'accepted', 'TN-']),
  )
  expect((await readOwnExchange(await createActor({ role: 'producer' }), {})).rows).toEqual([])
})

test('a change is told once as the next version, and what did not change is not told again', async () => {
  const before = portal.kept.length
  await tell('Nhãn mới')
  await opened.deliverEvents()
  await opened.deliverEvents()
  await compareAll()
  await sendDue()
  expect(portal.kept.slice(before).map(({ version, body }) => [version, JSON.parse(body).nhanHieu])).toEqual(
    Array(2).fill([2, 'Nhãn mới']),
  )
})

test('a lot that is taken back is told so, in the words it was last told in', async () => {
  await publishLot(made.maker, { lotId: lot(1) })
  await opened.deliverEvents()
  await takeLotBack(made.maker, { lotId: lot(1) })
  await tell('Nhãn không ai được biết')
  await opened.deliverEvents()
  const { subject } = portal.kept.find(({ body }) => body.includes('NGUNG_CONG_BO')) ?? {}
  const words = portal.kept.filter((one) => one.subject === subject).map(({ body }) => JSON.parse(body))
  expect(words.map(({ trangThai }) => trangThai)).toEqual(['DANG_LUU_HANH', 'NGUNG_CONG_BO'])
  expect(words[1].nhanHieu).toBe(words[0].nhanHieu)
})

test('under every fault at once nothing is lost, nothing is told twice, and versions keep their order', async () => {
  const before = portal.kept.length
  const faults = [
    'down',
    'error',
    'hang',
    'break',
    'break-after',
    'gibberish',
    'moved',
    'break-after',
    'limit',
  ] as const
  for (const [i, brand] of ['A', 'B', 'C'].entries()) {
    await tell(`Nhãn ${brand}`)
    portal.next(...faults.slice(i * 3, i * 3 + 3))
    await opened.deliverEvents()
  }
  for (let turn = 0; turn < 40 && (await listed({ state: 'waiting' })).length > 0; turn++) {
    later(7 * 3600)
    await sendDue()
  }
  const deliveries = await listed()
  expect(new Set(deliveries.map(({ state }) => state))).toEqual(new Set(['accepted']))
  expect(portal.kept).toHaveLength(deliveries.length)
  const told = new Set(portal.kept.map(({ subject, version }) => `${subject} ${version}`))
  expect(told.size).toBe(portal.kept.length)
  expect(portal.kept.slice(before)).toHaveLength(6)
  const versions = new Map<string, number>()
  for (const { subject, version } of portal.kept) {
    expect(version).toBe((versions.get(subject) ?? 0) + 1)
    versions.set(subject, version)
  }
  expect(portal.heard.some(({ status }) => status === 409)).toBe(true)
})

test('a worker that is killed after the portal took a payload, and before it was noted, leads to no second one', async () => {
  await tell('Nhãn trước khi chết')
  await queueChanges(made.productId)
  const before = portal.kept.length
  const env = {
    ...{
      ...process.env,
      DATABASE_URL: opened.url,
      SAOLANG_DATA_DIR: opened.config.dataDir,
      WEBHOOK_HOSTS: '127.0.0.1',
    },
    ...{ EXCHANGE_TIMEOUT_SECONDS: '50', CLOCK_AHEAD: String(ahead), SAOLANG_LOG: 'silent' },
  }
  const script = join(import.meta.dirname, '../../testing/portal/send-apart.ts')
  portal.next('silence-after', 'silence-after')
  const worker = spawn(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  await waitUntil(() => portal.kept.length === before + 2)
  worker.kill('SIGKILL')
  await once(worker, 'exit')
  expect((await listed({ state: 'waiting' })).length).toBeGreaterThan(0)
  expect(await sendDue(), 'nobody else may take what is claimed').toBe(0)
  later(61)
  await sendDue()
  expect(portal.kept).toHaveLength(before + 2)
  expect(await listed({ state: 'waiting' })).toEqual([])
  expect(new Set(portal.kept.map(({ key }) => key)).size).toBe(portal.kept.length)
})

test('a target that asks for patience gets it, and nothing is counted against the letters', async () => {
  portal.allow(0)
  await tell('Nhãn chậm')
  await opened.deliverEvents()
  const asked = portal.heard.length
  await sendDue()
  expect(portal.heard).toHaveLength(asked)
  const [state] = await readTargets(admin, undefined)
  expect(state?.pausedUntil?.getTime()).toBeGreaterThan(currentTime().getTime())
  expect((await listed({ state: 'waiting' })).map(({ failures }) => failures)).toEqual([0, 0])
  portal.allow(Number.POSITIVE_INFINITY)
  later(31)
  await sendDue()
  expect(await listed({ state: 'waiting' })).toEqual([])
})

test('a portal that does not know us is left alone, and is told all when the secret is right', async () => {
  portal.token = 'dung-khoa-1'
  writeFileSync(join(opened.config.dataDir, 'secrets', 'exchange-national-portal'), 'sai')
  await setTarget(admin, setting({ auth: 'bearer' }))
  await tell('Nhãn có khóa')
  await opened.deliverEvents()
  expect((await newest()).state).toBe('waiting')
  writeFileSync(join(opened.config.dataDir, 'secrets', 'exchange-national-portal'), `${portal.token}\n`)
  later(15 * 60 + 1)
  await sendDue()
  expect((await newest()).state).toBe('accepted')
  const { attempts } = await readDelivery(admin, await newest())
  expect(attempts.map(({ outcome }) => outcome)).toEqual(['accepted', 'denied'])
  expect(JSON.stringify([attempts, await readTargets(admin, undefined)])).not.toContain(portal.token)
})

test('what a portal never takes becomes a dead letter, the next version goes on, and the dead one is not sent over it', async () => {
  await tell('Nhãn sẽ chết')
  await queueChanges(made.productId)
  for (let turn = 0; turn < mostFailures; turn++) {
    portal.next('error', 'error')
    await sendDue()
    later(7 * 3600)
  }
  const dead = await listed({ state: 'dead' })
  expect(dead).toHaveLength(2)
  const [first, second] = dead as [(typeof dead)[0], (typeof dead)[0]]
  await retryDelivery(ministry, first)
  expect(await codesOf(retryDelivery(ministry, first))).toEqual(['conflict.delivery-under-way'])
  await opened.deliverEvents()
  expect((await readDelivery(admin, first)).delivery.state).toBe('accepted')
  expect(await codesOf(retryDelivery(ministry, first))).toEqual(['conflict.delivery-under-way'])
  await tell('Nhãn sau khi chết')
  await opened.deliverEvents()
  expect(await codesOf(retryDelivery(ministry, second))).toEqual(['conflict.delivery-overtaken'])
  expect(await retryDead(admin, { target: 'national-portal' })).toBe(0)
  expect((await readDelivery(admin, second)).mayRetry).toBe(false)
})

test('a refusal is shown field by field, and goes out anew under another key when the mapping was put right', async () => {
  const wrong: Mapping = {
    ...defaultMappings['national-portal'],
    fields: [
      ...defaultMappings['national-portal'].fields,
      { to: 'truongLa', need: 'if-any', constant: 'x', format: 'text' },
    ],
  }
  expect(await saveMapping(ministry, { target: 'national-portal', after: 0, mapping: wrong })).toBe(1)
  expect(await codesOf(saveMapping(admin, { target: 'national-portal', after: 0, mapping: wrong }))).toEqual([
    'conflict.mapping',
  ])
  await publishLot(made.maker, { lotId: lot(2) })
  await opened.deliverEvents()
  const refused = await newest()
  expect(refused).toMatchObject({ state: 'rejected', reasons: [{ field: 'truongLa', text: 'unknown field' }] })
  await saveMapping(admin, { target: 'national-portal', after: 1, mapping: defaultMappings['national-portal'] })
  await retryDelivery(admin, refused)
  await opened.deliverEvents()
  const { delivery, payload, attempts } = await readDelivery(admin, refused)
  expect([delivery.state, payload?.mappingNo, payload?.no]).toEqual(['accepted', 2, 2])
  expect(attempts.map(({ outcome }) => outcome)).toEqual(['accepted', 'replayed', 'rejected'])
})

test('a mapping that leaves out what the law asks for is not kept, and the versions before stay as they were', async () => {
  const { no, mapping } = await readMapping(admin, { target: 'national-portal' })
  const fields = mapping.fields.filter(({ from }) => from !== 'product.imageUrl')
  const refused = saveMapping(admin, { target: 'national-portal', after: no, mapping: { ...mapping, fields } })
  expect(await codesOf(refused)).toEqual(['exchange.uncarried-product-image'])
  expect((await readMapping(admin, { target: 'national-portal', no: 1 })).mapping.fields).toHaveLength(
    fields.length + 2,
  )
  const change = inTransaction((tx) => tx`update trace.exchange_mapping set no = 9`)
  await expect(change).rejects.toThrow(/permission denied/)
})

test('XML goes to verigoods, and what a record lacks there is said instead of sent', async () => {
  const base = defaultMappings.verigoods
  const fields = base.fields.map((rule) => (rule.to === 'NhanHieu' ? { ...rule, most: 3 } : rule))
  await saveMapping(admin, { target: 'verigoods', after: 0, mapping: { ...base, fields } })
  await setTarget(admin, setting({ target: 'verigoods', address: goods.address }))
  await opened.deliverEvents()
  const short = await listed({ target: 'verigoods' })
  expect(new Set(short.map(({ state }) => state))).toEqual(new Set(['incomplete']))
  expect(short[0]?.reasons).toEqual([{ field: 'NhanHieu', text: 'exchange.too-long' }])
  expect(goods.heard).toEqual([])
  await saveMapping(admin, { target: 'verigoods', after: 1, mapping: base })
  for (const one of short) await retryDelivery(admin, one)
  await opened.deliverEvents()
  expect(new Set((await listed({ target: 'verigoods' })).map(({ state }) => state))).toEqual(new Set(['accepted']))
  expect(goods.kept.length).toBe(short.length)
})

test('a target that is switched off keeps its letters and is told nothing', async () => {
  await setTarget(admin, setting({ target: 'verigoods', address: goods.address, isOn: false }))
  const heard = goods.heard.length
  await tell('Nhãn khi tắt')
  await opened.deliverEvents()
  expect(goods.heard).toHaveLength(heard)
  const { queued } = await setTarget(admin, setting({ target: 'verigoods', address: goods.address }))
  expect(queued).toBe(3)
})

test('a recall is told of the public lots that it reaches, with its number and reason, and of no other', async () => {
  const heard = portal.kept.length
  const { subject } = (await listed({ text: '/10/' })).find((one) => one.cause === 'published') as { subject: string }
  const detectedAt = new Date(currentTime().getTime() - 3_600_000)
  const form = {
    codes: [subject],
    hazard: 'labelling',
    reason: 'Sai nhãn (mẫu)',
    advice: 'Trả lại nơi mua (mẫu)',
    detectedAt,
  }
  const { code } = await openRecall(made.maker, form)
  await opened.deliverEvents()
  expect(portal.kept.slice(heard).map((one) => one.subject)).toEqual([subject])
  expect(JSON.parse(portal.kept.at(-1)?.body ?? '{}')).toMatchObject({
    ...{ trangThai: 'THU_HOI', thuHoi: { ma: code, lyDo: 'Sai nhãn (mẫu)' } },
  })
})

test('a certificate that has ended is told', async () => {
  later((Date.parse('2031-06-02') - currentTime().getTime()) / 1000)
  await queueChanges(made.productId)
  await sendDue()
  const last = JSON.parse(portal.kept.at(-1)?.body ?? '{}')
  expect([last.trangThai, last.chungNhan[0].ngayHetHan]).toEqual(['HET_CHUNG_NHAN', '2031-05-31'])
})

test('every try is in the audit log, and says no more than whom and how it went', async () => {
  const rows =
    await reader()`select action, subject_kind, subject_id, detail from audit.line where action like 'exchange.%'`
  const actions = new Set(rows.map(({ action }) => action))
  expect(actions).toEqual(new Set(['exchange.queue', 'exchange.send', 'exchange.set', 'exchange.retry']))
  expect(JSON.stringify(rows)).not.toMatch(/Mật ong|Nguyễn|tiep-nhan/)
})

async function waitUntil(isTrue: () => boolean): Promise<void> {
  const end = Date.now() + 30_000
  while (!isTrue()) {
    if (Date.now() > end) throw new Error('it never came')
    await new Promise((go) => setTimeout(go, 20))
  }
}
