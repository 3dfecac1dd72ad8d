import { needsFinding } from '@saolang/core/councils/discussion/triggers.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findLeaf, type Leaf } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { ClosingPage } from '@saolang/web/councils/closing/closing'
import { say } from '@saolang/web/messages/messages.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readGroup, readText, statusFor } from '../../platform/form.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { getScorecards, type OpenCard } from '../card/get-scorecards.ts'
import { closeScoring } from '../close-scoring.ts'
import { titleOf, toRoundsView, toTriggerViews } from '../discussion/discussion-view.ts'
import { recordResolution } from '../discussion/record-resolution.ts'
import { type DossierRecord, getDossierRecord } from '../get-session-record.ts'
import { issueVerdict } from '../issue-verdict.ts'
import type { SittingAt } from '../sitting.ts'
import { addressOf, toSessionDossier, toSpreadView } from './session-view.ts'

const At = z.object({ sessionId: z.uuid(), dossierId: z.uuid() })
const sitting = '/councils/sessions/:sessionId/dossiers/:dossierId'

/** Closing, resolutions and verdict, on one page. */
export function closingPages(app: App): void {
  app.get(`${sitting}/closing`, { schema: { params: At } }, (request, reply) =>
    sendClosing(request, reply, request.params, []),
  )
  app.post(`${sitting}/closing`, { schema: { params: At, body: Fields } }, (request, reply) =>
    doAndReturn(request, reply, request.params, () =>
      closeScoring(request.actor, { ...request.params, absences: readGroup(request.body, 'absence-') }),
    ),
  )
  app.post(`${sitting}/resolutions`, { schema: { params: At, body: Fields } }, (request, reply) => {
    const optionId = readText(request.body, 'optionId')
    const criterion = readText(request.body, 'criterion')
    const resolution = { criterion, reason: readText(request.body, 'reason'), ...(optionId && { optionId }) }
    return doAndReturn(request, reply, request.params, () =>
      recordResolution(request.actor, { ...request.params, ...resolution }),
    )
  })
  app.post(`${sitting}/verdict`, { schema: { params: At, body: Fields } }, (request, reply) =>
    goOrShow(
      reply,
      async () => `/councils/verdicts/${(await issueVerdict(request.actor, request.params)).id}`,
      (problems) => sendClosing(request, reply, request.params, problems),
    ),
  )
}

function doAndReturn(
  request: FastifyRequest,
  reply: FastifyReply,
  at: SittingAt,
  work: () => Promise<unknown>,
): Promise<FastifyReply> {
  return goOrShow(
    reply,
    async () => {
      await work()
      return `${addressOf(at)}/closing`
    },
    (problems) => sendClosing(request, reply, at, problems),
  )
}

async function sendClosing(
  request: FastifyRequest,
  reply: FastifyReply,
  at: SittingAt,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const { actor } = request
  const record = await getDossierRecord(actor, at)
  const { seats, spread, session, resolutions, presidingId } = record
  const cards = spread ? await getScorecards(actor, at) : []
  const set = getCriteriaSet(record.item.setId)
  const forms = spread ? resolutionForms(record, cards) : []
  const discussion = resolutions.find(({ criterion }) => criterion === 'total')?.reason ?? ''
  const page = {
    at: addressOf(at),
    sessionHref: `/councils/sessions/${at.sessionId}`,
    problems,
    discussion,
    dossier: toSessionDossier(record, at.sessionId, { who: actor, session }),
    unsigned: seats
      .filter(({ kind, signedAt }) => kind === 'none' && !signedAt)
      .map(({ memberId, name }) => ({ memberId, name, reason: '' })),
    spread: spread && toSpreadView(spread),
    spreadLimit: session.regulation.spreadLimit,
    resolutions: forms,
    openDisputes: forms.filter(({ chosen }) => !chosen).length,
    mustDiscuss:
      spread !== null && (needsFinding(record.triggers) || spread.totals.range > session.regulation.spreadLimit),
    triggers: spread ? toTriggerViews(set, record.triggers, mayName(record, actor)) : [],
    objections: record.objections.map(({ memberId, criterion, reason }) => ({
      member: seats.find((seat) => seat.memberId === memberId)?.name ?? '',
      criterion,
      title: titleOf(set, criterion),
      reason,
    })),
    rounds:
      record.discussion && spread
        ? toRoundsView(set, record.discussion, {
            after: spread.totals,
            members: seats,
            noneWords: say(languageOf(request), 'councils.card-noneFits'),
          })
        : null,
    maySpeak: seats.some(({ personId, kind, signedAt }) => personId === actor.personId && kind === 'none' && signedAt),
    isPresiding: seats.find(({ memberId }) => memberId === presidingId)?.personId === actor.personId,
  }
  return sendPage(request, reply, ClosingPage, page, statusFor(problems))
}

/** Members whose straying from their usual severity this reader may know by name: all for who presides and for officers, else their own. */
function mayName({ seats, presidingId }: DossierRecord, { personId }: Actor): DossierRecord['seats'] {
  const own = seats.find((seat) => seat.personId === personId)
  return !own || own.memberId === presidingId ? seats : [own]
}

function resolutionForms({ item, spread, resolutions }: DossierRecord, cards: readonly OpenCard[]) {
  const set = getCriteriaSet(item.setId)
  return (spread?.disputes ?? []).map((criterion) => {
    const leaf = findLeaf(set, criterion) as Leaf
    const counting = cards.filter(({ counts }) => counts)
    const settled = resolutions.find((each) => each.criterion === criterion)
    const options = leaf.options
      .map((option) => ({
        ...option,
        members: counting.filter(({ discussed }) => discussed[criterion] === option.id).length,
      }))
      .filter(({ members }) => members > 0)
    return {
      criterion,
      title: leaf.title,
      chosen: settled?.optionId ?? null,
      reason: settled?.reason ?? '',
      options: options.map(({ id, text, points, members, floorFor }) => ({
        id,
        text,
        points,
        members,
        ...(floorFor && { floorFor }),
      })),
    }
  })
}
