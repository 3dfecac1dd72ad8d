import { createHash, randomUUID } from 'node:crypto'
import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { visitor } from '@saolang/core/people/actor.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { setClock } from '../platform/act.ts'
import { inReadOnly, inTransaction } from '../platform/sql.ts'
import { createActor, createOrganisation } from '../testing/actors.ts'
import { aPhoto, bestOf, createDraft, createSubmitted, fillDossier } from '../testing/dossiers.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { abandonDossier } from './abandon-dossier.ts'
import { attachEvidence, detachEvidence } from './attach-evidence.ts'
import { chooseOptions } from './choose-options.ts'
import { getDossier } from './get-dossier.ts'
import { listEvidenceFiles } from './get-evidence.ts'
import { recordConsent } from './record-consent.ts'
import { answerSupplement } from './review/answer-supplement.ts'
import { forwardDossier } from './review/forward-dossier.ts'
import { recordFindings } from './review/record-findings.ts'
import { requestSupplement } from './review/request-supplement.ts'
import { returnDossier } from './review/return-dossier.ts'
import { saveStep } from './save-step.ts'
import { startDossier } from './start-dossier.ts'
import { findSnapshot } from './submissions.sql.ts'
import { submitDossier } from './submit-dossier.ts'

let app: TestApp
let producer: Actor
let officer: Actor
let stranger: Actor
let neighbour: Actor
const realClock = setClock(() => new Date())

beforeAll(async () => {
  app = await openApp()
  const organisation = {
    phone: '0912345678',
    representativeGender: 'female' as const,
    representativeEthnicity: 'Kinh',
    representativeResidence: 'Xã U Minh',
    establishedOn: '2019-05-20',
  }
  officer = await createActor({ role: 'commune-officer' })
  neighbour = await createActor({ role: 'commune-officer', communeCode: '32050' })
  const { id } = await createOrganisation(officer.personId as string, organisation)
  producer = await createActor({ role: 'producer', organisationId: id })
  stranger = await createActor({ role: 'producer' })
})
afterAll(() => app.close())
afterEach(() => void setClock(realClock))

const codesOf = async (doing: Promise<unknown>): Promise<string[]> => {
  const refused = await doing.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(refused instanceof Refused)) throw refused ?? new Error('it was not refused')
  return refused.problems.map(({ code }) => code)
}
const read = (id: string) => inReadOnly((tx) => getDossier(tx, id))
const letter = {
  number: '12/UBND',
  signedOn: '2026-06-01',
  signerName: 'Nguyễn Văn Ký (mẫu)',
  signerTitle: 'Chủ tịch',
  samples: 5,
}
const judged = {
  localMaterial: 'Đúng thực tế.',
  localLabour: 'Đúng thực tế.',
  ideaOrigin: 'Sản phẩm truyền thống.',
  localIdentity: 'Có tri thức bản địa.',
}

