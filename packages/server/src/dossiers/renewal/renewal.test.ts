import type { Certified } from '@saolang/core/dossiers/renewal/certified.ts'
import type { Snapshot } from '@saolang/core/dossiers/snapshot.ts'
import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeOrganisation } from '../../people/register-organisation.ts'
import { currentTime } from '../../platform/act.ts'
import { inReadOnly } from '../../platform/sql.ts'
import { createActor, createOrganisation, signIn } from '../../testing/actors.ts'
import { aPhoto, createSubmitted } from '../../testing/dossiers.ts'
import { forwardDossier } from '../../testing/dossiers-before-council.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { attachEvidence, detachEvidence } from '../attach-evidence.ts'
import { getDifference } from '../difference/get-difference.ts'
import { getDossier } from '../get-dossier.ts'
import { readDossier } from '../read-dossier.ts'
import { referDossier } from '../review/refer-dossier.ts'
import { saveStep } from '../save-step.ts'
import { startDossier } from '../start-dossier.ts'
import { findSnapshot } from '../submissions.sql.ts'
import { submitDossier } from '../submit-dossier.ts'
import { datePaper } from './date-paper.ts'
import { keepSections } from './keep-sections.ts'
import { carryFrom } from './read-carried.ts'
import { readRenewal } from './read-renewal.ts'
import { startRenewal } from './start-renewal.ts'

let app: TestApp
let producer: Actor
let officer: Actor
let province: Actor
let former: { id: string; code: string }
let certified: Certified

const facts = {
  phone: '0912345678',
  representativeGender: 'female' as const,
  representativeEthnicity: 'Kinh',
  representativeResidence: 'Xã U Minh',
  establishedOn: '2019-05-20',
}

beforeAll(async () => {
  app = await openApp()
  officer = await createActor({ role: 'commune-officer' })
  province = await createActor({ role: 'provincial-officer' })
  const { id } = await createOrganisation(officer.personId as string, facts)
  producer = await createActor({ role: 'producer', organisationId: id })
  former = await createSubmitted(producer)
  certified = {
    certificateId: '01890000-0000-7000-8000-000000000001',
    productId: '01890000-0000-7000-8000-000000000002',
    organisationId: id,
    productName: 'Mật ong rừng tràm (mẫu)',
    number: '01/GCN-OCOP',
    star: 4,
    issuedOn: addDays(legalDateOf(currentTime()), -950),
    expiresOn: addDays(legalDateOf(currentTime()), 150),
    setNo: 4,
    formerDossierId: former.id,
    holds: true,
  }
})
afterAll(() => app.close())

const codesOf = async (doing: Promise<unknown>): Promise<string[]> => {
  const refused = await doing.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(refused instanceof Refused)) throw refused ?? new Error('it was not refused')
  return refused.problems.map(({ code }) => code)
}
const another = (more: Partial<Certified> = {}) => ({ ...certified, certificateId: crypto.randomUUID(), ...more })
const start = (more: Partial<Certified> = {}, kind: 're-evaluation' | 'upgrade' = 're-evaluation') =>
  startRenewal(producer, { kind, certified: another(more) })
const sectionsOf = async (id: string) => {
  const { sections } = await readRenewal(producer, id)
  return sections.filter(({ reasons }) => reasons.length === 0).map(({ step }) => step)
}
const writeUpdates = async (id: string) => {
  for (const step of ['updates', 'updates-market'] as const) {
    const answers = Object.fromEntries(
      [
        'material',
        'technology',
        'packaging',
        'qualityDeclaration',
        'periodicTests',
        'market',
        'output',
        'revenue',
        'timeLimitedPapers',
      ].map((code) => [`update.${code}`, 'Không thay đổi (mẫu)']),
    )
    await saveStep(producer, { dossierId: id, step, answers, version: 0, formKey: 'test' })
  }
}

describe('who begins a renewal', () => {
  test('only the producer whose certificate it is, or the officer of the commune', async () => {
    const stranger = await createActor({ role: 'producer' })
    const neighbour = await createActor({ role: 'commune-officer', communeCode: '32050' })
    expect(await codesOf(startRenewal(stranger, { kind: 'upgrade', certified }))).toEqual(['forbidden.organisation'])
    expect(await codesOf(startRenewal(neighbour, { kind: 'upgrade', certified }))).toEqual(['forbidden.jurisdiction'])
    expect(await codesOf(startRenewal(province, { kind: 'upgrade', certified }))).toEqual(['forbidden.role'])
    expect(await codesOf(start({ holds: false }))).toEqual(['renewal.certificate-ended'])
    expect(await codesOf(start({ star: 5 }, 'upgrade'))).toEqual(['renewal.no-higher-star'])
  })

  test('two clicks begin one, and facts typed by an applicant are never those of the register', async () => {
    const one = another()
    const both = await Promise.all([1, 2].map(() => startRenewal(producer, { kind: 'upgrade', certified: one })))
    expect(new Set(both.map(({ id }) => id)).size).toBe(1)
    const begun = await inReadOnly((tx) => getDossier(tx, both[0]?.id as string))
    expect(begun).toMatchObject({ isFromRegister: true, productId: certified.productId })
    const { headers, csrf } = await signIn(producer)
    const typed = {
      name: 'x',
      certificateNumber: '9',
      star: 3,
      expiresOn: '2027-01-01',
      productId: certified.productId,
    }
    const answer = await app.app.inject({
      method: 'POST',
      url: '/api/v1/dossiers',
      headers: { ...headers, 'x-csrf-token': csrf },
      payload: {
        kind: 'upgrade',
        organisationId: producer.organisationId,
        productName: 'x',
        setNo: 4,
        baseProduct: typed,
      },
    })
    const claimed = await inReadOnly((tx) => getDossier(tx, answer.json().id))
    expect(claimed.isFromRegister).toBe(false)
    expect(claimed.productId).toBeUndefined()
  })
})

