import { authorityOf, findAuthorityProblems } from '@saolang/core/councils/authority.ts'
import { starsOf } from '@saolang/core/councils/escalation.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findLeaf } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { DecisionPage } from '@saolang/web/councils/decision'
import { DecisionFormPage } from '@saolang/web/councils/decision-form'
import { VerdictPage } from '@saolang/web/councils/verdict'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readDay, readDayParts, readIds, readText, statusFor } from '../../platform/form.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readDecision } from '../get-decision.ts'
import { getVerdict, getWaitingVerdicts, type VerdictRecord } from '../get-verdict.ts'
import { recordDecision } from '../record-decision.ts'
import { replayPages } from '../replay/pages.ts'
import { type SettlingWay, settleVerdict, settlingWays } from '../settle-verdict.ts'
import { resultPages } from './result.ts'
import { papersOf, toSpreadView } from './session-view.ts'

const Params = z.object({ id: z.uuid() })

/** Verdicts and what follows: settlement, decisions, the applicant's result. */
export function verdictPages(app: App): void {
  app.get('/councils/verdicts/:id', { schema: { params: Params } }, (request, reply) =>
    sendVerdict(request, reply, request.params.id, {}, []),
  )
  app.post('/councils/verdicts/:id/settlement', { schema: { params: Params, body: Fields } }, (request, reply) => {
    const { id } = request.params
    const { body } = request
    return goOrShow(
      reply,
      async () => {
        await settleVerdict(request.actor, {
          verdictId: id,
          way: readText(body, 'way') as SettlingWay,
          documentNumber: readText(body, 'documentNumber'),
          note: readText(body, 'note'),
        })
        return `/councils/verdicts/${id}`
      },
      (problems) => sendVerdict(request, reply, id, body, problems),
    )
  })
  replayPages(app)
  decisionPages(app)
  resultPages(app)
}

function decisionPages(app: App): void {
  app.get(
    '/councils/decisions/new',
    { schema: { querystring: z.object({ verdict: z.uuid().optional() }) } },
    (request, reply) =>
      sendDecisionForm(request, reply, request.query.verdict ? { verdictIds: [request.query.verdict] } : {}, []),
  )
  app.post('/councils/decisions/new', { schema: { body: Fields } }, (request, reply) => {
    const { body } = request
    return goOrShow(
      reply,
      async () => {
        const { id } = await recordDecision(request.actor, {
          number: readText(body, 'number'),
          signedOn: readDay(body, 'signedOn'),
          verdictIds: readIds(body, 'verdictIds'),
          signerName: readText(body, 'signerName'),
          signerTitle: readText(body, 'signerTitle'),
        })
        return `/councils/decisions/${id}`
      },
      (problems) => sendDecisionForm(request, reply, body, problems),
    )
  })
  app.get('/councils/decisions/:id', { schema: { params: Params } }, async (request, reply) => {
    const decision = await readDecision(request.actor, request.params.id)
    const items = []
    for (const { verdictId, pointsShown, star } of decision.items) {
      const { dossier } = await getVerdict(request.actor, verdictId)
      items.push({ verdictId, productName: dossier.productName, code: dossier.code ?? '', points: pointsShown, star })
    }
    const { id, number, signedOn, signer, authority } = decision
    return sendPage(request, reply, DecisionPage, { id, number, signedOn, signer, authority: authority.name, items })
  })
}

async function sendVerdict(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  fields: Fields,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const record = await getVerdict(request.actor, id)
  const { dossier, inputs, result, settlement, decision, issuedAt } = record
  const set = getCriteriaSet(inputs.setId)
  const textOf = (criterion: string, optionId: string) =>
    findLeaf(set, criterion)?.options.find((option) => option.id === optionId)?.text ?? ''
  const page = {
    id,
    productName: dossier.productName,
    code: dossier.code ?? '',
    organisationName: dossier.organisationName,
    issuedAt: issuedAt.toISOString(),
    verdict: result,
    cards: inputs.cards.length,
    problems,
    parts: set.parts.map(({ code, title, max }) => ({ code, title, max })),
    spread: toSpreadView({
      totals: result.totals,
      criteria: result.criteria,
      disputes: inputs.resolutions.map(({ criterion }) => criterion),
    }),
    spreadLimit: inputs.regulation.spreadLimit,
    resolutions: inputs.resolutions.map(({ criterion, optionId, reason }) => ({
      criterion,
      option: textOf(criterion, optionId),
      reason,
    })),
    discussion: inputs.discussion ?? '',
    settlement: settlement && {
      way: settlement.way,
      documentNumber: settlement.documentNumber,
      settledAt: settlement.settledAt.toISOString(),
      ...(decision && { decisionHref: `/councils/decisions/${decision.id}` }),
    },
    sessionHref: `/councils/sessions/${record.sessionId}`,
    papers: papersOf({ id: record.sessionId }, true, languageOf(request)),
    ...waysFor(request.actor, record),
    values: {
      way: readText(fields, 'way'),
      documentNumber: readText(fields, 'documentNumber'),
      note: readText(fields, 'note'),
    },
  }
  return sendPage(request, reply, VerdictPage, page, statusFor(problems))
}

/** What this reader may do with a verdict now. */
function waysFor(
  who: Actor,
  { dossier, result, settlement }: VerdictRecord,
): { mySettling: string[]; mayDecide: boolean } {
  const isOurs = findAuthorityProblems(who, { level: 'province', provinceCode: dossier.provinceCode }).length === 0
  const own = authorityOf(who)
  const way = own?.level === 'central' ? 'recognise-ministry' : 'recognise-province'
  return {
    mySettling: isOurs && !settlement ? settlingWays.filter((each) => result.ways.includes(each)) : [],
    mayDecide: !settlement && own !== undefined && result.ways.includes(way) && (own.level === 'central' || isOurs),
  }
}

async function sendDecisionForm(
  request: FastifyRequest,
  reply: FastifyReply,
  fields: Fields,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const own = authorityOf(request.actor)
  const waiting = await getWaitingVerdicts(request.actor, undefined)
  const stars: readonly number[] = own ? starsOf[own.level] : []
  const page = {
    verdicts: waiting
      .filter(({ result }) => result.recognisable !== null && stars.includes(result.recognisable))
      .map(({ id, dossier, result }) => ({
        id,
        productName: dossier.productName,
        code: dossier.code ?? '',
        organisationName: dossier.organisationName,
        points: result.pointsShown,
        star: result.recognisable ?? 0,
      })),
    drafts: [...new Set(waiting.map(({ sessionId }) => sessionId))].map(
      (id) => `/councils/sessions/${id}/draft-decision.pdf`,
    ),
    values: {
      number: readText(fields, 'number'),
      signedOn: readDayParts(fields, 'signedOn'),
      signerName: readText(fields, 'signerName'),
      signerTitle: readText(fields, 'signerTitle'),
      verdictIds: readIds(fields, 'verdictIds'),
    },
    problems,
  }
  return sendPage(request, reply, DecisionFormPage, page, statusFor(problems))
}
