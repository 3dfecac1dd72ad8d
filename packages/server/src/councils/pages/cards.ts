import { choicesOf, findSigningProblems, listUnmarked } from '@saolang/core/councils/card.ts'
import { score } from '@saolang/core/dossiers/scorecard.ts'
import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import { type CriteriaSet, listLeaves, type PartCode } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { ScorecardPage } from '@saolang/web/councils/card/scorecard'
import { SignPage } from '@saolang/web/councils/card/sign'
import { say } from '@saolang/web/messages/messages.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sendStored } from '../../platform/files.ts'
import { Fields, goOrShow, readGroup, readText, statusFor } from '../../platform/form.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { getCardMaterial } from '../card/get-card-material.ts'
import { getOwnScorecard } from '../card/get-scorecards.ts'
import { saveScorecard } from '../card/save-scorecard.ts'
import { signScorecard } from '../card/sign-scorecard.ts'
import { openEvidence } from '../reliability/open-evidence.ts'
import type { SittingAt } from '../sitting.ts'
import { addressOf } from './session-view.ts'

const At = z.object({ sessionId: z.uuid(), dossierId: z.uuid() })
const Place = z.object({ part: z.enum(['A', 'B', 'C']).catch('A'), criterion: z.string().max(20).optional() })
type Place = z.infer<typeof Place>
const sitting = '/councils/sessions/:sessionId/dossiers/:dossierId'

/** A member's card, the check before signing, and the evidence beside it. */
export function cardPages(app: App): void {
  app.get(`${sitting}/scorecard`, { schema: { params: At, querystring: Place } }, async (request, reply) => {
    try {
      return await sendCard(request, reply, request.params, request.query, [])
    } catch (error) {
      if (error instanceof Refused && error.problems[0]?.code === 'forbidden.declare-first')
        return reply.redirect(`${addressOf(request.params)}/conflict`, 303)
      throw error
    }
  })
  app.post(`${sitting}/scorecard`, { schema: { params: At, body: Fields } }, async (request, reply) => {
    const { params: at, body } = request
    if (request.headers['x-autosave']) {
      await saveForm(request, at, body)
      return reply.status(204).send(null)
    }
    const part = Place.shape.part.parse(body.part)
    return goOrShow(
      reply,
      async () => {
        await saveForm(request, at, body)
        return nextAddress(at, part, readText(body, 'act'))
      },
      (problems) => sendCard(request, reply, at, { part }, problems),
    )
  })
  app.get(`${sitting}/scorecard/sign`, { schema: { params: At } }, (request, reply) =>
    sendSign(request, reply, request.params, []),
  )
  app.post(`${sitting}/scorecard/sign`, { schema: { params: At, body: Fields } }, (request, reply) =>
    goOrShow(
      reply,
      async () => {
        const { marks, notes, opinion } = await getOwnScorecard(request.actor, request.params)
        await signScorecard(request.actor, { ...request.params, marks, notes, opinion })
        return `/councils/sessions/${request.params.sessionId}`
      },
      (problems) => sendSign(request, reply, request.params, problems),
    ),
  )
  evidencePage(app)
}

/** Never from a copy of the browser's own: each opening is noted. */
function evidencePage(app: App): void {
  const params = At.extend({ evidenceId: z.uuid() })
  app.get(`${sitting}/evidence/:evidenceId`, { schema: { params } }, async (request, reply) =>
    sendStored(reply, await openEvidence(request.actor, request.params), 'private, no-store'),
  )
}

/** Keeps what a form of one part says, beside what is kept of the other parts. */
async function saveForm(request: FastifyRequest, at: SittingAt, fields: Fields): Promise<void> {
  const kept = await getOwnScorecard(request.actor, at)
  const notes = { ...kept.notes, ...readGroup(fields, 'note-') }
  const marks = { ...kept.marks, ...readGroup(fields, 'mark-') }
  const opinion = 'opinion' in fields ? readText(fields, 'opinion') : kept.opinion
  const written = Object.fromEntries(Object.entries(notes).filter(([, note]) => note !== ''))
  await saveScorecard(request.actor, { ...at, marks, notes: written, opinion })
}

