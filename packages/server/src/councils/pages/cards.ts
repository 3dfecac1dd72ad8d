import { choicesOf, listUnmarked } from '@saolang/core/councils/card.ts'
import { findWholeCardProblems } from '@saolang/core/councils/verified.ts'
import { wholeMarks } from '@saolang/core/councils/whole-card.ts'
import { score } from '@saolang/core/dossiers/scorecard.ts'
import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import type { PartCode } from '@saolang/law/criteria-set.ts'
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
import { hrefOf, toCardView, toSignRows } from './card-view.ts'
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
        const { marks, notes, objections, opinion } = await getOwnScorecard(request.actor, request.params)
        await signScorecard(request.actor, { ...request.params, marks, notes, objections, opinion })
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
  // A mark that only repeats the tick is none of the member's own: should the tick change, it goes along.
  const repeats = new Set(kept.ticks.map(({ criterion, mark }) => `${criterion} ${mark}`))
  const given = Object.entries({ ...kept.marks, ...readGroup(fields, 'mark-') })
  const opinion = 'opinion' in fields ? readText(fields, 'opinion') : kept.opinion
  const objections = { ...kept.objections, ...readGroup(fields, 'objection-') }
  const marks = Object.fromEntries(given.filter(([code, mark]) => objections[code] || !repeats.has(`${code} ${mark}`)))
  await saveScorecard(request.actor, { ...at, marks, notes: written(notes), objections: written(objections), opinion })
}

const written = (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''))

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
  const material = await getCardMaterial(request.actor, at)
  const { productName, code = '', organisationName, isDemo } = material.dossier
  const page = {
    card: toCardView(own, material, { at, part, criterion }),
    productName,
    code,
    organisationName,
    isDemo,
    advice: own.advice ? { report: own.advice.report, siteVisitOn: own.advice.siteVisitOn } : null,
    sessionHref: `/councils/sessions/${at.sessionId}`,
    conflictHref: `${addressOf(at)}/conflict`,
    differenceHref: `${addressOf(at)}/difference`,
    problems,
  }
  return sendPage(request, reply, ScorecardPage, page, statusFor(problems))
}

async function sendSign(
  request: FastifyRequest,
  reply: FastifyReply,
  at: SittingAt,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const own = await getOwnScorecard(request.actor, at)
  const { dossier } = await getCardMaterial(request.actor, at)
  const set = getCriteriaSet(own.setId)
  const marks = wholeMarks(own, own.ticks)
  const result = score(set, choicesOf(marks))
  const card = `${addressOf(at)}/scorecard`
  const waiting = findWholeCardProblems(set, own, own.ticks).filter(
    ({ code }) => code !== 'scorecard.criterion-unmarked',
  )
  const page = {
    action: `${card}/sign`,
    cardHref: card,
    productName: dossier.productName,
    opinion: own.opinion,
    points: result.points,
    star: result.star,
    shortfalls: result.shortfalls,
    parts: set.parts.map(({ code, title, max }) => ({ code, title, max, points: result.parts[code] })),
    rows: toSignRows(own, at, say(languageOf(request), 'councils.card-noneFits')),
    unmarked: listUnmarked(set, marks).map((criterion) => ({ criterion, href: hrefOf(own, at, criterion) })),
    problems: problems.length > 0 ? problems : waiting,
  }
  return sendPage(request, reply, SignPage, page, statusFor(problems))
}
