import { readdirSync, readFileSync } from 'node:fs'
import { connect as connectSocket } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createActor, createOrganisation, signIn } from '../actors.ts'
import { createSubmitted } from '../dossiers.ts'
import { readLinks } from '../fuzz/read-forms.ts'
import { listRoutes } from '../list-routes.ts'
import { openApp, type TestApp } from '../open-app.ts'

type Visit = { headers: Record<string, string> }
/** Words that run where they are not shown as words: as an element, out of an attribute, out of a script's data. */
const running = `"'><script>chay()</script><img src=x onerror=chay()></title></textarea>`
const elsewhere = 'nha-khac.example'

let opened: TestApp
let officer: Visit
let producer: Awaited<ReturnType<typeof signIn>>
beforeAll(async () => {
  opened = await openApp()
  await opened.app.ready()
  const { personId } = await createActor({ role: 'commune-officer' })
  const { id: organisationId } = await createOrganisation(personId as string, {
    ...{ name: `HTX ${running}`, phone: '0900000000', representativeName: `Bà ${running}`, address: `Ấp ${running}` },
    ...{ representativeGender: 'female', representativeEthnicity: 'Kinh', establishedOn: '2019-05-20' },
    representativeResidence: 'Xã U Minh, tỉnh Cà Mau',
  })
  producer = await signIn(await createActor({ role: 'producer', organisationId, name: `Người ${running}` }))
  await createSubmitted(producer.actor)
  officer = await signIn(await createActor({ role: 'commune-officer', name: `Cán bộ ${running}` }))
})
afterAll(() => opened.close())

const runs = (html: string) => /<script>chay|<img src=x|<\/title><\/textarea>/.test(html)

describe('words that would run', () => {
  test('are shown as words on every page that says what was kept of them', async () => {
    const found: string[] = []
    let shown = 0
    for (const visit of [producer, officer]) {
      const waiting = ['/', '/desk', '/dossiers', '/organisations', '/account', '/market', '/areas', '/plans']
      const seen = new Set(waiting)
      for (let url = waiting.shift(); url !== undefined && seen.size < 160; url = waiting.shift()) {
        const { body, headers } = await opened.app.inject({ url, headers: { ...visit.headers, accept: 'text/html' } })
        if (!String(headers['content-type']).includes('html')) continue
        if (runs(body)) found.push(url)
        if (body.includes('&lt;script>chay') || body.includes('&lt;script&gt;chay')) shown++
        for (const link of readLinks(body))
          if (!seen.has(link) && !link.startsWith('/logout')) {
            seen.add(link)
            waiting.push(link)
          }
      }
    }
    expect(found).toEqual([])
    expect(shown).toBeGreaterThan(10)
  })

  test('are shown as words, and no header is made of them, when they stand in any address', async () => {
    const wrong: string[] = []
    const names = 'q page sort year star province commune from to next step organisation product on code name kind done'
    const query = new URLSearchParams(
      names.split(' ').map((name) => [name, `${running}\r\nx-chay: 1`] as [string, string]),
    )
    for (const { path } of listRoutes(opened.app).filter(({ method }) => method === 'GET')) {
      const url = `${path.replace(/:\w+|\*/g, encodeURIComponent(running))}?${query}`
      const answer = await opened.app.inject({ url, headers: { ...officer.headers, accept: 'text/html' } })
      if (answer.statusCode >= 500) wrong.push(`${path}: ${answer.statusCode}`)
      if (String(answer.headers['content-type']).includes('html') && runs(answer.body)) wrong.push(`${path}: runs`)
      if ('x-chay' in answer.headers) wrong.push(`${path}: a header`)
    }
    expect(wrong).toEqual([])
  })
})

