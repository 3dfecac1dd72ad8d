import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setClock } from '../../platform/act.ts'
import { createActor, createOrganisation } from '../../testing/actors.ts'
import { askToken, clientForm, openClient } from '../../testing/api-clients.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { giveMandate } from '../mandates/give-mandate.ts'
import { readClients, revokeClient, rotateSecret } from './change-client.ts'
import { registerClient } from './register-client.ts'

let running: TestApp
const app = () => running.app
beforeAll(async () => {
  running = await openApp()
})
afterAll(() => running.close())

const today = () => new Date().toISOString().slice(0, 10)
const farm = (communeCode: string) => ({
  ...{ kind: 'household-producer', name: 'Hộ Thử (mẫu)', communeCode, address: 'Ấp 2' },
  ...{ representativeName: 'Lê Thị Thử', representativeTitle: 'Chủ hộ' },
})

describe('registering a system', () => {
  test.each(['commune-officer', 'council-chair', 'ministry-officer', 'auditor', 'integrator'] as const)(
    'is not for a %s',
    async (role) => {
      await expect(registerClient(await createActor({ role }), clientForm())).rejects.toThrow('forbidden.role')
    },
  )

  test('a province registers for itself and its producers, not for others nor for the nation', async () => {
    const officer = await createActor({ role: 'provincial-officer' })
    const elsewhere = await createOrganisation(officer.personId as string, { communeCode: '00070' })
    for (const beyond of [
      { reach: 'province' as const, provinceCode: '01' },
      { reach: 'nation' as const },
      { reach: 'organisation' as const, organisationId: elsewhere.id },
    ])
      await expect(registerClient(officer, clientForm(beyond))).rejects.toThrow('forbidden.client-beyond')
    expect((await registerClient(officer, clientForm())).secret).toMatch(/^sls_/)
  })

  test('a producer registers for its organisation alone, within the usual quota', async () => {
    const producer = await createActor({ role: 'producer' })
    await expect(registerClient(producer, clientForm())).rejects.toThrow('forbidden.client-beyond')
    const own = { reach: 'organisation' as const, organisationId: producer.organisationId as string, perDay: 9_000_000 }
    await registerClient(producer, clientForm(own))
    const [client] = await readClients(producer, undefined)
    expect(client).toMatchObject({ organisationId: producer.organisationId, perDay: 50_000 })
    expect(await readClients(await createActor({ role: 'producer' }), undefined)).toEqual([])
  })

  test('no sandbox belongs to a real organisation or holds scopes of goods', async () => {
    const administrator = await createActor({ role: 'administrator' })
    const real = await createOrganisation(administrator.personId as string, { isDemo: false })
    const bound = { reach: 'organisation' as const, organisationId: real.id, isSandbox: true }
    await expect(registerClient(administrator, clientForm(bound))).rejects.toThrow('client.not-a-sample')
    const goods = { isSandbox: true, scopes: ['trace:write' as const] }
    await expect(registerClient(administrator, clientForm(goods))).rejects.toThrow('client.not-in-sandbox')
  })
})