describe('who may write in a dossier', () => {
  test('nobody without signing in, and no officer of the province', async () => {
    const province = await createActor({ role: 'provincial-officer' })
    const input = {
      kind: 'first',
      organisationId: producer.organisationId as string,
      productName: 'Mật ong',
      setNo: 4,
    } as const
    expect(await codesOf(startDossier(visitor, input))).toEqual(['unauthenticated'])
    expect(await codesOf(startDossier(province, input))).toEqual(['forbidden.role'])
  })

  test('a producer of another organisation can neither start, write, attach nor hand in', async () => {
    const { id } = await createDraft(producer)
    const input = {
      kind: 'first',
      organisationId: producer.organisationId as string,
      productName: 'Mật ong',
      setNo: 4,
    } as const
    expect(await codesOf(startDossier(stranger, input))).toEqual(['forbidden.organisation'])
    const page = { dossierId: id, step: 'plan', answers: { plan: 'x' }, version: 0, formKey: 'a' } as const
    expect(await codesOf(saveStep(stranger, page))).toEqual(['forbidden.not-your-dossier'])
    const upload = { bytes: await aPhoto(), fileName: 'a.jpg' }
    expect(await codesOf(attachEvidence(stranger, { dossierId: id, upload }))).toEqual(['forbidden.not-your-dossier'])
    expect(await codesOf(submitDossier(stranger, { dossierId: id, isPledged: true }))).toEqual([
      'forbidden.not-your-dossier',
    ])
  })

  test("an officer does not write in a producer's own dossier, and another commune's officer not even in an assisted one", async () => {
    const { id } = await createDraft(producer)
    const page = { step: 'plan', answers: { plan: 'x' }, version: 0, formKey: 'a' } as const
    expect(await codesOf(saveStep(officer, { ...page, dossierId: id }))).toEqual(['forbidden.not-assisted'])
    const assisted = await startDossier(officer, {
      kind: 'first',
      organisationId: producer.organisationId as string,
      productName: 'Mật ong',
      setNo: 4,
    })
    expect(await codesOf(saveStep(neighbour, { ...page, dossierId: assisted.id }))).toEqual(['forbidden.jurisdiction'])
    await saveStep(officer, { ...page, dossierId: assisted.id })
  })

  test('an officer of another commune can neither ask, judge, forward nor return', async () => {
    const { id } = await createSubmitted(producer)
    const acts = [
      () => requestSupplement(neighbour, { dossierId: id, items: [{ text: 'Bổ sung' }] }),
      () => recordFindings(neighbour, { dossierId: id, texts: judged }),
      () => forwardDossier(neighbour, { dossierId: id, ...letter }),
      () => returnDossier(neighbour, { dossierId: id, reasons: 'Không đủ' }),
    ]
    for (const doing of acts) expect(await codesOf(doing())).toEqual(['forbidden.jurisdiction'])
  })

  test('after handing in, the producer writes no more', async () => {
    const { id } = await createSubmitted(producer)
    const page = { dossierId: id, step: 'plan', answers: { plan: 'x' }, version: 1, formKey: 'b' } as const
    expect(await codesOf(saveStep(producer, page))).toEqual(['conflict.dossier-closed'])
    expect(await codesOf(abandonDossier(producer, { dossierId: id }))).toEqual(['conflict.dossier-closed'])
  })
})

