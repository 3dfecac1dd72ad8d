import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inReadOnly, inTransaction } from '../../platform/sql.ts'
import { configureProbes } from '../../platform/watching/incidents/part-states.ts'
import { listTroubledJobs } from '../../platform/watching/jobs/jobs.sql.ts'
import { dropJob, retryJob } from '../../platform/watching/jobs/rule-jobs.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

type Visit = Awaited<ReturnType<typeof signIn>>

let opened: TestApp
let administrator: Visit
let auditor: Visit
let officer: Visit
beforeAll(async () => {
  opened = await openApp()
  administrator = await signIn(await createActor({ role: 'administrator' }))
  auditor = await signIn(await createActor({ role: 'auditor' }))
  officer = await signIn(await createActor({ role: 'provincial-officer' }))
})
afterAll(() => opened.close())

const get = (url: string, visit?: Visit) =>
  opened.app.inject({ url, headers: { accept: 'text/html', ...visit?.headers } })
const post = (url: string, visit: Visit, fields: Record<string, string>) =>
  opened.app.inject({
    method: 'POST',
    url,
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', ...visit.headers },
    payload: new URLSearchParams({ ...fields, csrf: visit.csrf }).toString(),
  })

describe('who runs the system', () => {
  test.each(['/operations', '/operations/queue', '/operations/statements', '/operations/incidents'])(
    'alone sees %s; auditors look, others are refused',
    async (url) => {
      expect((await get(url, officer)).statusCode).toBe(403)
      expect((await get(url)).statusCode).toBe(303)
      expect((await get(url, auditor)).statusCode).toBe(200)
      expect((await get(url, administrator)).statusCode).toBe(200)
    },
  )

  test('sees what serving needs, the storage, the messages, and that there is no backup yet', async () => {
    const { body } = await get('/operations', administrator)
    for (const words of ['Kho tệp ghi được', 'Chưa có bản nào', 'Không có máy chủ dự phòng', 'Thư điện tử'])
      expect(body).toContain(words)
  })

  test('sees the statements that were slow, without their values', async () => {
    await inTransaction((tx) => tx`select pg_sleep(0.12), ${'mat-khau-bi-mat'}::text as secret`)
    const { body } = await get('/operations/statements', auditor)
    // PostgreSQL's own list leaves out constants too, once it has met the statement in that form.
    expect(body).toMatch(/select pg_sleep\((0\.12|\$\d)\)/)
    expect(body).not.toContain('mat-khau-bi-mat')
  })
})