describe('an access token', () => {
  test('is not given for a wrong secret, a stranger, another grant or a scope that is not held', async () => {
    const { id, secret } = await openClient(app(), { scopes: ['changes:read'] })
    const wrong = await askToken(app(), { client_id: id, client_secret: `${secret}x` })
    expect([wrong.statusCode, wrong.json()]).toEqual([401, { error: 'invalid_client' }])
    expect(wrong.headers['www-authenticate']).toMatch(/^Basic/)
    expect((await askToken(app(), { client_id: randomUUID(), client_secret: secret })).statusCode).toBe(401)
    const own = { client_id: id, client_secret: secret }
    expect((await askToken(app(), { ...own, grant_type: 'password' })).json()).toEqual({
      error: 'unsupported_grant_type',
    })
    expect((await askToken(app(), { ...own, scope: 'dossiers:write' })).json()).toEqual({ error: 'invalid_scope' })
  })

  test('is given for Basic credentials, narrowed to the scopes asked for, and lasts a quarter of an hour', async () => {
    const { id, secret } = await openClient(app())
    const basic = { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` }
    const given = (await askToken(app(), { scope: 'changes:read' }, basic)).json()
    expect(given).toMatchObject({ token_type: 'Bearer', expires_in: 900, scope: 'changes:read' })
    const headers = { authorization: `Bearer ${given.access_token}` }
    const read = async (url: string) => (await app().inject({ url, headers })).statusCode
    expect(await read('/api/v1/changes')).toBe(200)
    expect(await read('/api/v1/dossiers')).toBe(403)
    const formerly = setClock(() => new Date(Date.now() + 901_000))
    expect(await read('/api/v1/changes')).toBe(401)
    setClock(formerly)
  })

  test('ends when its client revokes it, and not when another client tries', async () => {
    const [one, other] = [await openClient(app()), await openClient(app())]
    const revoke = (client: typeof one) =>
      app().inject({
        method: 'POST',
        url: '/oauth/revoke',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({
          token: one.token,
          client_id: client.id,
          client_secret: client.secret,
        }).toString(),
      })
    expect((await revoke(other)).statusCode).toBe(200)
    expect((await one.ask('GET', '/api/v1/changes')).statusCode).toBe(200)
    expect((await revoke(one)).statusCode).toBe(200)
    expect((await one.ask('GET', '/api/v1/changes')).statusCode).toBe(401)
  })

  test('is worth nothing once its client is revoked, which its own registrar may do and a stranger not', async () => {
    const officer = await createActor({ role: 'provincial-officer' })
    const client = await openClient(app(), {}, officer)
    const stranger = await createActor({ role: 'provincial-officer', provinceCode: '01' })
    await expect(revokeClient(stranger, client.id)).rejects.toThrow('not-found.client')
    await revokeClient(officer, client.id)
    expect((await client.ask('GET', '/api/v1/changes')).statusCode).toBe(401)
    const again = await askToken(app(), { client_id: client.id, client_secret: client.secret })
    expect(again.statusCode).toBe(401)
  })

  test('a rotated secret holds another day; at once, and it ends with its tokens', async () => {
    const administrator = await createActor({ role: 'administrator' })
    const client = await openClient(app())
    const prove = async (secret: string) =>
      (await askToken(app(), { client_id: client.id, client_secret: secret })).statusCode
    const { secret } = await rotateSecret(administrator, { id: client.id })
    expect([await prove(client.secret), await prove(secret)]).toEqual([200, 200])
    const formerly = setClock(() => new Date(Date.now() + 25 * 3_600_000))
    expect([await prove(client.secret), await prove(secret)]).toEqual([401, 200])
    setClock(formerly)
    await rotateSecret(administrator, { id: client.id, isAtOnce: true })
    expect(await prove(secret)).toBe(401)
    expect((await client.ask('GET', '/api/v1/changes')).statusCode).toBe(401)
  })

  test('is given for an assertion that the client’s own key signed, once', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256')
    const administrator = await createActor({ role: 'administrator' })
    const publicKeys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'a' }] })
    const { id, secret } = await registerClient(administrator, clientForm({ publicKeys }))
    expect(secret).toBeUndefined()
    const sign = (audience: string, life = '2m', key = privateKey) =>
      new SignJWT({ jti: randomUUID() })
        .setProtectedHeader({ alg: 'ES256', kid: 'a' })
        .setIssuer(id)
        .setSubject(id)
        .setAudience(audience)
        .setExpirationTime(life)
        .sign(key)
    const show = async (client_assertion: string) => {
      const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
      return (await askToken(app(), { client_assertion_type: type, client_assertion })).statusCode
    }
    const { issuer, token_endpoint: audience } = (
      await app().inject({ url: '/.well-known/oauth-authorization-server' })
    ).json()
    expect(await show(await sign('https://elsewhere.example'))).toBe(401)
    expect(await show(await sign(audience, '2h'))).toBe(401)
    expect(await show(await sign(audience, '2m', (await generateKeyPair('ES256')).privateKey))).toBe(401)
    const assertion = await sign(audience)
    expect([await show(assertion), await show(assertion)]).toEqual([200, 401])
    expect(await show(await sign(issuer))).toBe(200)
  })
})

describe('a province’s client', () => {
  test('acts for nobody without a mandate, whatever it names', async () => {
    const client = await openClient(app())
    const producer = await createActor({ role: 'producer' })
    const start = { kind: 'first', organisationId: producer.organisationId, productName: 'Mật thử', setNo: 4 }
    const post = (headers = {}) => client.ask('POST', '/api/v1/dossiers', { body: start, headers })
    expect((await post()).statusCode).toBe(403)
    expect((await post({ 'on-behalf-of': producer.organisationId as string })).statusCode).toBe(403)
    expect((await post({ 'on-behalf-of': 'nobody' })).statusCode).toBe(403)
    const other = await createActor({ role: 'producer' })
    const mandate = { clientId: client.id, givenBy: 'Nguyễn Văn Thử', givenOn: today() }
    await expect(giveMandate(other, { ...mandate, organisationId: producer.organisationId as string })).rejects.toThrow(
      'forbidden.organisation',
    )
    await giveMandate(producer, { ...mandate, organisationId: producer.organisationId as string })
    expect((await post({ 'on-behalf-of': producer.organisationId as string })).statusCode).toBe(201)
    expect((await client.ask('GET', '/api/v1/mandates')).json().mandates).toHaveLength(1)
  })

  test('gets no mandate of another province’s producer, nor a sandbox of a real one', async () => {
    const away = await createActor({ role: 'producer', communeCode: '00070' })
    const client = await openClient(app())
    const facts = { givenBy: 'Nguyễn Văn Thử', givenOn: today(), organisationId: away.organisationId as string }
    await expect(giveMandate(away, { ...facts, clientId: client.id })).rejects.toThrow('forbidden.client-beyond')
  })

  test('registers a producer of its own province with the paper of its mandate, then reads and changes it', async () => {
    const client = await openClient(app())
    const mandate = { givenBy: 'Lê Thị Thử', givenOn: today(), document: '01/GUQ' }
    const register = (body: object) => client.ask('POST', '/api/v1/organisations', { body })
    expect((await register(farm('32047'))).statusCode).toBe(403)
    expect((await register({ ...farm('00070'), mandate })).statusCode).toBe(403)
    const { id } = (await register({ ...farm('32047'), mandate })).json()
    const url = `/api/v1/organisations/${id}`
    const read = await client.ask('GET', url)
    expect([read.headers.etag, read.json().facts.name]).toEqual(['"v1"', 'Hộ Thử (mẫu)'])
    const change = (headers: Record<string, string>) =>
      client.ask('PUT', url, { body: { ...farm('32047'), name: 'Hộ Thử Hai (mẫu)' }, headers })
    expect((await change({})).statusCode).toBe(403)
    const behalf = { 'on-behalf-of': id }
    expect((await change({ ...behalf, 'if-match': '"v7"' })).statusCode).toBe(412)
    expect((await change({ ...behalf, 'if-match': '"v1"' })).statusCode).toBe(200)
    expect((await change({ ...behalf, 'if-match': '"v1"' })).statusCode).toBe(412)
  })

  test('pages its organisations, reads none of another province, and gets 304 for what it holds', async () => {
    const client = await openClient(app())
    const away = await createActor({ role: 'producer', communeCode: '00070' })
    await createActor({ role: 'producer' })
    await createActor({ role: 'producer' })
    const first = (await client.ask('GET', '/api/v1/organisations?size=1')).json()
    const second = (await client.ask('GET', `/api/v1/organisations?size=1&cursor=${first.next}`)).json()
    expect(second.organisations[0].id > first.organisations[0].id).toBe(true)
    expect((await client.ask('GET', '/api/v1/organisations?cursor=nonsense')).statusCode).toBe(400)
    expect((await client.ask('GET', `/api/v1/organisations/${away.organisationId}`)).statusCode).toBe(403)
    const held = String((await client.ask('GET', '/api/v1/dossiers')).headers.etag)
    const again = await client.ask('GET', '/api/v1/dossiers', { headers: { 'if-none-match': held } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })
})

test('a sandbox sees and writes samples only', async () => {
  const client = await openClient(app(), { isSandbox: true })
  const author = (await createActor({ role: 'commune-officer' })).personId as string
  const real = await createOrganisation(author, { isDemo: false })
  const sample = await createOrganisation(author, { isDemo: true })
  expect((await client.ask('GET', `/api/v1/organisations/${real.id}`)).statusCode).toBe(403)
  expect((await client.ask('GET', `/api/v1/organisations/${sample.id}`)).statusCode).toBe(200)
  const { organisations } = (await client.ask('GET', '/api/v1/organisations?size=200')).json()
  expect(organisations.every((one: { isSample: boolean }) => one.isSample)).toBe(true)
  const mandate = { givenBy: 'Lê Thị Thử', givenOn: today(), document: '01/GUQ' }
  const made = (await client.ask('POST', '/api/v1/organisations', { body: { ...farm('32047'), mandate } })).json()
  expect((await client.ask('GET', `/api/v1/organisations/${made.id}`)).json().isSample).toBe(true)
  const listChanges = async () => (await client.ask('GET', '/api/v1/changes?size=200')).json().changes
  // The feed waits for the oldest transaction of the whole server, which may be one of another file of tests.
  await expect.poll(async () => (await listChanges()).length, { timeout: 10_000 }).toBeGreaterThan(0)
  const changes = await listChanges()
  expect(changes.every((one: { isSample: boolean }) => one.isSample)).toBe(true)
  expect((await client.ask('GET', '/api/v1/decisions')).statusCode).toBe(403)
})

test('a quota is told with every answer, and beyond it there is 429 with the seconds to wait', async () => {
  const formerly = setClock(() => new Date('2026-11-24T05:00:20Z'))
  const client = await openClient(app(), { perMinute: 2, perDay: 3 })
  const ask = () => client.ask('GET', '/api/v1/changes/newest')
  const first = await ask()
  expect(first.headers.ratelimit).toBe('"minute";r=1;t=40, "day";r=2;t=43180')
  expect(first.headers['ratelimit-policy']).toBe('"minute";q=2;w=60, "day";q=3;w=86400')
  await ask()
  const third = await ask()
  expect([third.statusCode, third.headers['retry-after']]).toEqual([429, '40'])
  setClock(() => new Date('2026-11-24T05:01:10Z'))
  const { access_token } = (await askToken(app(), { client_id: client.id, client_secret: client.secret })).json()
  expect(access_token).toBeDefined()
  expect((await ask()).statusCode).toBe(200)
  const full = await ask()
  expect([full.statusCode, full.headers['retry-after']]).toEqual([429, '43130'])
  setClock(formerly)
})