describe('writing', () => {
  test('two people on one page: the second is told, and nothing of the first is lost', async () => {
    const { id } = await createDraft(producer)
    const page = { dossierId: id, step: 'plan' } as const
    await saveStep(producer, { ...page, answers: { plan: 'Của người thứ nhất' }, version: 0, formKey: 'first' })
    const second = saveStep(producer, {
      ...page,
      answers: { plan: 'Của người thứ hai' },
      version: 0,
      formKey: 'second',
    })
    expect(await codesOf(second)).toEqual(['conflict.page-changed'])
    await saveStep(producer, {
      ...page,
      answers: { plan: 'Của người thứ nhất, viết tiếp' },
      version: 0,
      formKey: 'first',
    })
    const both = { plan: 'Của cả hai' }
    expect(await saveStep(producer, { ...page, answers: both, version: 2, formKey: 'second' })).toEqual({ version: 3 })
  })

  test('a level of another criterion is refused, and "none of these" only where no level of 0 points is printed', async () => {
    const { id } = await createDraft(producer)
    const page = { dossierId: id, step: 'assess-1', words: {}, version: 0, formKey: 'a' }
    expect(await codesOf(chooseOptions(producer, { ...page, given: { '1.1': 'QD26-04.1.2.o1' } }))).toEqual([
      'scorecard.unknown-option',
    ])
    expect(await codesOf(chooseOptions(producer, { ...page, given: { '1.2': 'none' } }))).toEqual([
      'scorecard.unknown-option',
    ])
    expect(await codesOf(chooseOptions(producer, { ...page, given: { '9': 'QD26-04.9.o1' } }))).toEqual([
      'scorecard.unknown-criterion',
    ])
    await chooseOptions(producer, { ...page, given: { '1.1': 'none', '1.2': 'QD26-04.1.2.o2' } })
    expect((await read(id)).selfChoices).toEqual({ '1.2': 'QD26-04.1.2.o2' })
  })

  test('the same photo attached twice is one file, which proves two criteria', async () => {
    const { id } = await createDraft(producer)
    const upload = { bytes: await aPhoto(), fileName: 'a.jpg' }
    const first = await attachEvidence(producer, { dossierId: id, criterion: '1.1', upload })
    const again = await attachEvidence(producer, { dossierId: id, criterion: '3.3', upload })
    expect(again.id).toBe(first.id)
    const files = await inReadOnly((tx) => listEvidenceFiles(tx, id))
    expect(files.map(({ criteria }) => criteria)).toEqual([['1.1', '3.3']])
    await detachEvidence(producer, { dossierId: id, evidenceId: first.id, criterion: '1.1' })
    await detachEvidence(producer, { dossierId: id, evidenceId: first.id })
    expect(await codesOf(detachEvidence(producer, { dossierId: id, evidenceId: first.id }))).toEqual([
      'not-found.evidence',
    ])
  })

  test('starting twice with the same key starts one dossier', async () => {
    const input = {
      kind: 'first',
      organisationId: producer.organisationId as string,
      productName: 'Mật',
      setNo: 4,
      startKey: randomUUID(),
    } as const
    const [a, b] = await Promise.all([startDossier(producer, input), startDossier(producer, input)])
    expect(a.id).toBe(b.id)
  })

  test('an upgrade without the recognised product is refused, and an earlier dossier can be its beginning', async () => {
    const { id } = await createSubmitted(producer)
    const input = {
      kind: 'upgrade',
      organisationId: producer.organisationId as string,
      productName: 'Mật',
      setNo: 4,
    } as const
    expect(await codesOf(startDossier(producer, input))).toEqual(['dossier.base-product-missing'])
    const baseProduct = { name: 'Mật', certificateNumber: '1/GCN', star: 3, expiresOn: '2028-01-01' }
    const upgrade = await startDossier(producer, { ...input, baseProduct, copyFrom: id })
    expect((await read(upgrade.id)).selfChoices).toEqual((await read(id)).selfChoices)
    expect(await codesOf(submitDossier(producer, { dossierId: upgrade.id, isPledged: true }))).toEqual([
      'dossier.answer-missing',
    ])
  })
})

