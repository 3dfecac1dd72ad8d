import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HostileProvider, type Lie, startHostileProvider } from '../../testing/hostile-provider.ts'
import { type IdentityProvider, providerEnv, startIdentityProvider } from '../../testing/identity-provider.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { peopleSettings, setPeopleSettings } from '../settings.ts'

const site = 'http://localhost:8080'
let provider: IdentityProvider
let hostile: HostileProvider
let opened: TestApp
beforeAll(async () => {
  provider = await startIdentityProvider(`${site}/login/oidc/return`)
  hostile = await startHostileProvider()
  opened = await openApp({ ...providerEnv(provider.issuer), SAOLANG_URL: site })
})
afterAll(async () => {
  await opened.close()
  await provider.close()
  await hostile.close()
})

const html = { accept: 'text/html' }
const start = async () => {
  const answer = await opened.app.inject({ url: '/login/oidc?next=/account', headers: html })
  const cookies = { '__Host-login': answer.cookies.find(({ name }) => name === '__Host-login')?.value ?? '' }
  return { address: new URL(answer.headers.location as string), cookies }
}
const comeBack = (address: string, cookies: Record<string, string>) =>
  opened.app.inject({ url: address.replace(site, ''), headers: html, cookies })
const sessionOf = (answer: Awaited<ReturnType<typeof comeBack>>) =>
  answer.cookies.find(({ name, value }) => name === '__Host-session' && value)?.value

test('the button stands on the sign-in page only where a provider is configured', async () => {
  const page = () => opened.app.inject({ url: '/login', headers: html })
  expect((await page()).body).toContain('Đăng nhập bằng VNeID')
  const { oidc, ...without } = peopleSettings()
  setPeopleSettings(without)
  expect((await page()).body).not.toContain('VNeID')
  expect((await opened.app.inject({ url: '/login/oidc', headers: html })).statusCode).toBe(404)
  setPeopleSettings({ ...without, ...(oidc && { oidc }) })
})

test('the question carries a state, a nonce and the challenge of a proof key', async () => {
  const { address } = await start()
  const asked = Object.fromEntries(address.searchParams)
  expect(asked).toMatchObject({
    response_type: 'code',
    scope: 'openid',
    code_challenge_method: 'S256',
    client_id: 'sao-lang',
  })
  for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]?.length).toBeGreaterThanOrEqual(43)
})

test('a person signs in through a real provider, and is the same person the next time', async () => {
  const person = { number: '096099000001', name: 'Nguyễn Thị Định Danh' }
  const names = []
  for (let i = 0; i < 2; i++) {
    const { address, cookies } = await start()
    const answer = await comeBack(await provider.signInAs(address.toString(), person), cookies)
    expect(answer.headers.location).toBe('/account')
    const page = await opened.app.inject({
      url: '/account',
      headers: html,
      cookies: { '__Host-session': sessionOf(answer) ?? '' },
    })
    names.push(page.body.match(/Nguyễn Thị Định Danh/)?.[0])
    // Two sessions of one person: the second sees the first.
    expect(page.body.match(/id="sessions"/g)).toHaveLength(1)
    expect(page.body.match(/<form[^>]*\/account\/sessions\//g)).toHaveLength(i + 1)
  }
  expect(names).toEqual([person.name, person.name])
})

test('another browser, a second use and a changed state are refused', async () => {
  const person = { number: '096099000002', name: 'Trần Văn Hai' }
  const { address, cookies } = await start()
  const back = await provider.signInAs(address.toString(), person)
  expect(sessionOf(await comeBack(back, {}))).toBeUndefined()
  const forged = new URL(back)
  forged.searchParams.set('state', 'another')
  expect(sessionOf(await comeBack(forged.toString(), cookies))).toBeUndefined()
  expect(sessionOf(await comeBack(back, cookies))).toBeUndefined()
})

async function answerWithLie(lie: Lie) {
  setPeopleSettings({ ...peopleSettings(), oidc: { issuer: hostile.issuer, clientId: 'sao-lang', clientSecret: 's' } })
  const { address, cookies } = await start()
  hostile.lie(lie, address.searchParams.get('nonce') ?? '')
  return comeBack(`${site}/login/oidc/return?code=c&state=${address.searchParams.get('state')}`, cookies)
}

test.each(['nonce', 'issuer', 'audience', 'algorithm', 'unsigned', 'signature', 'expired', 'number'] as const)(
  'a provider that lies about the %s opens nothing',
  async (lie) => {
    const answer = await answerWithLie(lie)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Chưa đăng nhập được bằng VNeID')
    expect(sessionOf(answer)).toBeUndefined()
  },
)

test('the same number at another provider is another person: accounts are never joined', async () => {
  const answer = await answerWithLie('none')
  expect(answer.headers.location).toBe('/account')
  const page = await opened.app.inject({
    url: '/account',
    headers: html,
    cookies: { '__Host-session': sessionOf(answer) ?? '' },
  })
  expect(page.body).toContain('Người Thử')
  expect(page.body.match(/<form[^>]*\/account\/sessions\//g)).toHaveLength(1)
})
