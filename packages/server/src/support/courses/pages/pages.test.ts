import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentTime, setClock } from '../../../platform/act.ts'
import { createActor, signIn } from '../../../testing/actors.ts'
import { openApp, type TestApp } from '../../../testing/open-app.ts'
import { readPdfText } from '../../../testing/read-pdf-text.ts'
import { attendanceCodeOf } from '../attendance-code.ts'

type Visit = Awaited<ReturnType<typeof signIn>>
let opened: TestApp
let officer: Visit
let producer: Visit
let course: string

const post = async (who: Visit, url: string, fields: Record<string, string | string[]> = {}) => {
  const body = new URLSearchParams({ csrf: who.csrf })
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
  return opened.app.inject({
    method: 'POST',
    url,
    headers: { ...who.headers, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: body.toString(),
  })
}
const get = (who: Visit | undefined, url: string) =>
  opened.app.inject({ url, headers: { ...who?.headers, accept: 'text/html' } })

beforeAll(async () => {
  opened = await openApp()
  const enter = async (actor: Actor) => signIn(actor)
  officer = await enter(await createActor({ role: 'commune-officer' }))
  producer = await enter(await createActor({ role: 'producer', name: 'Nguyễn Thị Học (mẫu)' }))
})
afterAll(() => opened.close())

test('a course is made, opened, attended by a scan and certified, without a line of script', async () => {
  const bad = await post(officer, '/courses/new', { title: 'Gì', about: '' })
  expect(bad.statusCode).toBe(422)
  expect(bad.body).toContain('Hãy chọn khóa học dành cho ai')
  const made = await post(officer, '/courses/new', {
    title: 'Đóng gói mật ong',
    about: 'Học cách đóng gói mật ong.',
    audience: ['producer'],
    subjects: ['packaging', 'labelling'],
  })
  course = String(made.headers.location)
  expect(made.statusCode).toBe(303)
  expect((await get(producer, course)).statusCode).toBe(404)
  const day = new Date(currentTime().getTime() + 48 * 3_600_000)
  const [year, month, date] = day.toISOString().slice(0, 10).split('-') as [string, string, string]
  const session = { 'start-day': date, 'start-month': month, 'start-year': year, startTime: '8h', endTime: '11h30' }
  const where = { communeCode: '32047', address: 'Nhà văn hóa xã', trainer: 'Lê Giảng (mẫu)', capacity: '2' }
  expect((await post(officer, `${course}/sessions/new`, { ...session, ...where, startTime: '25' })).statusCode).toBe(
    422,
  )
  expect((await post(officer, `${course}/sessions/new`, { ...session, ...where })).statusCode).toBe(303)
  expect((await post(officer, `${course}/publish`)).statusCode).toBe(303)
  const page = await get(producer, course)
  expect(page.body).toContain('còn 2 trong 2 chỗ')
  const id = /sessions\/([0-9a-f-]{36})\/enrol/.exec(page.body)?.[1] as string
  expect((await post(producer, `/courses/sessions/${id}/enrol`)).statusCode).toBe(303)
  expect((await get(producer, course)).body).toContain('Đã có chỗ số 1')

  const start = new Date(`${year}-${month}-${date}T08:05:00+07:00`)
  const former = setClock(() => start)
  const soon = [await signIn(officer.actor), await signIn(producer.actor)] as const
  const screen = await get(soon[0], `/courses/sessions/${id}/code`)
  const code = attendanceCodeOf(id, start)
  expect(screen.headers.refresh).toBe('30')
  expect(screen.body).toContain(`${code.slice(0, 4)}-${code.slice(4)}`)
  expect((await get(undefined, `/attend/${id}/${code}`)).headers.location).toContain('/login?next=')
  expect((await get(soon[1], `/attend/${id}/${code}`)).body).toContain(`value="${code}"`)
  expect((await post(soon[1], `/courses/sessions/${id}/attend`, { code: 'AAAAAAAA' })).statusCode).toBe(422)
  const present = await post(soon[1], `/courses/sessions/${id}/attend`, { code })
  expect((await get(soon[1], String(present.headers.location))).body).toContain('Đã ghi: Nguyễn Thị Học (mẫu) có mặt')
  const certificate = await post(soon[1], `${course}/certificate`)
  setClock(former)
  const address = String(certificate.headers.location)
  expect((await get(undefined, address)).body).toContain('Giấy xác nhận này có thật')
  const pdf = await get(undefined, `${address}/certificate.pdf`)
  expect((await readPdfText(pdf.rawPayload)).join(' ')).toMatch(
    /GIẤY XÁC NHẬN THAM DỰ.*Nguyễn Thị Học.*Đóng gói mật ong/s,
  )
  expect((await post(officer, `${address}/revoke`, { reason: 'Cấp nhầm cho người khác' })).statusCode).toBe(303)
  const after = await get(undefined, address)
  expect([after.statusCode, after.body.includes('Cấp nhầm cho người khác')]).toEqual([200, true])
  expect((await get(undefined, '/trainings/AAAA-AAAA-AAAA')).statusCode).toBe(404)
})

test('a lesson takes pictures, papers and films, plays a film in parts, and lets nobody else at them', async () => {
  const film = Buffer.concat([
    box('ftyp', 'isom\0\0\x02\0isomiso2avc1mp41'),
    box('moov', box('mvhd', 'x'.repeat(64)).toString('latin1')),
    box('mdat', 'y'.repeat(500)),
  ])
  const sent = await upload(`${course}/lessons/new`, film, 'bai.mp4')
  expect(sent.statusCode).toBe(303)
  const edit = String(sent.headers.location)
  const lesson = edit.replace(/\/edit$/, '')
  const page = await get(producer, lesson)
  expect(page.body).toContain('<video')
  const file = /src="([^"]+\/files\/[0-9a-f]{64})"/.exec(page.body)?.[1] as string
  const part = await opened.app.inject({ url: file, headers: { ...producer.headers, range: 'bytes=0-99' } })
  expect([part.statusCode, part.rawPayload.length, part.headers['content-range']]).toEqual([
    206,
    100,
    `bytes 0-99/${film.length}`,
  ])
  const stranger = await signIn(await createActor({ role: 'producer', communeCode: '00004' }))
  expect((await get(stranger, file)).statusCode).toBe(404)
  expect((await upload(`${course}/lessons/new`, film.subarray(0, -1), 'bai.mp4')).body).toContain('bị hỏng')
  expect((await post(producer, `${lesson}/finish`)).statusCode).toBe(303)
  expect((await post(officer, `${lesson}/drop`)).statusCode).toBe(303)
  expect((await get(producer, lesson)).statusCode).toBe(404)
})

const box = (kind: string, content: string) => {
  const bytes = Buffer.alloc(8 + content.length, content, 'latin1')
  bytes.writeUInt32BE(8 + content.length)
  bytes.write(kind, 4, 'latin1')
  bytes.write(content, 8, 'latin1')
  return bytes
}

async function upload(url: string, bytes: Buffer, fileName: string) {
  const edge = 'edge7'
  const field = (name: string, value: string) =>
    `--${edge}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const words = {
    csrf: officer.csrf,
    title: 'Bài phim',
    words: 'Xem phim rồi làm theo các bước.',
    minutes: '10',
    caption: 'Phim đóng gói',
  }
  const head = Object.entries(words)
    .map(([name, value]) => field(name, value))
    .join('')
  const file = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: video/mp4\r\n\r\n`
  return opened.app.inject({
    method: 'POST',
    url,
    headers: { ...officer.headers, 'content-type': `multipart/form-data; boundary=${edge}`, accept: 'text/html' },
    payload: Buffer.concat([Buffer.from(head + file), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  })
}
