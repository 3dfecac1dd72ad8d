import { randomUUID } from 'node:crypto'
import { type Actor, type Role, system, visitor } from '@saolang/core/people/actor.ts'
import { findPermissionProblems, type Permission } from '@saolang/core/people/permissions.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeScoring } from '../councils/close-scoring.ts'
import { issueVerdict } from '../councils/issue-verdict.ts'
import { recordDecision } from '../councils/record-decision.ts'
import { addAccount, demoPassword } from '../people/add-account.ts'
import { listCommunes } from '../people/get-place.ts'
import { currentTime } from '../platform/act.ts'
import { inTransaction } from '../platform/sql.ts'
import { createActor, createOrganisation, signIn } from './actors.ts'
import { createSubmitted } from './dossiers.ts'
import { listRoutes, type Route } from './list-routes.ts'
import { type Schema, sampleOf } from './made-input.ts'
import { openApp, type TestApp } from './open-app.ts'
import { fullCard, openSitting, signCards } from './sittings.ts'

type Visit = { actor: Actor; headers: Record<string, string>; csrf: string }
type Operation = { method: Route['method']; path: string; body?: Schema }

const roles = [
  'producer',
  'commune-officer',
  'provincial-officer',
  'council-member',
  'council-chair',
  'ministry-officer',
  'administrator',
  'auditor',
] as const satisfies Role[]
const nobody: Visit = { actor: visitor, headers: {}, csrf: '' }

let opened: TestApp
let routes: Route[]
let operations: Operation[]
let known: Record<string, string>
const here: Record<string, Visit> = {}
const elsewhere: Record<string, Visit> = {}

beforeAll(async () => {
  opened = await openApp()
  await opened.app.ready()
  routes = listRoutes(opened.app)
  operations = listOperations(opened.app.swagger() as never)
  const [other] = await inTransaction((tx) => listCommunes(tx, '01'))
  for (const role of roles) {
    const organisationId = role === 'producer' ? (await makeOrganisation()).id : undefined
    here[role] = await signIn(await createActor({ role, level: 'province', ...(organisationId && { organisationId }) }))
    elsewhere[role] = await signIn(
      await createActor({ role, level: 'province', provinceCode: '01', communeCode: other?.code as string }),
    )
  }
  known = await makeWorld(here.producer as Visit)
})
afterAll(() => opened.close())

describe('every answer', () => {
  test('carries the headers that keep a browser from harm, refusals and errors too', async () => {
    const wrong: string[] = []
    for (const { method, path } of [...routes, { method: 'GET' as const, path: '/nowhere' }])
      for (const accept of ['text/html', 'application/json'])
        for (const visit of [nobody, here.administrator as Visit]) {
          const answer = await opened.app.inject({ method, url: fill(path), headers: { ...visit.headers, accept } })
          for (const problem of findHeaderProblems(path, answer.headers)) wrong.push(`${method} ${path}: ${problem}`)
        }
    expect([...new Set(wrong)]).toEqual([])
  })

  test('that is ready in memory carries them as well', async () => {
    const address = await opened.app.listen({ port: 0, host: '127.0.0.1' })
    for (let time = 0; time < 2; time++) {
      const answer = await fetch(`${address}/v/NOSUCHCODE`)
      expect(findHeaderProblems('/v/:code', Object.fromEntries(answer.headers))).toEqual([])
    }
  })

  test('sets cookies that no script reads and no other site sends or plants', async () => {
    const payload = `email=san-xuat%40demo.saolang.example&password=${demoPassword}`
    const headers = { 'content-type': 'application/x-www-form-urlencoded', host: 'localhost' }
    await addAccount(system, {
      email: 'san-xuat@demo.saolang.example',
      fullName: 'Người Thử',
      password: demoPassword,
      isDemo: true,
      grant: { role: 'auditor' },
    })
    const answers = [
      await opened.app.inject({ method: 'POST', url: '/login', headers, payload }),
      await opened.app.inject({
        method: 'POST',
        url: '/logout',
        headers: { ...headers, ...(await signIn(here.auditor?.actor as Actor)).headers },
        payload: '',
      }),
    ]
    const cookies = answers.flatMap((answer) => [answer.headers['set-cookie'] ?? []].flat())
    expect(cookies.some((line) => line.startsWith('__Host-session='))).toBe(true)
    for (const cookie of cookies.filter((line) => !line.startsWith('lang='))) {
      expect(cookie).toMatch(/^__Host-/)
      for (const flag of [/; Path=\/(;|$)/, /; HttpOnly/, /; Secure/, /; SameSite=(Lax|Strict)/])
        expect(cookie).toMatch(flag)
      expect(cookie).not.toMatch(/Domain=/)
    }
  })
})