describe('handing in', () => {
  test('an empty dossier is refused with every reason, each with its article', async () => {
    const { id } = await createDraft(producer)
    const refused = await submitDossier(producer, { dossierId: id, isPledged: false }).catch((error) => error)
    expect(refused.problems.length).toBe(43)
    expect(refused.problems.every(({ source }: { source?: string }) => source)).toBe(true)
    const codes = new Set(refused.problems.map(({ code }: { code: string }) => code))
    expect([...codes].toSorted()).toEqual([
      'dossier.answer-missing',
      'dossier.choice-missing',
      'dossier.pledge-missing',
    ])
  })

  test('a level that names a paper is refused without one', async () => {
    const { id } = await createDraft(producer)
    await fillDossier(producer, id)
    const [file] = await inReadOnly((tx) => listEvidenceFiles(tx, id))
    for (const criterion of ['1.5', '8'])
      await detachEvidence(producer, { dossierId: id, evidenceId: file?.id as string, criterion })
    const refused = await submitDossier(producer, { dossierId: id, isPledged: true }).catch((error) => error)
    expect(refused.problems).toMatchObject([{ code: 'dossier.evidence-missing', at: '1.5' }])
  })

  test('two clicks at once give one code, one submission and one event', async () => {
    const { id } = await createDraft(producer)
    await fillDossier(producer, id)
    const click = () => submitDossier(producer, { dossierId: id, isPledged: true })
    const [a, b] = await Promise.all([click(), click()])
    expect(a.code).toBe(b.code)
    expect((await submitDossier(producer, { dossierId: id, isPledged: true })).code).toBe(a.code)
    const [row] = await inTransaction(
      (tx) => tx`select count(*) as n from dossiers.submission where dossier_id = ${id}`,
    )
    expect(row?.n).toBe(1)
  })

  test('numbers of a day follow each other without gaps, whatever was refused in between', async () => {
    setClock(() => new Date('2026-08-03T02:00:00Z'))
    const first = await createSubmitted(producer)
    const { id } = await createDraft(producer)
    await codesOf(submitDossier(producer, { dossierId: id, isPledged: true }))
    const second = await createSubmitted(producer)
    expect([first.code, second.code]).toEqual(['320.47.00.H96-260803-0001', '320.47.00.H96-260803-0002'])
  })

  test('a key that was used for another dossier is refused', async () => {
    const idempotencyKey = randomUUID()
    const one = await createDraft(producer)
    const other = await createDraft(producer)
    for (const { id } of [one, other]) await fillDossier(producer, id)
    await submitDossier(producer, { dossierId: one.id, isPledged: true, idempotencyKey })
    const again = submitDossier(producer, { dossierId: other.id, isPledged: true, idempotencyKey })
    expect(await codesOf(again)).toEqual(['idempotency.key-of-another-request'])
  })

  test('an assisted dossier is handed in only with the recorded consent of the applicant', async () => {
    const { id } = await createDraft({ ...officer, organisationId: producer.organisationId as string })
    await fillDossier(officer, id)
    const handIn = () => submitDossier(officer, { dossierId: id, isPledged: true })
    expect(await codesOf(handIn())).toEqual(['dossier.consent-missing'])
    const consent = { dossierId: id, givenBy: 'Trần Thị Mật (mẫu)', givenOn: '2026-05-30', how: 'at-office' } as const
    expect(await codesOf(recordConsent(officer, { ...consent, isReadBack: false }))).toEqual(['consent.not-read-back'])
    await recordConsent(officer, { ...consent, isReadBack: true })
    await handIn()
    const snapshot = await inReadOnly((tx) => findSnapshot(tx, id))
    expect(snapshot?.content.assistance).toMatchObject({ givenBy: 'Trần Thị Mật (mẫu)', how: 'at-office' })
    const [line] = await inTransaction(
      (tx) =>
        tx`select detail from audit.line where action = 'dossier.submit' and outcome = 'done' order by seq desc limit 1`,
    )
    expect(line?.detail).toMatchObject({ for: producer.organisationId })
  })

  test('an applicant hands in what the office filled in for them, without consenting to themselves', async () => {
    const { id } = await createDraft({ ...officer, organisationId: producer.organisationId as string })
    await fillDossier(officer, id)
    expect((await submitDossier(producer, { dossierId: id, isPledged: true })).code).toMatch(/^320\.47/)
  })

  test('levels copied from a dossier of another group do not count', async () => {
    const { id } = await createSubmitted(producer)
    const input = {
      kind: 'first',
      organisationId: producer.organisationId as string,
      productName: 'Nước mắm',
      setNo: 9,
    } as const
    const other = await startDossier(producer, { ...input, copyFrom: id })
    const codes = await codesOf(submitDossier(producer, { dossierId: other.id, isPledged: true }))
    expect(new Set(codes)).toEqual(new Set(['dossier.choice-missing']))
  })

  test('the snapshot says everything in words, and stays as it was when the dossier is written on', async () => {
    const { id, code } = await createSubmitted(producer)
    const first = await inReadOnly((tx) => findSnapshot(tx, id))
    expect(first?.content).toMatchObject({
      dossier: { code, kindText: 'Lần đầu' },
      law: { setId: 'QD26-04', setNo: 4 },
      sheet: { points: 100, star: 5, parts: { A: 40, B: 25, C: 35 } },
    })
    expect(first?.content.law.sha256).toMatch(/^[0-9a-f]{64}$/)
    const [stored] = await inReadOnly(
      (tx) => tx`select content::text as text from dossiers.snapshot where dossier_id = ${id}`,
    )
    expect(createHash('sha256').update(stored?.text).digest('hex')).toBe(first?.sha256)
    const row = first?.content.sheet.rows.find((candidate) => candidate.code === '3.3')
    expect(row).toMatchObject({ title: 'Sử dụng lao động địa phương', chosen: { points: 3 } })
    expect(row?.options).toHaveLength(3)
    await requestSupplement(officer, { dossierId: id, items: [{ text: 'Bổ sung kế hoạch' }] })
    await saveStep(producer, {
      dossierId: id,
      step: 'plan',
      answers: { plan: 'Kế hoạch mới' },
      version: 1,
      formKey: 'x',
    })
    await answerSupplement(producer, { dossierId: id, reply: 'Đã bổ sung' })
    expect(await inReadOnly((tx) => findSnapshot(tx, id, 1))).toEqual(first)
    const second = await inReadOnly((tx) => findSnapshot(tx, id))
    expect(second?.version).toBe(2)
    expect(JSON.stringify(second?.content)).toContain('Kế hoạch mới')
    await expect(inTransaction((tx) => tx`update dossiers.snapshot set version = 9`)).rejects.toThrow(
      /permission denied/,
    )
  })
})

