import type { Problem } from '@saolang/core/kernel/problem.ts'
import { type CallOffAct, callOffActs } from '@saolang/core/market/demand/framework.ts'
import { readAmount } from '@saolang/core/market/demand/months.ts'
import { FrameworkPage } from '@saolang/web/market/demand/framework-page'
import { FrameworksPage } from '@saolang/web/market/demand/frameworks-page'
import { OutcomesPage } from '@saolang/web/market/demand/outcomes-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { csvMark, csvRow } from '../../../platform/csv.ts'
import { Fields, goOrShow, readText, statusFor } from '../../../platform/form.ts'
import { sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'
import { renderAdministrativePdf } from '../../../platform/paper/administrative-pdf.ts'
import { sendPdf } from '../../../platform/pdf.ts'
import { callOff, moveCallOff, sendDelivery, settleDelivery } from '../contracts/call-off.ts'
import { toFrameworkPaper } from '../contracts/framework-paper.ts'
import { readFramework, readFrameworks, readOutcomes } from '../contracts/read-frameworks.ts'
import { proposeTerms, signFramework } from '../contracts/sign-framework.ts'
import { nameProvinces } from './demand-pages.ts'
import { readChoice, typedOf } from './read-forms.ts'
import { toFrameworkLine, toFrameworkView, toOutcome } from './to-framework.ts'

const Id = z.object({ id: z.uuid() })

/** `/frameworks…`: contracts, call-offs and deliveries; `/demand/outcomes`: what came of them. */
export function frameworkPages(app: App): void {
  app.get('/frameworks', async (request, reply) => {
    const frameworks = (await readFrameworks(request.actor, undefined)).map(toFrameworkLine)
    return sendPage(request, reply, FrameworksPage, { frameworks })
  })
  app.get('/frameworks/:id.pdf', { schema: { params: Id } }, async (request, reply) => {
    const read = await readFramework(request.actor, request.params.id)
    const buyer = read.parties.find(({ role }) => role === 'buyer')?.organisation
    const place = (await nameProvinces(undefined))[buyer?.provinceCode ?? ''] ?? ''
    const paper = toFrameworkPaper(read, place.replace(/^(Tỉnh|Thành phố) /i, ''))
    return sendPdf(reply, 'hop-dong-nguyen-tac', await renderAdministrativePdf(paper))
  })
  app.get('/frameworks/:id', { schema: { params: Id } }, (request, reply) => sendFramework(request, reply, {}, []))
  contractActs(app)
  callOffActsOf(app)
  outcomes(app)
}

function contractActs(app: App): void {
  const posted = { schema: { params: Id, body: Fields } }
  app.post('/frameworks/:id/terms', posted, (request, reply) => {
    const { body } = request
    const said = {
      terms: readText(body, 'terms'),
      total: readAmount(readText(body, 'total')),
      paymentDays: Number(readText(body, 'paymentDays') || Number.NaN),
    }
    return doAndShow(request, reply, () => proposeTerms(request.actor, { frameworkId: request.params.id, ...said }))
  })
  app.post('/frameworks/:id/sign', posted, (request, reply) => {
    const { body } = request
    const signed = { version: Number(readText(body, 'version')), confirms: readText(body, 'confirms') === 'yes' }
    return doAndShow(request, reply, () => signFramework(request.actor, { frameworkId: request.params.id, ...signed }))
  })
  app.post('/frameworks/:id/call-offs', posted, (request, reply) => {
    const { month = '', quantity = '', deliverOn = '', place = '' } = typedOf(request.body)
    const called = { frameworkId: request.params.id, month, deliverOn, place, quantity: readAmount(quantity) }
    return doAndShow(request, reply, () => callOff(request.actor, called))
  })
}

function callOffActsOf(app: App): void {
  const One = Id.extend({ callOff: z.uuid() })
  const path = '/frameworks/:id/call-offs/:callOff'
  app.post(`${path}/move`, { schema: { params: One, body: Fields } }, (request, reply) => {
    const move = readChoice(request.body, 'move', Object.keys(callOffActs) as CallOffAct[])
    const moved = { callOffId: request.params.callOff, move, why: readText(request.body, 'why') }
    return doAndShow(request, reply, () => moveCallOff(request.actor, moved))
  })
  app.post(`${path}/deliveries`, { schema: { params: One, body: Fields } }, (request, reply) =>
    doAndShow(request, reply, () =>
      sendDelivery(request.actor, { callOffId: request.params.callOff, lots: readLots(request.body) }),
    ),
  )
  const Delivered = One.extend({ delivery: z.uuid() })
  app.post(`${path}/deliveries/:delivery`, { schema: { params: Delivered, body: Fields } }, (request, reply) => {
    const { callOff: callOffId, delivery: deliveryId } = request.params
    const settled = { accepted: readAmount(readText(request.body, 'accepted')), words: readText(request.body, 'words') }
    return doAndShow(request, reply, () => settleDelivery(request.actor, { callOffId, deliveryId, ...settled }))
  })
}

const lotRows = [0, 1, 2]

function readLots(body: Fields): { lot: string; quantity: number }[] {
  return lotRows
    .map((i) => ({ lot: readText(body, `lot-${i}`), quantity: readAmount(readText(body, `quantity-${i}`)) }))
    .filter(({ lot }) => lot !== '')
}

function outcomes(app: App): void {
  app.get('/demand/outcomes', async (request, reply) => {
    const rows = (await readOutcomes(request.actor, undefined)).map(toOutcome)
    const deliveredDong = rows.reduce((sum, row) => sum + row.deliveredDong, 0)
    const contractsInForce = rows.filter(({ state }) => state === 'signed').length
    return sendPage(request, reply, OutcomesPage, { outcomes: rows, deliveredDong, contractsInForce })
  })
  app.get('/demand/outcomes.csv', async (request, reply) => {
    const rows = (await readOutcomes(request.actor, undefined)).map(toOutcome)
    const head = [
      'so_hop_dong',
      'yeu_cau',
      'nguoi_mua',
      'ben_ban',
      'trang_thai',
      'don_vi',
      'tong_luong',
      'gia_tri_ky_dong',
      'da_giao',
      'gia_tri_da_giao_dong',
      'hang_loi',
      'du_lieu_mau',
    ]
    const lines = rows.map((row) =>
      csvRow([
        row.number,
        row.title,
        row.buyer,
        row.lead,
        row.state,
        row.unit,
        row.total,
        row.worthDong,
        row.delivered,
        row.deliveredDong,
        row.defective,
        row.isSample ? 1 : 0,
      ]),
    )
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="ket-qua-cung-cau.csv"')
      .send(csvMark + csvRow(head) + lines.join(''))
  })
}

function doAndShow(request: FastifyRequest, reply: FastifyReply, work: () => Promise<unknown>) {
  const { id } = request.params as { id: string }
  return goOrShow(
    reply,
    async () => {
      await work()
      return `/frameworks/${id}`
    },
    (problems) => sendFramework(request, reply, typedOf(request.body as Fields), problems),
  )
}

async function sendFramework(
  request: FastifyRequest,
  reply: FastifyReply,
  values: Record<string, string>,
  problems: readonly Problem[],
) {
  const { id } = request.params as { id: string }
  const framework = toFrameworkView(await readFramework(request.actor, id))
  return sendPage(request, reply, FrameworkPage, { framework, values, problems }, statusFor(problems))
}