describe('a write of a signed-in session', () => {
  const sent = [
    { 'content-type': 'application/x-www-form-urlencoded', payload: 'a=b' },
    {
      'content-type': 'multipart/form-data; boundary=x',
      payload: '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n',
    },
    { 'content-type': 'application/json', payload: '{}' },
  ]
  test.each([{}, { authorization: 'Basic YTpi' }])(
    'without its token is refused at every address (%o)',
    async (more) => {
      const wrong: string[] = []
      for (const { method, path } of routes.filter(({ method }) => method !== 'GET'))
        for (const { payload, ...type } of sent) {
          const headers = { ...(here.administrator as Visit).headers, ...type, ...more }
          const { statusCode } = await opened.app.inject({ method, url: fill(path), headers, payload })
          if (statusCode !== 403 && statusCode !== 415)
            wrong.push(`${method} ${path} ${type['content-type']}: ${statusCode}`)
        }
      expect(wrong).toEqual([])
    },
  )

  test('from a page of another site is refused, token or not', async () => {
    const { headers, csrf } = here.administrator as Visit
    for (const { method, path } of routes.filter((route) => route.method !== 'GET')) {
      const { statusCode } = await opened.app.inject({
        method,
        url: fill(path),
        headers: { ...headers, 'x-csrf-token': csrf, origin: 'https://elsewhere.example' },
      })
      expect([`${method} ${path}`, statusCode]).toEqual([`${method} ${path}`, 403])
    }
  })

  test.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
  ])('never sends its owner on to another site (%j)', async (next) => {
    const email = `${randomUUID()}@test.example`
    const grant = { role: 'auditor' as const }
    await addAccount(system, { email, fullName: 'Người Thử', password: demoPassword, isDemo: true, grant })
    const answer = await opened.app.inject({
      method: 'POST',
      url: '/login',
      headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'localhost' },
      payload: new URLSearchParams({ next, email, password: demoPassword }).toString(),
    })
    expect(answer.statusCode).toBe(303)
    expect(new URL(String(answer.headers.location), 'https://here.example').host).toBe('here.example')
  })
})

/** What somebody says of nobody but themselves, wherever they sit. */
const aboutOneself: readonly string[] = ['PUT /api/v1/interests']