describe('on the desk of the commune', () => {
  test('a request to supplement needs a point, and only one stands at a time', async () => {
    const { id } = await createSubmitted(producer)
    expect(await codesOf(requestSupplement(officer, { dossierId: id, items: [{ text: '  ' }] }))).toEqual([
      'supplement.nothing-asked',
    ])
    await requestSupplement(officer, { dossierId: id, items: [{ at: '1.5', text: 'Hợp đồng chưa ký' }] })
    expect((await read(id)).status).toBe('supplement-requested')
    expect(await codesOf(requestSupplement(officer, { dossierId: id, items: [{ text: 'Nữa' }] }))).toEqual([
      'conflict.dossier-status',
    ])
    await answerSupplement(producer, { dossierId: id, reply: 'Đã bổ sung hợp đồng' })
    expect((await read(id)).status).toBe('submitted')
    expect(await codesOf(answerSupplement(producer, { dossierId: id, reply: '' }))).toEqual(['conflict.dossier-closed'])
  })

  test('nothing goes to the province before the four findings are judged and the letter is signed', async () => {
    const { id } = await createSubmitted(producer)
    const forward = (more = {}) => forwardDossier(officer, { dossierId: id, ...letter, ...more })
    expect(await codesOf(forward())).toContain('findings.missing')
    await recordFindings(officer, {
      dossierId: id,
      texts: { ...judged, ideaOrigin: 'Nhận xét của Ủy ban nhân dân xã:' },
    })
    expect(await codesOf(forward({ number: '', samples: 3 }))).toEqual([
      'findings.not-judged',
      'letter.number-missing',
      'dossier.samples-too-few',
    ])
    await recordFindings(officer, { dossierId: id, texts: judged })
    await forward()
    expect((await read(id)).status).toBe('forwarded')
    expect(await codesOf(forward())).toEqual(['conflict.dossier-status'])
  })

  test('a dossier is returned with reasons only, and for good', async () => {
    const { id } = await createSubmitted(producer, { pick: bestOf })
    expect(await codesOf(returnDossier(officer, { dossierId: id, reasons: ' ' }))).toEqual([
      'dossier.return-reason-missing',
    ])
    await returnDossier(officer, { dossierId: id, reasons: 'Sản phẩm thuộc nhóm khác' })
    expect((await read(id)).status).toBe('returned')
  })
})

test('a dossier that was never started is not found', async () => {
  expect(await codesOf(read(randomUUID()))).toEqual(['not-found.dossier'])
})
