import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { formatShortCode } from '@saolang/core/kernel/short-code.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import { isEmail } from '@saolang/core/people/contact.ts'
import {
  acknowledgeBy,
  answerBy,
  type DeskStep,
  findStepProblems,
  type RightOutcome,
  rightOutcomes,
} from '@saolang/core/people/privacy/rights.ts'
import { formatDay } from '@saolang/web/kit/format.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { queueMessage } from '../../platform/messenger/queue-message.ts'
import { endConsents } from './decide-consent.ts'
import { eraseAccount, listHeldRoles } from './erase-account.sql.ts'
import { acknowledge, answer, extend, findRequest, type RightsRow, takeBack } from './privacy.sql.ts'

/** Tells the person that the request has come in and until when it will be answered. */
export const acknowledgeRequest = act(
  'rights-request.acknowledge',
  async (context, { id, involvesOthers }: { id: string; involvesOthers: boolean }) => {
    const request = await openStep(context, id, 'acknowledge')
    await acknowledge(context.tx, { id, by: context.who.personId as string, involvesOthers, at: context.now })
    const isLate = legalDateOf(context.now) > acknowledgeBy(request)
    context.on('rights-request', id, { involvesOthers, isLate })
    await tell(context, request, 'acknowledged', { day: formatDay(answerBy({ ...request, involvesOthers })) })
  },
)

/** Prolongs a request once, with the reason, before its last day. */
export const extendRequest = act(
  'rights-request.extend',
  async (context, { id, reason }: { id: string; reason: string }) => {
    const request = await openStep(context, id, 'extend')
    const words = tidyLines(reason)
    refuseIf(listProblems([words.length < 10 && { code: 'rights.reason-missing', at: 'reason' }]))
    await extend(context.tx, { id, reason: words, at: context.now })
    context.on('rights-request', id)
    await tell(context, request, 'extended', {
      day: formatDay(answerBy({ ...request, extendedAt: context.now })),
      reason: words,
    })
  },
)

/**
 * Answers a request. What is granted is done in the same transaction where the system can do it: an account is erased, consents are
 * taken back. What the law keeps stays, and the answer says so.
 */
export const answerRequest = act(
  'rights-request.answer',
  async (context, { id, outcome, words }: { id: string; outcome: string; words: string }) => {
    const request = await openStep(context, id, 'answer')
    const said = tidyLines(words)
    const isErased = request.kind === 'erase' && outcome !== 'refused' && request.personId !== null
    refuseIf([
      ...listProblems([
        !(rightOutcomes as readonly string[]).includes(outcome) && { code: 'rights.outcome-missing', at: 'outcome' },
        said.length < 10 && { code: 'rights.answer-missing', at: 'words' },
      ]),
      ...(isErased ? await findErasureProblems(context, request.personId as string) : []),
    ])
    await answer(context.tx, {
      ...{ id, by: context.who.personId as string, outcome: outcome as RightOutcome, words: said, at: context.now },
    })
    context.on('rights-request', id, { outcome, isLate: legalDateOf(context.now) > answerBy(request) })
    // Before the account is erased: afterwards nobody knows where to send it.
    await tell(context, request, 'answered', { answer: said })
    if (request.kind === 'withdraw-consent' && outcome !== 'refused' && request.personId)
      await endConsents(context, request.personId, 'desk')
    if (!isErased) return
    await endConsents(context, request.personId as string, 'desk')
    await eraseAccount(context.tx, request.personId as string, context.now)
  },
)

/** Takes one's own request back. */
export const takeRequestBack = act('rights-request.take-back', async (context, id: string) => {
  const request = await findRequest(context.tx, id, 'lock')
  if (!request || request.personId !== context.who.personId) throw new Refused([{ code: 'not-found.rights-request' }])
  refuseIf(findStepProblems(request, 'take-back', legalDateOf(context.now)))
  await takeBack(context.tx, id, context.now)
  context.on('rights-request', id)
})

async function openStep(context: ActContext, id: string, step: DeskStep): Promise<RightsRow> {
  const request = await findRequest(context.tx, id, 'lock')
  if (!request) throw new Refused([{ code: 'not-found.rights-request' }])
  refuseIf(findStepProblems(request, step, legalDateOf(context.now)))
  return request
}

async function findErasureProblems(context: ActContext, personId: string) {
  const roles = await listHeldRoles(context.tx, personId)
  const offices = roles.filter(({ role }) => role !== 'producer')
  return listProblems([
    offices.length > 0 && { code: 'rights.office-held', at: 'outcome', values: { n: offices.length } },
    roles.some(({ isLastOne }) => isLastOne) && { code: 'rights.last-representative', at: 'outcome' },
  ])
}

async function tell(
  context: ActContext,
  request: RightsRow,
  step: 'acknowledged' | 'extended' | 'answered',
  values: Record<string, string>,
): Promise<void> {
  const code = formatShortCode(request.code)
  const to = isEmail(request.contact) ? { email: request.contact } : { phone: request.contact }
  await queueMessage(context, {
    about: `rights-request ${request.id} ${step}`,
    subject: say('vi', 'people.privacy.mailSubject', { code }),
    body: say('vi', `people.privacy.mail.${step}`, { ...values, code }),
    to,
  })
}