/** Which act or protected read each address of the JSON API is. A new address is added here by hand. */
const permissionOf: Record<string, Permission | 'public'> = {
  'GET /api/v1/units': 'public',
  'GET /api/v1/points-of-sale': 'public',
  'GET /api/v1/points-of-sale/{id}': 'public',
  'GET /api/v1/channels/fees': 'public',
  'GET /api/v1/channels/margin': 'public',
  'GET /api/v1/channels': 'channel.read',
  'GET /api/v1/channels/{id}': 'channel.read',
  'PUT /api/v1/channels/{id}/buffer': 'channel.change',
  'POST /api/v1/channels/{id}/listings': 'channel.change',
  'DELETE /api/v1/channels/{id}/listings/{listing}': 'channel.change',
  'GET /api/v1/reviews/outcomes': 'public',
  'POST /api/v1/imports': 'register.import',
  'PUT /api/v1/imports/{id}/columns': 'register.import',
  'POST /api/v1/imports/{id}/apply': 'register.import',
  'POST /api/v1/imports/{id}/undo': 'import.undo',
  'GET /api/v1/imports': 'import.read',
  'GET /api/v1/imports/{id}': 'import.read',
  'GET /api/v1/imports/{id}/rows': 'import.read',
  'GET /api/v1/unit-changes': 'unit.read',
  'GET /api/v1/unit-changes/{id}': 'unit.read',
  'POST /api/v1/unit-changes': 'unit.change',
  'POST /api/v1/unit-changes/{id}/undo': 'unit.change',
  'GET /api/v1/units/{code}': 'public',
  'GET /api/v1/products': 'public',
  'GET /api/v1/products/{code}': 'public',
  'PUT /api/v1/products/{code}': 'product.change',
  'GET /api/v1/verifications/{code}': 'public',
  'GET /api/v1/buyer-reviews': 'public',
  'POST /api/v1/buyer-reviews': 'buyer-review.write',
  'PUT /api/v1/buyer-reviews/{id}/answer': 'buyer-review.answer',
  'POST /api/v1/buyer-reviews/{id}/reports': 'buyer-review.report',
  'GET /api/v1/buyer-reviews/reports': 'buyer-review.read',
  'POST /api/v1/buyer-reviews/reports/{id}/settle': 'buyer-review.settle',
  'GET /api/v1/demands': 'public',
  'GET /api/v1/demands/{id}': 'public',
  'GET /api/v1/fairs': 'public',
  'GET /api/v1/fairs/{id}': 'public',
  'GET /api/v1/shop/offers': 'public',
  'GET /api/v1/shop/offers/{id}': 'public',
  'POST /api/v1/shop/carts': 'public',
  'POST /api/v1/shop/orders': 'public',
  'GET /api/v1/shop/orders/{code}': 'public',
  'POST /api/v1/shop/orders/{code}/{id}/cancel': 'public',
  'GET /api/v1/market/orders': 'order.read',
  'POST /api/v1/market/orders/{id}/pay': 'order.pay',
  'POST /api/v1/market/orders/{id}/confirm': 'order.confirm',
  'POST /api/v1/market/orders/{id}/hand-over': 'order.hand-over',
  'POST /api/v1/market/orders/{id}/deliver': 'order.deliver',
  'POST /api/v1/market/orders/{id}/decline': 'order.decline',
  'GET /api/v1/credentials/{code}': 'public',
  'GET /api/v1/oversight': 'public',
  'GET /api/v1/reports/{code}': 'public',
  'GET /api/v1/periodic-reports/periods': 'periodic-report.read',
  'POST /api/v1/periodic-reports/periods': 'reporting-period.open',
  'GET /api/v1/periodic-reports/{periodId}/{code}/units': 'periodic-report.read',
  'GET /api/v1/periodic-reports/{periodId}/{code}': 'periodic-report.read',
  'PUT /api/v1/periodic-reports/{periodId}/{code}': 'periodic-report.write',
  'POST /api/v1/periodic-reports/{periodId}/{code}/start': 'periodic-report.start',
  'POST /api/v1/periodic-reports/{periodId}/{code}/submit': 'periodic-report.submit',
  'POST /api/v1/periodic-reports/{periodId}/{code}/approve': 'periodic-report.approve',
  'POST /api/v1/periodic-reports/{periodId}/{code}/return': 'periodic-report.return',
  'POST /api/v1/periodic-reports/{periodId}/{code}/correct': 'periodic-report.correct',
  'POST /api/v1/periodic-reports/{periodId}/{code}/missing': 'periodic-report.mark-missing',
  'POST /api/v1/inspections/{id}/findings': 'inspection.record',
  'GET /api/v1/indicators/{indicator}': 'public',
  'GET /api/v1/law/articles/{no}': 'public',
  'GET /api/v1/law/answers': 'public',
  'GET /api/v1/log/checkpoint': 'public',
  'GET /api/v1/log/keys': 'public',
  'GET /api/v1/log/proof/inclusion': 'public',
  'GET /api/v1/log/proof/consistency': 'public',
  'GET /api/v1/log/tile/{level}/{rest}': 'public',
  'GET /api/v1/trace': 'public',
  'GET /api/v1/passports/{key}': 'public',
  'GET /api/v1/exchange/targets': 'exchange.read',
  'PUT /api/v1/exchange/targets/{target}': 'exchange.set',
  'GET /api/v1/exchange/targets/{target}/mapping': 'exchange.read',
  'POST /api/v1/exchange/targets/{target}/mapping': 'exchange.set',
  'POST /api/v1/exchange/targets/{target}/retry': 'exchange.retry',
  'POST /api/v1/exchange/preview': 'exchange.read',
  'GET /api/v1/exchange/deliveries': 'exchange.read',
  'GET /api/v1/exchange/deliveries/{id}': 'exchange.read',
  'POST /api/v1/exchange/deliveries/{id}/retry': 'exchange.retry',
  'GET /api/v1/exchange/mine': 'exchange.read-own',
  'GET /api/v1/trace/gaps': 'event.read',
  'GET /api/v1/recalls': 'public',
  'GET /api/v1/recalls/{code}': 'public',
  'GET /api/v1/trace/recalls': 'recall.read',
  'POST /api/v1/trace/recalls': 'recall.open',
  'POST /api/v1/trace/recall-holders/{id}/answers': 'recall.answer',
  'GET /api/v1/trace/parties': 'party.list',
  'POST /api/v1/trace/parties': 'party.claim',
  'PUT /api/v1/trace/parties/{id}/confirmation': 'party.confirm',
  'DELETE /api/v1/trace/parties/{id}': 'party.end',
  'GET /api/v1/changes': 'change.read',
  'GET /api/v1/changes/newest': 'change.read',
  'GET /api/v1/organisations': 'organisation.read',
  'POST /api/v1/organisations': 'organisation.register',
  'GET /api/v1/organisations/{id}': 'organisation.read',
  'PUT /api/v1/organisations/{id}': 'organisation.change',
  'GET /api/v1/mandates': 'mandate.read',
  'GET /api/v1/webhooks': 'webhook.read',
  'POST /api/v1/webhooks': 'webhook.open',
  'DELETE /api/v1/webhooks/{id}': 'webhook.end',
  'POST /api/v1/webhooks/deliveries/{id}/redelivery': 'webhook.retry',
  'GET /api/v1/shop/orders/{code}/parcels': 'public',
  'GET /api/v1/market/parcels': 'parcel.read',
  'POST /api/v1/market/orders/{id}/parcel': 'parcel.book',
  'DELETE /api/v1/market/orders/{id}/parcel': 'parcel.cancel',
  'GET /api/v1/market/cash-on-delivery': 'cod.read',
  'POST /api/v1/fairs/{id}/sales': 'fair.sell',
  'GET /api/v1/certificates': 'certificate.list',
  'GET /api/v1/certificates/{id}': 'public',
  'GET /api/v1/tokens': 'token.list',
  'DELETE /api/v1/tokens/{id}': 'token.revoke',
  'GET /api/v1/dossiers': 'dossier.list',
  'POST /api/v1/dossiers': 'dossier.start',
  'GET /api/v1/dossiers/{id}': 'dossier.read',
  'PUT /api/v1/dossiers/{id}/pages/{step}': 'dossier.save',
  'PUT /api/v1/dossiers/{id}/assessment/{step}': 'dossier.save',
  'POST /api/v1/dossiers/{id}/consent': 'consent.record',
  'POST /api/v1/dossiers/{id}/evidence': 'evidence.attach',
  'PUT /api/v1/dossiers/{id}/evidence/{evidenceId}/criteria/{criterion}': 'evidence.attach',
  'DELETE /api/v1/dossiers/{id}/evidence/{evidenceId}/criteria/{criterion}': 'evidence.detach',
  'DELETE /api/v1/dossiers/{id}/evidence/{evidenceId}': 'evidence.detach',
  'POST /api/v1/dossiers/{id}/submission': 'dossier.submit',
  'POST /api/v1/dossiers/{id}/abandonment': 'dossier.abandon',
  'POST /api/v1/dossiers/{id}/supplements': 'dossier.request-supplement',
  'POST /api/v1/dossiers/{id}/supplements/answer': 'dossier.answer-supplement',
  'PUT /api/v1/dossiers/{id}/findings': 'dossier.record-findings',
  'POST /api/v1/dossiers/{id}/kept-sections': 'dossier.keep-sections',
  'PUT /api/v1/dossiers/{id}/evidence/{evidenceId}/term': 'evidence.date',
  'POST /api/v1/dossiers/{id}/referral': 'dossier.refer',
  'GET /api/v1/dossiers/{id}/difference': 'dossier.read',
  'POST /api/v1/certificates/{id}/renewal': 'renewal.read',
  'POST /api/v1/dossiers/{id}/forwarding': 'dossier.forward',
  'POST /api/v1/dossiers/{id}/return': 'dossier.return',
  'GET /api/v1/dossiers/{id}/result': 'verdict.read',
  'PUT /api/v1/interests': 'interests.state',
  'PUT /api/v1/sessions/{sessionId}/dossiers/{dossierId}/ticks': 'criterion.tick',
  'GET /api/v1/sessions/{sessionId}/samples': 'scorecard.read',
  'GET /api/v1/sessions/{sessionId}/dossiers/{dossierId}/proposed-conflicts': 'conflict.rule',
  'PUT /api/v1/sessions/{sessionId}/dossiers/{dossierId}/proposed-conflicts/{proposalId}/ruling': 'conflict.rule',
  'POST /api/v1/sessions/{sessionId}/dossiers/{dossierId}/paid-advisers': 'paid-adviser.record',
  'POST /api/v1/sessions/{sessionId}/dossiers/{dossierId}/discussion': 'discussion.open',
  'PUT /api/v1/sessions/{sessionId}/dossiers/{dossierId}/discussion/marks/{criterion}': 'mark.change',
  'GET /api/v1/councils': 'council.read',
  'POST /api/v1/councils': 'council.establish',
  'GET /api/v1/councils/{id}': 'council.read',
  'GET /api/v1/councils/{id}/reliability': 'council.read',
  'GET /api/v1/councils/rasch': 'rasch.read',
  'POST /api/v1/councils/{id}/regulations': 'council.establish',
  'POST /api/v1/sessions': 'session.convene',
  'GET /api/v1/sessions/{id}': 'council.read',
  'PUT /api/v1/sessions/{sessionId}/dossiers/{dossierId}/conflict-declaration': 'conflict.declare',
  'PUT /api/v1/sessions/{sessionId}/dossiers/{dossierId}/advice': 'advice.record',
  'GET /api/v1/sessions/{sessionId}/dossiers/{dossierId}/scorecard': 'scorecard.save',
  'PUT /api/v1/sessions/{sessionId}/dossiers/{dossierId}/scorecard': 'scorecard.sign',
  'PUT /api/v1/sessions/{sessionId}/dossiers/{dossierId}/scorecard/draft': 'scorecard.save',
  'GET /api/v1/sessions/{sessionId}/dossiers/{dossierId}/scorecards': 'scorecard.read',
  'POST /api/v1/sessions/{sessionId}/dossiers/{dossierId}/closure': 'scoring.close',
  'PUT /api/v1/sessions/{sessionId}/dossiers/{dossierId}/resolutions/{criterion}': 'resolution.record',
  'POST /api/v1/sessions/{sessionId}/dossiers/{dossierId}/verdict': 'verdict.issue',
  'POST /api/v1/diary/{step}': 'diary.record',
  'GET /api/v1/verdicts/{id}': 'verdict.read',
  'POST /api/v1/verdicts/{id}/settlement': 'verdict.settle',
  'GET /api/v1/decisions': 'decision.read',
  'POST /api/v1/decisions': 'decision.record',
  'GET /api/v1/decisions/{id}': 'decision.read',
}