describe('a re-evaluation from the last certified version', () => {
  test('cannot be handed in before every section was looked at and every paper dated: all reasons at once', async () => {
    const { id } = await start()
    await writeUpdates(id)
    expect(await codesOf(submitDossier(producer, { dossierId: id, isPledged: true }))).toEqual([
      'renewal.sections-open',
      'paper.term-missing',
    ])
    expect(await codesOf(keepSections(producer, { dossierId: id, steps: ['updates'] }))).toEqual(['not-found.step'])
    const stranger = await createActor({ role: 'producer' })
    expect(await codesOf(keepSections(stranger, { dossierId: id, steps: ['plan'] }))).toEqual([
      'forbidden.not-your-dossier',
    ])
  })

  test('is handed in after "still right" for all, nothing of it written twice', async () => {
    const { id } = await start()
    await writeUpdates(id)
    await keepSections(producer, { dossierId: id, steps: await sectionsOf(id) })
    const { contents, tasks } = await readDossier(producer, id)
    const [file] = contents.files
    expect(contents.files).toHaveLength(1)
    await datePaper(producer, { dossierId: id, evidenceId: file?.id as string, isUnlimited: true })
    expect(tasks.filter(({ state }) => state !== 'completed')).toEqual([])
    await submitDossier(producer, { dossierId: id, isPledged: true })
    const difference = await inReadOnly((tx) => getDifference(tx, id))
    expect(difference).toMatchObject({ isDraft: false, facts: [], criteria: [], before: { code: former.code } })
    expect(difference?.answers.map(({ step }) => step)).toEqual(['updates', 'updates-market'])
    expect(difference?.evidence.map(({ state }) => state)).toEqual(['reused'])
  })

  test('a paper that ran out is refused by the day of filing, and one that is replaced is told as such', async () => {
    const { id } = await start()
    const { contents } = await readDossier(producer, id)
    const evidenceId = contents.files[0]?.id as string
    expect(await codesOf(datePaper(producer, { dossierId: id, evidenceId, expiresOn: '2026-02-30' }))).toEqual([
      'paper.day-wrong',
    ])
    await datePaper(producer, { dossierId: id, evidenceId, kind: 'testReport', expiresOn: '2020-01-01' })
    const problems = (await readDossier(producer, id)).problems.map(({ code }) => code)
    expect(problems).toContain('paper.expired')
    await detachEvidence(producer, { dossierId: id, evidenceId })
    const upload = { bytes: await aPhoto(), fileName: 'moi.jpg' }
    const expiresOn = addDays(legalDateOf(currentTime()), 400)
    await attachEvidence(producer, { dossierId: id, criterion: '1.1', upload, term: { kind: 'testReport', expiresOn } })
    const difference = await inReadOnly((tx) => getDifference(tx, id))
    expect(difference?.isDraft).toBe(true)
    expect(difference?.evidence.map(({ state, piece }) => [state, piece.expiresOn])).toEqual([
      ['added', expiresOn],
      ['removed', undefined],
    ])
  })

  test('without a certified dossier in the system it begins empty, with the facts of the certificate', async () => {
    const { formerDossierId: _, ...bare } = another()
    const { id } = await startRenewal(producer, { kind: 're-evaluation', certified: bare })
    const { dossier, contents } = await readDossier(producer, id)
    expect(dossier.baseProduct).toMatchObject({ certificateNumber: '01/GCN-OCOP', star: 4 })
    expect(contents.pages).toEqual([])
    expect(await inReadOnly((tx) => getDifference(tx, id))).toBeUndefined()
  })

  test('a household that became a firm keeps its papers; what the legal form decides is asked again', async () => {
    const { id: organisationId } = await createOrganisation(officer.personId as string, facts)
    const own = await createActor({ role: 'producer', organisationId })
    const { id: formerDossierId } = await createSubmitted(own)
    const form = {
      ...facts,
      name: 'HTX đổi mới (mẫu)',
      kind: 'sme' as const,
      registrationNo: '9609',
      communeCode: '32047',
      address: 'Ấp Mẫu',
      representativeName: 'Người mới (mẫu)',
      representativeTitle: 'Giám đốc',
      taxCode: undefined,
      email: undefined,
    }
    await changeOrganisation(officer, { ...form, id: organisationId })
    const { id } = await startRenewal(own, { kind: 'upgrade', certified: another({ organisationId, formerDossierId }) })
    const { sections, isRelinked } = await readRenewal(own, id)
    const again = sections.filter(({ reasons }) => reasons.length > 0).map(({ step }) => step)
    expect(again).toEqual(['applicant', 'assess-3'])
    expect(isRelinked).toBe(false)
    expect((await readDossier(own, id)).contents.files).toHaveLength(1)
    const refused = keepSections(own, { dossierId: id, steps: ['applicant', 'plan'] })
    expect(await codesOf(refused)).toEqual(['renewal.section-asked-again'])
    const difference = await inReadOnly((tx) => getDifference(tx, id))
    expect(difference?.facts.map(({ fact }) => fact)).toContain('organisationKind')
  })
})

