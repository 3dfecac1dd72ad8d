import { typicalChoices } from '@saolang/core/councils/typical-choices.ts'
import { cheapestWaysTo } from '@saolang/core/dossiers/improvement.ts'
import { findLeaf, type Star } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { ResultPage } from '@saolang/web/councils/result'
import { formatDate } from '@saolang/web/kit/format.ts'
import { say } from '@saolang/web/messages/messages.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { getResult } from '../get-verdict.ts'

/** `/dossiers/{id}/result`: what the applicant learns after the decision. */
export function resultPages(app: App): void {
  app.get('/dossiers/:id/result', { schema: { params: z.object({ id: z.uuid() }) } }, (request, reply) =>
    sendResult(request, reply, request.params.id),
  )
}

async function sendResult(request: FastifyRequest, reply: FastifyReply, dossierId: string): Promise<FastifyReply> {
  const result = await getResult(request.actor, dossierId)
  const { dossier, inputs, decision, settlement, notes, opinions } = result
  const verdict = result.result
  const set = getCriteriaSet(inputs.setId)
  const nextStar = verdict.star < 5 ? ((verdict.star + 1) as Star) : null
  const [way = null] = nextStar ? cheapestWaysTo(set, typicalChoices(set, result), nextStar, 1) : []
  return sendPage(request, reply, ResultPage, {
    productName: dossier.productName,
    code: dossier.code ?? '',
    dossierHref: `/dossiers/${dossierId}`,
    verdict,
    opinions,
    way,
    nextStar,
    parts: set.parts.map(({ code, title, max }) => ({ code, title, max })),
    cards: inputs.cards.length,
    decision: decision && { number: decision.number, signedOn: decision.signedOn, authority: decision.authority },
    notice: settlement
      ? say(languageOf(request), 'councils.resultNotice', {
          number: settlement.documentNumber,
          day: formatDate(settlement.settledAt.toISOString()),
        })
      : '',
    rows: verdict.criteria.map(({ criterion, title, mean, max }) => ({
      criterion,
      title,
      mean,
      max,
      notes: notes[criterion] ?? [],
      self: findLeaf(set, criterion)?.options.find(({ id }) => id === dossier.selfChoices[criterion])?.points ?? null,
    })),
  })
}