describe('the JSON API', () => {
  const guarded = () =>
    operations.flatMap((operation) => {
      const permission = permissionOf[nameOf(operation)]
      return permission && permission !== 'public' ? [{ operation, permission }] : []
    })

  test('has no address whose permission was not thought about', () => {
    const names = operations.filter(({ path }) => path.startsWith('/api/v1')).map(nameOf)
    expect(names.filter((name) => !Object.hasOwn(permissionOf, name))).toEqual([])
    expect(Object.keys(permissionOf).filter((name) => !names.includes(name))).toEqual([])
  })

  test('refuses every role that the table of permissions does not list', async () => {
    const wrong: string[] = []
    let asked = 0
    for (const { operation, permission } of guarded())
      for (const visit of [nobody, ...Object.values(here)]) {
        if (findPermissionProblems(visit.actor, permission).length === 0) continue
        const { statusCode } = await ask(operation, visit)
        const expected = visit.actor.role === 'visitor' ? 401 : 403
        if (statusCode !== expected) wrong.push(`${nameOf(operation)} as ${visit.actor.role}: ${statusCode}`)
        asked++
      }
    expect(wrong).toEqual([])
    expect(asked).toBeGreaterThan(150)
  })

  test('gives the same role of another province, commune or organisation nothing of ours', async () => {
    const wrong: string[] = []
    for (const { operation, permission } of guarded())
      for (const visit of Object.values(elsewhere)) {
        if (visit.actor.jurisdiction?.level === 'nation') continue
        if (findPermissionProblems(visit.actor, permission).length > 0) continue
        if (aboutOneself.includes(nameOf(operation))) continue
        const { statusCode, body } = await ask(operation, visit)
        const isList = operation.method === 'GET' && !operation.path.includes('{')
        const isKept = isList ? !Object.values(known).some((id) => body.includes(id)) : statusCode >= 400
        if (!isKept || statusCode >= 500)
          wrong.push(`${nameOf(operation)} as ${visit.actor.role}: ${statusCode} ${body.slice(0, 200)}`)
      }
    expect(wrong).toEqual([])
  })

  test('takes no field that its description does not name, prototypes and doubled fields least of all', async () => {
    const { headers, csrf, actor } = here.producer as Visit
    const type = { ...headers, 'x-csrf-token': csrf, 'content-type': 'application/json' }
    const start = (payload: string) =>
      opened.app.inject({ method: 'POST', url: '/api/v1/dossiers', headers: type, payload })
    const fields = `"kind":"first","organisationId":"${actor.organisationId}","productName":"Mật thử","setNo":4`
    expect((await start(`{${fields},"__proto__":{"isDemo":true}}`)).statusCode).toBe(400)
    expect((await start(`{${fields},"constructor":{"prototype":{"isDemo":true}}}`)).statusCode).toBe(400)
    const stranger = elsewhere.producer?.actor.organisationId as string
    expect((await start(`{${fields},"organisationId":"${stranger}"}`)).statusCode).toBe(403)
    const extra = await start(
      `{${fields},"status":"forwarded","code":"1","isDemo":false,"provinceCode":"01","id":"${known.dossierId}"}`,
    )
    expect(extra.statusCode).toBe(201)
    const { id } = extra.json()
    const read = (await opened.app.inject({ method: 'GET', url: `/api/v1/dossiers/${id}`, headers })).json()
    expect(read).toMatchObject({ status: 'draft', code: null, isDemo: true, provinceCode: '96' })
    expect(id).not.toBe(known.dossierId)
    expect(({} as { isDemo?: boolean }).isDemo).toBeUndefined()
  })
})

