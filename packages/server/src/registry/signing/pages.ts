import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { slug } from '@saolang/core/kernel/text.ts'
import { sayProblem } from '@saolang/web/messages/messages.ts'
import { SigningPage } from '@saolang/web/registry/signing/signing-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { readStored } from '../../platform/files.ts'
import { Fields, goOrShow, readIds, readText, statusFor } from '../../platform/form.ts'
import { languageOf, renderPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { sendPdf } from '../../platform/pdf.ts'
import { refuseWithoutToken } from '../../platform/request-guard.ts'
import { type SigningWay, signingWays } from '../../platform/signing/signer.ts'
import { openWays } from '../../platform/signing/workshop.ts'
import { readSentFile } from '../../platform/upload/read-form.ts'
import { acceptPaper, getPaper } from './accept-paper.ts'
import { fetchHandedOver, handOverPaper, returnHandedOver } from './hand-over-paper.ts'
import { readSigning } from './read-signing.ts'
import { registerSigner, retireSigner } from './register-signer.ts'
import { bulkWays, drawPapers, signPapers } from './sign-papers.ts'
import { toSigningView } from './signing-view.ts'

const Decision = z.object({ id: z.uuid() })
const Paper = z.object({ id: z.uuid(), paperId: z.uuid() })
const Token = z.object({ token: z.string().max(100) })
const pageOf = (id: string) => `/registry/decisions/${id}/signing`

/** Signing the papers of a decision: in one go, or one by one by hand or by the desktop tool; and who may sign. */
export function signingPages(app: App): void {
  app.get('/registry/decisions/:id/signing', { schema: { params: Decision } }, (request, reply) =>
    sendSigning(request, reply, request.params.id, []),
  )
  app.post('/registry/decisions/:id/signing', { schema: { params: Decision, body: Fields } }, (request, reply) => {
    const { body } = request
    const { id } = request.params
    return onPage(request, reply, id, async () => {
      const way = readText(body, 'way') as SigningWay
      await signPapers(request.actor, {
        decisionId: id,
        way,
        authorisation: { pin: readText(body, 'pin'), otp: readText(body, 'otp') },
      })
    })
  })
  app.post('/registry/decisions/:id/papers', { schema: { params: Decision } }, (request, reply) =>
    onPage(request, reply, request.params.id, async () => {
      const { maySign } = await readSigning(request.actor, request.params.id)
      refuseIf(maySign ? [] : [{ code: 'forbidden.jurisdiction' }])
      await drawPapers(request.params.id)
    }),
  )
  signerPages(app)
  paperPages(app)
  handoverPages(app)
}

function signerPages(app: App): void {
  app.post(
    '/registry/decisions/:id/signers',
    { config: { takesFiles: true }, schema: { params: Decision } },
    (request, reply) =>
      onPage(request, reply, request.params.id, async () => {
        const bytes = await readFile(request, { problem: 'signer.no-certificate', at: 'certificate' })
        await registerSigner(request.actor, { bytes })
      }),
  )
  app.post('/registry/decisions/:id/signers/end', { schema: { params: Decision, body: Fields } }, (request, reply) =>
    onPage(request, reply, request.params.id, async () => {
      const [id] = readIds(request.body, 'signer')
      if (!id) throw new Refused([{ code: 'not-found.signer' }])
      await retireSigner(request.actor, { id })
    }),
  )
}

function paperPages(app: App): void {
  app.get('/registry/decisions/:id/papers/:paperId.pdf', { schema: { params: Paper } }, async (request, reply) => {
    const { id, paperId } = request.params
    await readSigning(request.actor, id)
    const paper = await getPaper(paperId)
    refuseIf(paper.decisionId === id ? [] : [{ code: 'not-found.paper' }])
    return sendPdf(reply, slug(paper.name), await readStored(paper.signature?.sha256 ?? paper.sha256))
  })
  app.post(
    '/registry/decisions/:id/papers/:paperId',
    { config: { takesFiles: true }, schema: { params: Paper } },
    (request, reply) =>
      onPage(request, reply, request.params.id, async () => {
        const bytes = await readFile(request, { problem: 'paper.file-missing', at: request.params.paperId })
        const { maySign } = await readSigning(request.actor, request.params.id)
        const paper = await getPaper(request.params.paperId)
        refuseIf(maySign && paper.decisionId === request.params.id ? [] : [{ code: 'forbidden.jurisdiction' }])
        await acceptPaper(request.actor, { paperId: paper.id, bytes, way: 'upload' })
      }),
  )
  app.post(
    '/registry/decisions/:id/papers/:paperId/handover',
    { schema: { params: Paper } },
    async (request, reply) => {
      const token = await handOverPaper(request.actor, { paperId: request.params.paperId, way: 'bridge' })
      return reply.header('cache-control', 'no-store').send(toToolMessage(request.publicUrl, token))
    },
  )
}

/** What the desktop tool of the Government Cipher Committee is asked for over its WebSocket: it fetches one address and returns to another. */
export function toToolMessage(publicUrl: string, token: string) {
  const address = `${publicUrl}/signing/handover/${token}`
  return { FileUploadHandler: address, SessionId: '', JWTToken: '', FileName: `${address}/paper.pdf` }
}

// The tool has no session and no browser's headers: its token is all that it shows, for one paper, once each way.
function handoverPages(app: App): void {
  const limit = { rateLimit: { max: 60, timeWindow: '1 minute' } }
  app.get('/signing/handover/:token/paper.pdf', { config: limit, schema: { params: Token } }, async (request, reply) =>
    sendPdf(reply, 'paper', await fetchHandedOver(request.params.token)),
  )
  app.post(
    '/signing/handover/:token',
    { config: { ...limit, takesFiles: true }, schema: { params: Token } },
    async (request, reply) => {
      // A session has no business here: the token speaks, for who has none.
      refuseWithoutToken(request, undefined)
      reply.header('cache-control', 'no-store')
      try {
        await returnHandedOver(request.params.token, await readToolFile(request))
        return reply.send({
          Status: true,
          Message: '',
          FileName: 'paper.signed.pdf',
          FileServer: `${request.publicUrl}/v`,
        })
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        const Message = error.problems.map((problem) => sayProblem('vi', problem)).join(' ')
        return reply.status(422).send({ Status: false, Message, FileName: '', FileServer: '' })
      }
    },
  )
}

function onPage(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  work: () => Promise<void>,
): Promise<FastifyReply> {
  return goOrShow(
    reply,
    async () => {
      await work()
      return pageOf(id)
    },
    (problems) => sendSigning(request, reply, id, problems),
  )
}

async function sendSigning(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const ways = openWays()
  const html = renderPage(request, reply, SigningPage, {
    ...toSigningView(await readSigning(request.actor, id), languageOf(request)),
    ways: signingWays.filter((way) => ways.includes(way) && bulkWays.some((each) => each === way)),
    hasBridge: ways.includes('bridge'),
    problems,
  })
  // The tool listens on the officer's own machine: this page alone may speak to it.
  const policy = String(reply.getHeader('content-security-policy'))
  return reply
    .status(statusFor(problems))
    .header('content-security-policy', policy.replace("connect-src 'self'", "connect-src 'self' wss://127.0.0.1:8987"))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html)
}

async function readFile(request: FastifyRequest, { problem, at }: { problem: string; at: string }): Promise<Buffer> {
  const bytes = await readSentFile(request)
  refuseIf(bytes.length > 0 ? [] : [{ code: problem, at }])
  return bytes
}

// The tool sends the file under `uploadfile`; older ones under other names.
async function readToolFile(request: FastifyRequest): Promise<Buffer> {
  const part = request.isMultipart() ? await request.file() : undefined
  refuseIf(part ? [] : [{ code: 'paper.file-missing' }])
  return (part as NonNullable<typeof part>).toBuffer()
}
