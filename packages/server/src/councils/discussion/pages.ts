import { pointsByCriterion } from '@saolang/core/councils/spread.ts'
import { markOn } from '@saolang/core/councils/whole-card.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { DiscussionPage } from '@saolang/web/councils/discussion/discussion'
import { say } from '@saolang/web/messages/messages.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readText, statusFor } from '../../platform/form.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { getScorecards, type OpenCard } from '../card/get-scorecards.ts'
import { getDossierRecord } from '../get-session-record.ts'
import { addressOf } from '../pages/session-view.ts'
import type { SittingAt } from '../sitting.ts'
import { changeMark } from './change-mark.ts'
import { optionsOf, titleOf, toTriggerViews } from './discussion-view.ts'
import { openDiscussion } from './open-discussion.ts'

const At = z.object({ sessionId: z.uuid(), dossierId: z.uuid() })
const sitting = '/councils/sessions/:sessionId/dossiers/:dossierId'

/** Opening a discussion, and a member's own page in it. */
export function discussionPages(app: App): void {
  app.post(`${sitting}/discussion`, { schema: { params: At, body: Fields } }, async (request, reply) => {
    await openDiscussion(request.actor, request.params)
    return reply.redirect(`${addressOf(request.params)}/closing`, 303)
  })
  app.get(`${sitting}/discussion`, { schema: { params: At } }, (request, reply) =>
    sendDiscussion(request, reply, request.params, []),
  )
  app.post(`${sitting}/discussion/marks`, { schema: { params: At, body: Fields } }, (request, reply) => {
    const { params: at, body } = request
    const [criterion, mark, reason] = [readText(body, 'criterion'), readText(body, 'mark'), readText(body, 'reason')]
    return goOrShow(
      reply,
      async () => {
        await changeMark(request.actor, { ...at, criterion, mark, reason })
        return `${addressOf(at)}/discussion#c-${encodeURIComponent(criterion)}`
      },
      (problems) => sendDiscussion(request, reply, at, problems),
    )
  })
}

async function sendDiscussion(
  request: FastifyRequest,
  reply: FastifyReply,
  at: SittingAt,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const { actor } = request
  const record = await getDossierRecord(actor, at)
  const cards = (await getScorecards(actor, at)).filter(({ counts }) => counts)
  const seat = record.seats.find(({ personId }) => personId === actor.personId)
  const own = cards.find(({ memberId }) => memberId === seat?.memberId)
  refuseIf(own ? [] : [{ code: 'forbidden.card-not-signed' }])
  refuseIf(record.discussion ? [] : [{ code: 'conflict.discussion-not-open' }])
  const set = getCriteriaSet(record.item.setId)
  const noneWords = say(languageOf(request), 'councils.card-noneFits')
  const causes = new Set(record.triggers.flatMap(({ criteria }) => criteria))
  const points = pointsByCriterion(
    set,
    cards.map(({ discussed }) => ({ choices: discussed })),
  )
  const criteria = listLeaves(set).map(({ leaf: { code } }) => {
    const options = optionsOf(set, code, noneWords)
    const mark = markOn((own as OpenCard).discussed, code)
    const markText = options.find(({ id }) => id === mark)?.text ?? noneWords
    const given = (points.get(code) ?? []).toSorted((a, b) => a - b)
    const isCause = causes.has(code)
    return { criterion: code, title: titleOf(set, code), options, mark, markText, points: given, isCause }
  })
  const differs = ({ points: given, isCause }: (typeof criteria)[number]) => isCause || given[0] !== given.at(-1)
  const page = {
    action: `${addressOf(at)}/discussion/marks`,
    closingHref: `${addressOf(at)}/closing`,
    productName: record.dossier.productName,
    triggers: toTriggerViews(set, record.triggers, seat ? [seat] : []),
    criteria: criteria.filter(differs).toSorted((a, b) => Number(b.isCause) - Number(a.isCause)),
    alike: criteria.filter((each) => !differs(each)),
    problems,
  }
  return sendPage(request, reply, DiscussionPage, page, statusFor(problems))
}