describe('work that did not go through', () => {
  test('is tried again or dropped by the administrator alone, with a reason', async () => {
    const id = await addFailed('SigningAsked')
    for (const { actor } of [auditor, officer])
      for (const rule of [retryJob, dropJob])
        await expect(rule(actor as Actor, { id, reason: 'vì muốn thế' })).rejects.toThrow('forbidden.role')
    const answer = await post(`/operations/queue/${id}/drop`, administrator, { reason: 'vì' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Hãy ghi lý do')
    expect(await stateOf(id)).toBe('failed')
    expect((await get(`/operations/queue/${id}`, auditor)).body).not.toContain(
      '<form method="post" novalidate action="/op',
    )
  })

  test('tried again is as new, and who did it and why stays written', async () => {
    const id = await addFailed('SigningAsked')
    const { statusCode } = await post(`/operations/queue/${id}/retry`, administrator, { reason: 'máy ký đã sửa' })
    expect(statusCode).toBe(303)
    expect(await stateOf(id)).toBe('waiting')
    const { body } = await get('/operations/queue', auditor)
    expect(body).toContain('máy ký đã sửa')
    const [line] = await inReadOnly(
      (tx) => tx`select action, person_id from audit.line where subject_kind = 'job' and subject_id = ${id}`,
    )
    expect(line).toMatchObject({ action: 'job.retry', person_id: administrator.actor.personId })
  })

  test('dropped is gone, and the same job cannot be dropped twice', async () => {
    const id = await addFailed('LabelsAsked')
    await dropJob(administrator.actor, { id, reason: 'đã in bằng tay' })
    expect(await stateOf(id)).toBeUndefined()
    await expect(dropJob(administrator.actor, { id, reason: 'đã in bằng tay' })).rejects.toThrow('not-found.job')
    expect((await get(`/operations/queue/${id}`, administrator)).statusCode).toBe(404)
  })

  test('that a worker has in hand is left alone', async () => {
    const id = await addFailed('LabelsAsked')
    await asOwner(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'w' where id = ${id}`)
    await expect(retryJob(administrator.actor, { id, reason: 'thử xem sao' })).rejects.toThrow('conflict.job-in-hand')
    await asOwner(`delete from graphile_worker._private_jobs where id = ${id}`)
  })

  test('is shown without the addresses that an error names', async () => {
    await addFailed('MessageQueued', '550 mailbox tran.mai@vi-du.example is full')
    const { body } = await get('/operations/queue', auditor)
    expect(body).toContain('550 mailbox …@… is full')
    expect(body).not.toContain('tran.mai')
  })
})

describe('the status page', () => {
  const incident = {
    part: 'filing',
    titleVi: 'Không tải được ảnh lên',
    beganAt: '25/11/2020 09:30',
    saysVi: 'Kho tệp đầy, đang thêm đĩa.',
    saysEn: 'The store is full.',
  }

  test('says to everybody, in both languages and without JavaScript, what works', async () => {
    const { statusCode, body } = await get('/status')
    expect(statusCode).toBe(200)
    expect(body).toContain('Mọi phần đang hoạt động')
    expect(body).not.toMatch(/<script(?! type="application\/ld)/)
    expect((await get('/status?lang=en')).body).toContain('Everything works')
  })

  test('tells the truth when a part does not work, or does not answer', async () => {
    const fine = async () => 'works'
    configureProbes({
      register: fine,
      codes: fine,
      shop: fine,
      filing: () => Promise.reject(new Error('đầy đĩa')),
      mail: async () => 'off',
    })
    const { body } = await get('/status')
    expect(body).toContain('Có phần đang gặp sự cố')
    expect(body).toMatch(/Nộp và xử lý hồ sơ<\/th>.*?Gặp sự cố/s)
    expect(body).toContain('Chưa bật')
    expect(body).not.toContain('đầy đĩa')
  })

  test('tells of incidents as the administrator does, and of nothing that others would', async () => {
    expect((await post('/operations/incidents', auditor, incident)).statusCode).toBe(403)
    const wrong = await post('/operations/incidents', administrator, { ...incident, beganAt: 'hôm qua', part: '' })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('Hãy ghi lúc bắt đầu')
    expect((await post('/operations/incidents', administrator, incident)).statusCode).toBe(303)
    const told = (await get('/status')).body
    for (const words of ['Không tải được ảnh lên', 'Kho tệp đầy', '09:30, 25/11/2020', 'Đang xử lý'])
      expect(told).toContain(words)
    const desk = (await get('/operations/incidents', administrator)).body
    const [, id] = /\/operations\/incidents\/([0-9a-f-]{36})\/tell/.exec(desk) ?? []
    const over = { saysVi: 'Đã thêm đĩa.', saysEn: '' }
    expect((await post(`/operations/incidents/${id}/end`, administrator, over)).statusCode).toBe(303)
    expect((await get('/status?lang=en')).body).toContain('Over at')
    expect((await post(`/operations/incidents/${id}/tell`, administrator, over)).statusCode).toBe(404)
  })
})

async function addFailed(name: string, error = 'Error: không ký được'): Promise<string> {
  await asOwner(
    `select graphile_worker.add_job('event', json_build_object('name', '${name}', 'payload', '{}'::json), max_attempts => 2)`,
  )
  const [job] = await asOwner(`
    update graphile_worker._private_jobs set attempts = 2, last_error = '${error}'
    where id = (select max(id) from graphile_worker._private_jobs) returning id::text`)
  return job?.id as string
}

async function stateOf(id: string): Promise<string | undefined> {
  const jobs = await inReadOnly((tx) => listTroubledJobs(tx, 100))
  return jobs.find((job) => job.id === id)?.state
}

async function asOwner(statement: string): Promise<Record<string, unknown>[]> {
  const { connect } = await import('../../platform/connect.ts')
  const sql = connect(opened.url, { max: 1 })
  try {
    return await sql.unsafe(statement)
  } finally {
    await sql.end({ timeout: 5 })
  }
}
