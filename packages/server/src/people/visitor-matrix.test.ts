import { afterAll, beforeAll, expect, test } from 'vitest'
import { listRoutes } from '../testing/list-routes.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let opened: TestApp
beforeAll(async () => {
  opened = await openApp()
})
afterAll(() => opened.close())

/** What anyone may open, without an account. A new public address is added here by hand, and thought about. */
const open: Record<string, readonly string[]> = {
  GET: [
    '/',
    '/health',
    '/kit',
    '/service-worker.js',
    '/diary/manifest.webmanifest',
    '/diary/icon-:size.png',
    '/demo',
    '/login',
    '/logout',
    '/register',
    '/products',
    '/products.csv',
    '/products.json',
    '/products/:code',
    '/shop',
    '/shop/:offer',
    '/cart',
    '/checkout',
    '/orders',
    '/targets',
    '/targets/:indicator',
    '/targets/:indicator/rows.csv',
    '/map',
    '/map/rows.csv',
    '/map/:province',
    '/map/:province/rows.csv',
    '/circular',
    '/circular/rows.csv',
    '/api/v1/indicators/:indicator',
    '/law',
    '/advisers',
    '/advisers/:id',
    '/support/policies',
    '/support/policies/use',
    '/support/policies/use.csv',
    '/support/policies/:id',
    '/law/search',
    '/law/questions',
    '/law/questions/:id',
    '/law/ask',
    '/law/asked/:code',
    '/law/:decision',
    '/law/:decision/:part',
    '/law/:decision/sets/:no',
    '/api/v1/law/articles/:no',
    '/api/v1/law/answers',
    '/data',
    '/data/:dataset',
    '/data/:dataset/:file',
    '/catalog.jsonld',
    '/catalog.ttl',
    '/reviews',
    '/trainings',
    '/trainings/:code',
    '/trainings/:code/certificate.pdf',
    '/api/v1/reviews/outcomes',
    '/v',
    '/oversight',
    '/scans/place',
    '/recalls',
    '/recalls/:code',
    '/api/v1/recalls',
    '/api/v1/recalls/:code',
    '/reports',
    '/privacy',
    '/privacy/request',
    '/privacy/requests/:code',
    '/api/v1/oversight',
    '/v/:code',
    '/v/:code/qr.svg',
    '/q/*',
    '/q/photo/:sha',
    '/q/map/:places',
    '/v/:code/qr.png',
    '/api',
    '/api/openapi.json',
    '/api/reference/:group',
    '/api/v1/certificates/:id',
    '/api/v1/units',
    '/api/v1/units/:code',
    '/api/v1/products',
    '/api/v1/products/:code',
    '/api/v1/verify/:code',
    '/api/v1/passports/:key',
    '/assets/*',
    '/log',
    '/log/verify-log.mjs',
    '/log/watch-log.mjs',
    '/api/v1/log/checkpoint',
    '/api/v1/log/keys',
    '/api/v1/log/proof/inclusion',
    '/api/v1/log/proof/consistency',
    '/api/v1/log/tile/:level/*',
    '/.well-known/jwks.json',
    '/.well-known/oauth-authorization-server',
    '/.well-known/gs1resolver',
    '/.well-known/did.json',
    '/v/:code/check',
    '/api/v1/credentials/:code',
    '/credentials/status/:purpose/:listNo',
    '/test-ca/root.pem',
    '/test-ca/root.crl',
    '/test-ca/issuing.crl',
    '/test-ca/ocsp/*',
    '/test-ca/ocsp/',
    '/registry/imports/columns.csv',
  ],
  POST: [
    '/privacy/request',
    '/login',
    '/login/passkey',
    '/login/passkey/question',
    '/register',
    '/law/votes',
    '/law/ask',
    '/products/:code/report',
    '/cart',
    '/checkout',
    '/v/:code/check',
    '/v/:code/check-credential',
    '/test-ca/tsa',
    '/test-ca/ocsp',
    '/signing/handover/:token',
  ],
}

test('a visitor gets nothing from any address that is not public, and a page leads to the sign-in', async () => {
  const wrong: string[] = []
  const routes = listRoutes(opened.app)
  for (const { method, path } of routes.filter((route) => !open[route.method]?.includes(route.path))) {
    const url = path.replace(/:\w+|\*/g, '01a20e8a-f892-7348-91cc-0ab727f49e4e')
    const answer = await opened.app.inject({
      method,
      url,
      headers: { accept: 'text/html' },
      ...(method !== 'GET' && { payload: {} }),
    })
    const isRefused = answer.statusCode >= 400 && answer.statusCode < 500
    const isSentAway =
      answer.statusCode === 303 && (method !== 'GET' || /^\/login/.test(String(answer.headers.location)))
    if (!isRefused && !isSentAway) wrong.push(`${method} ${path}: ${answer.statusCode}`)
  }
  expect(wrong).toEqual([])
  expect(routes.length).toBeGreaterThan(40)
})