test('papers of a commune that was merged are linked to that of today; after a move local matters are asked again', async () => {
  const { content } = (await inReadOnly((tx) => findSnapshot(tx, former.id))) as { content: Snapshot }
  const dossier = { kind: 're-evaluation', setNo: 4, organisationId: producer.organisationId as string } as const
  const from = (communeCode: string) => {
    const place = { ...content.place, communeCode }
    return inReadOnly((tx) => carryFrom({ tx, now: currentTime() }, { ...content, place }, dossier))
  }
  expect(await from('32050')).toMatchObject({ isRelinked: true, hasMoved: false, carried: { askedAgain: {} } })
  const moved = await from('32044')
  expect(moved).toMatchObject({ isRelinked: false, hasMoved: true })
  expect(Object.keys(moved.carried.askedAgain).toSorted()).toEqual(['1.1', '3.3'])
})

describe('five stars again', () => {
  const letter = { number: '88/UBND', signedOn: '2026-06-01', report: 'Sản phẩm giữ chất lượng (mẫu).' }

  test('go straight to the Ministry, once; no other dossier does, and nobody but the province sends it', async () => {
    const by = officer.personId as string
    const three = await forwardDossier({ by, kind: 're-evaluation' })
    expect(await codesOf(referDossier(province, { dossierId: three, ...letter }))).toEqual([
      'referral.only-five-stars-again',
    ])
    const five = await forwardDossier({ by, kind: 're-evaluation', formerStar: 5 })
    expect(await codesOf(referDossier(officer, { dossierId: five, ...letter }))).toEqual(['forbidden.role'])
    const elsewhere = await createActor({ role: 'provincial-officer', provinceCode: '01' })
    expect(await codesOf(referDossier(elsewhere, { dossierId: five, ...letter }))).toEqual(['forbidden.jurisdiction'])
    const empty = { dossierId: five, number: ' ', signedOn: '2999-01-01', report: '' }
    expect(await codesOf(referDossier(province, empty))).toEqual([
      'referral.number-missing',
      'letter.day-wrong',
      'referral.report-missing',
    ])
    await referDossier(province, { dossierId: five, ...letter })
    expect((await inReadOnly((tx) => getDossier(tx, five))).status).toBe('escalated')
    expect(await codesOf(referDossier(province, { dossierId: five, ...letter }))).toEqual(['conflict.dossier-status'])
  })
})

describe('the pages', () => {
  test('a first dossier knows no certified version; producer and officers see what changed, strangers do not', async () => {
    const { id } = await start()
    const see = async (who: Actor, path: string) =>
      app.app.inject({
        url: `/dossiers/${id}/${path}`,
        headers: { ...(await signIn(who)).headers, accept: 'text/html' },
      })
    expect((await see(producer, 'renewal')).body).toContain('Còn đúng không?')
    expect((await see(producer, 'validity')).body).toContain('Không có thời hạn')
    expect((await see(producer, 'difference')).body).toContain('giữ nguyên')
    expect((await see(await createActor({ role: 'producer' }), 'difference')).statusCode).toBe(403)
    expect((await see(province, 'difference')).statusCode).toBe(403)
    const { headers, csrf } = await signIn(producer)
    const chosen = await app.app.inject({
      method: 'POST',
      url: `/dossiers/${id}/renewal`,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ csrf, 'section.plan': 'keep', 'section.history': 'change' }).toString(),
    })
    expect(chosen.headers.location).toBe(`/dossiers/${id}/history`)
    const byApi = await app.app.inject({ url: `/api/v1/dossiers/${id}/difference`, headers })
    expect(byApi.json()).toMatchObject({ difference: { before: { code: former.code }, facts: [] } })
    expect(byApi.json().steps[0]).toMatchObject({ name: 'prepare', state: 'now', term: { by: 'window' } })
    const all = { csrf, rest: 'yes' }
    await app.app.inject({
      method: 'POST',
      url: `/dossiers/${id}/renewal`,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(all).toString(),
    })
    expect((await readDossier(producer, id)).contents.judged.renewal?.carried).toEqual(new Set())
    const first = await startDossier(producer, {
      kind: 'first',
      organisationId: producer.organisationId as string,
      productName: 'Mật ong',
      setNo: 4,
    })
    expect(await inReadOnly((tx) => getDifference(tx, first.id))).toBeUndefined()
  })
})