test('the name of another host, sent as ours, stands in no address that we hand out, and in no shared answer', async () => {
  const wrong: string[] = []
  const headers = { host: elsewhere, 'x-forwarded-host': elsewhere, 'x-original-url': '/audit', accept: 'text/html' }
  for (const { path } of listRoutes(opened.app).filter(({ method, path }) => method === 'GET' && !path.includes(':'))) {
    const answer = await opened.app.inject({ url: path, headers })
    if (answer.body.includes(elsewhere) || String(answer.headers.location).includes(elsewhere)) wrong.push(path)
  }
  expect(wrong).toEqual([])
})

test('no page of somebody who is signed in stays in a cache that others share', async () => {
  const wrong: string[] = []
  for (const { path } of listRoutes(opened.app).filter(({ method, path }) => method === 'GET' && !path.includes(':'))) {
    const answer = await opened.app.inject({ url: path, headers: { ...officer.headers, accept: 'text/html' } })
    const isPage = answer.statusCode === 200 && String(answer.headers['content-type']).includes('html')
    if (isPage && !/no-store|private/.test(String(answer.headers['cache-control']))) wrong.push(path)
  }
  expect(wrong).toEqual([])
})

test.each([
  '/assets/../../../package.json',
  '/assets/..%2f..%2f..%2f..%2fpackage.json',
  '/assets/%2e%2e/%2e%2e/package.json',
  '/data/..%2f..%2fpackage.json/x',
  '/feeds/..%2f..%2fpackage.json',
  '/live/01a20e8a-f892-7348-91cc-0ab727f49e4e/media/..%2f..%2f..%2fpackage.json',
  '/assets/%00package.json',
  '/.git/config',
  '/.env',
])('no address leads out of what is served: %s', async (url) => {
  const answer = await opened.app.inject({ url })
  expect([400, 401, 403, 404, 422]).toContain(answer.statusCode)
  expect(answer.body).not.toContain('workspaces')
})

test.each(['TRACE', 'CONNECT', 'PROPFIND', 'PATCH', 'PURGE'])('%s does nothing', async (method) => {
  const answer = await opened.app.inject({ method: method as 'TRACE', url: '/', headers: officer.headers })
  expect([403, 404]).toContain(answer.statusCode)
})

test.each([
  ['two lengths', 'Content-Length: 4\r\nContent-Length: 40\r\n\r\na=bc'],
  [
    'a length and chunks',
    'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /audit HTTP/1.1\r\n\r\n',
  ],
  ['chunks under another name', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\nGET /audit HTTP/1.1\r\n\r\n'],
  ['a head with a bare line feed', 'Content-Length: 4\nX: y\r\n\r\na=bc'],
])('a request whose end two readers would see in two places is refused: %s', async (_, rest) => {
  const address = new URL(await listening())
  const answer = await new Promise<string>((resolve, reject) => {
    const heard: Buffer[] = []
    const socket = connectSocket(Number(address.port), '127.0.0.1', () =>
      socket.write(`POST /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${rest}`),
    )
    socket.on('data', (data) => heard.push(data))
    socket.on('end', () => resolve(Buffer.concat(heard).toString()))
    socket.on('error', reject)
  })
  expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1)
})

let address: Promise<string> | undefined
const listening = () => {
  address ??= opened.app.listen({ port: 0, host: '127.0.0.1' })
  return address
}

/** Where statements are put together from words that are ours: names of tables and months from the catalogue, of migrations, of roles. */
const gluing = ['platform/', 'audit/', 'testing/', 'trace/copy/', 'trace/months/', 'schema-command.ts']

test('no statement is glued together from words of a request: values are bound everywhere', () => {
  const root = join(import.meta.dirname, '../..')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ts$/.test(name))
  const wrong = files
    .filter((name) => !/\.test\.ts$/.test(name) && !gluing.some((where) => name.startsWith(where)))
    .filter((name) => /\.unsafe\(/.test(readFileSync(join(root, name), 'utf8')))
  expect(files.length).toBeGreaterThan(500)
  expect(wrong).toEqual([])
})