function nextAddress(at: SittingAt, part: PartCode, act: string): string {
  const card = `${addressOf(at)}/scorecard`
  const [way, value = ''] = act.split(':')
  if (way === 'review') return `${card}/sign`
  if (way === 'part') return `${card}?part=${encodeURIComponent(value)}`
  const criterion = encodeURIComponent(value)
  return way === 'show' ? `${card}?part=${part}&criterion=${criterion}#c-${criterion}` : `${card}?part=${part}`
}

async function sendCard(
  request: FastifyRequest,
  reply: FastifyReply,
  at: SittingAt,
  { part, criterion }: Place,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const own = await getOwnScorecard(request.actor, at)
  const { dossier, evidence } = await getCardMaterial(request.actor, at)
  const set = getCriteriaSet(own.setId)
  const page = {
    card: {
      set,
      part,
      current: criterion ?? firstOpen(set, part, own.marks),
      marks: own.marks,
      notes: own.notes,
      opinion: own.opinion,
      selfMarks: dossier.selfChoices,
      selfWords: dossier.selfWords,
      isSigned: own.signedAt !== null,
      action: `${addressOf(at)}/scorecard`,
      evidence: evidence.map(({ id, criterion, caption, page, file }) => ({
        id,
        criterion,
        caption: caption || file.fileName,
        mediaType: file.mediaType,
        byteSize: file.byteSize,
        href: `${addressOf(at)}/evidence/${id}`,
        ...(file.pages && { pages: file.pages }),
        ...(page && { page }),
      })),
    },
    productName: dossier.productName,
    code: dossier.code ?? '',
    organisationName: dossier.organisationName,
    isDemo: dossier.isDemo,
    advice: own.advice ? { report: own.advice.report, siteVisitOn: own.advice.siteVisitOn } : null,
    sessionHref: `/councils/sessions/${at.sessionId}`,
    conflictHref: `${addressOf(at)}/conflict`,
    problems,
  }
  return sendPage(request, reply, ScorecardPage, page, statusFor(problems))
}

/** Where the eye should go: the part's first criterion without a mark, or its first. */
function firstOpen(set: CriteriaSet, part: PartCode, marks: Readonly<Record<string, string>>): string {
  const codes = listLeaves(set)
    .filter((placed) => placed.part === part)
    .map(({ leaf }) => leaf.code)
  return codes.find((code) => !marks[code]) ?? codes[0] ?? ''
}

async function sendSign(
  request: FastifyRequest,
  reply: FastifyReply,
  at: SittingAt,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const { setId, marks, notes, opinion } = await getOwnScorecard(request.actor, at)
  const { dossier } = await getCardMaterial(request.actor, at)
  const set = getCriteriaSet(setId)
  const result = score(set, choicesOf(marks))
  const card = `${addressOf(at)}/scorecard`
  const href = (code: string) => `${card}?part=${partOf(set, code)}#c-${code}`
  const noneFits = say(languageOf(request), 'councils.card-noneFits')
  const contradictions = findSigningProblems(set, marks).filter(({ code }) => code === 'scorecard.condition-not-met')
  const page = {
    action: `${card}/sign`,
    cardHref: card,
    productName: dossier.productName,
    opinion,
    points: result.points,
    star: result.star,
    shortfalls: result.shortfalls,
    parts: set.parts.map(({ code, title, max }) => ({ code, title, max, points: result.parts[code] })),
    rows: listLeaves(set).map(({ leaf: { code, title, max, options } }) => {
      const chosen = options.find(({ id }) => id === marks[code])
      const words = chosen?.text ?? (marks[code] ? noneFits : '–')
      return {
        criterion: code,
        title,
        max,
        chosen: words,
        points: chosen?.points ?? 0,
        note: notes[code] ?? '',
        href: href(code),
      }
    }),
    unmarked: listUnmarked(set, marks).map((criterion) => ({ criterion, href: href(criterion) })),
    problems: problems.length > 0 ? problems : contradictions,
  }
  return sendPage(request, reply, SignPage, page, statusFor(problems))
}

const partOf = (set: CriteriaSet, code: string) => listLeaves(set).find(({ leaf }) => leaf.code === code)?.part ?? 'A'