async function makeOrganisation(): Promise<{ id: string }> {
  const { personId } = await createActor({ role: 'commune-officer' })
  return createOrganisation(personId as string, {
    phone: '0900000000',
    representativeGender: 'female',
    representativeEthnicity: 'Kinh',
    representativeResidence: 'Xã U Minh, tỉnh Cà Mau',
    establishedOn: '2019-05-20',
  })
}

async function makeWorld(producer: Visit): Promise<Record<string, string>> {
  const { id: openDossierId } = await createSubmitted(producer.actor)
  const sitting = await openSitting({ organisationId: producer.actor.organisationId as string })
  await signCards(sitting, [
    fullCard({ '1.1': 1, '1.2': 0, '1.4': 1, '3.1': 1, '3.3': 1, '2.4': 0, '4.2': 0, '3.2': 0 }),
  ])
  await closeScoring(sitting.chair, { ...sitting.at, absences: {} })
  const { id: verdictId } = await issueVerdict(sitting.chair, sitting.at)
  const signedOn = new Date(currentTime().getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
  const signer = { signerName: 'Lê Văn Mẫu', signerTitle: 'Phó Chủ tịch' }
  const decision = { number: '1/QĐ-UBND', signedOn, ...signer, verdictIds: [verdictId] }
  const { id: decisionId } = await recordDecision(sitting.officer, decision)
  const { councilId, at } = sitting
  return {
    openDossierId,
    councilId,
    verdictId,
    decisionId,
    ...at,
    organisationId: producer.actor.organisationId as string,
  }
}

/** The address with parameters that name something of ours where there is something. */
function fill(path: string): string {
  const resource: Record<string, string> = {
    dossiers: known.openDossierId as string,
    councils: known.councilId as string,
    sessions: known.sessionId as string,
    verdicts: known.verdictId as string,
    decisions: known.decisionId as string,
    organisations: known.organisationId as string,
  }
  const kind = path.split('/').find((part) => part in resource) ?? ''
  const values: Record<string, string | undefined> = {
    id: resource[kind] ?? here.auditor?.actor.personId,
    sessionId: known.sessionId,
    dossierId: known.dossierId,
    step: path.includes('/assessment/') ? 'assess-1' : 'plan',
    criterion: '1.1',
    target: 'verigoods',
    n: '1',
    code: 'NOSUCHCODE',
  }
  return path.replace(/[:{](\w+)\}?|\*/g, (_, name: string) => values[name] ?? '01a20e8a-f892-7348-91cc-0ab727f49e4e')
}

function ask({ method, path, body }: Operation, visit: Visit) {
  const payload =
    body &&
    sampleOf(body, {
      organisationId: known.organisationId,
      councilId: known.councilId,
      verdictIds: [known.verdictId],
      dossierIds: [known.dossierId],
    })
  return opened.app.inject({
    method,
    url: fill(path),
    headers: {
      ...visit.headers,
      'x-csrf-token': visit.csrf,
      ...(payload !== undefined && { 'content-type': 'application/json' }),
    },
    ...(payload !== undefined && { payload: JSON.stringify(payload) }),
  })
}

const nameOf = ({ method, path }: Operation) => `${method} ${path}`

/** What is wrong with the headers of an answer. */
function findHeaderProblems(path: string, headers: Record<string, unknown>): string[] {
  const text = (name: string) => String(headers[name] ?? '')
  const policy = Object.fromEntries(
    text('content-security-policy')
      .split(';')
      .map((part) => [part.trim().split(' ')[0], part.trim()] as const),
  )
  const scripts = policy['script-src'] ?? policy['default-src'] ?? ''
  const isOurs = ["'none'", "'self'"].some((who) => policy['frame-ancestors']?.includes(who))
  const problems: (string | false)[] = [
    !scripts && 'no script-src',
    /unsafe-(inline|eval)/.test(scripts) && 'scripts inline',
    !isOurs && 'frames',
    text('x-content-type-options') !== 'nosniff' && 'nosniff',
    text('cross-origin-opener-policy') !== 'same-origin' && 'opener',
    !/camera=\(self\).*payment=\(\)/.test(text('permissions-policy')) && 'devices',
    !/^(DENY|SAMEORIGIN)$/.test(text('x-frame-options')) && 'x-frame-options',
    text('referrer-policy') !== 'same-origin' && 'referrer-policy',
    !/max-age=31536000; includeSubDomains/.test(text('strict-transport-security')) && 'hsts',
    'access-control-allow-origin' in headers &&
      !/^\/(v|products|data|catalog|\.well-known|audit|api|epcis)/.test(path) &&
      'cors',
  ]
  return problems.filter((problem) => problem !== false)
}

type Document = { paths: Record<string, Record<string, Described>> }
type Described = { requestBody?: { content: Record<string, { schema: Schema }> } }

function listOperations({ paths }: Document): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody }]) => {
      const body = requestBody?.content['application/json']?.schema
      return { method: method.toUpperCase() as Route['method'], path, ...(body && { body }) }
    }),
  )
}
