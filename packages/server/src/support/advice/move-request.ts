import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import {
  type Desk,
  dueDayOf,
  findStepProblems,
  findWordsProblems,
  listDesksFrom,
  mostFiles,
  type StepKind,
  statusAfter,
} from '@saolang/core/support/advice/help-request.ts'
import { listCommuneOfficers, listOfficers } from '../../people/get-person.ts'
import { type ActContext, act } from '../../platform/act.ts'
import type { StoredFile } from '../../platform/files.ts'
import type { Tx } from '../../platform/sql.ts'
import { addRequestFile, addStep, lockRequest, moveRequest, type RequestRow } from './requests.sql.ts'
import { tellAsker } from './tell-asker.ts'

type Said = { id: string; words: string; files?: readonly StoredFile[] }
type Changes = Partial<Pick<RequestRow, 'desk' | 'assigneeId' | 'wasHelped'>>
type Move = {
  kind: Exclude<StepKind, 'asked'>
  words?: string | null
  told?: Record<string, string>
  files?: readonly StoredFile[]
}

/** The producer's side adds to what was asked; after an answer, that asks back. */
export const addToRequest = act('help-request.add', async (context, { id, words, files }: Said) => {
  const request = await getOwnRequest(context, id)
  refuseIf(findWordsProblems(words))
  await move(context, request, { kind: 'added', words, ...(files && { files }) })
})

/** An officer takes a request in hand; refuses when somebody has. */
export const takeRequest = act('help-request.take', async (context, { id }: { id: string }) => {
  const request = await getDeskRequest(context, id)
  refuseIf(request.assigneeId ? [{ code: 'conflict.request-taken' }] : [])
  await move(context, request, { kind: 'taken' }, { assigneeId: context.who.personId as string })
})

/** An officer gives a request to a colleague of the same desk. */
export const assignRequest = act('help-request.assign', async (context, { id, to }: { id: string; to: string }) => {
  const request = await getDeskRequest(context, id)
  const colleague = (await listColleagues(context.tx, context.who, request)).find((person) => person.id === to)
  if (!colleague) throw new Refused([{ code: 'help-request.colleague-missing', at: 'to' }])
  await move(context, request, { kind: 'assigned', told: { to: colleague.name } }, { assigneeId: to })
})

/** An officer passes a request on to another level, saying why; its clock begins anew there. */
export const passRequestOn = act(
  'help-request.pass-on',
  async (context, { id, desk, words }: { id: string; desk: string; words: string }) => {
    const request = await getDeskRequest(context, id)
    const next = listDesksFrom(request.desk).find((known) => known === desk)
    refuseIf(next ? findWordsProblems(words) : [{ code: 'help-request.desk-missing', at: 'desk' }])
    await move(context, request, { kind: 'passed-on', words, told: { desk } }, { desk: next as Desk, assigneeId: null })
  },
)

/** An officer answers, and has taken it in hand by that; the producer is told. */
export const answerRequest = act('help-request.answer', async (context, { id, words, files }: Said) => {
  const request = await getDeskRequest(context, id)
  refuseIf(findWordsProblems(words))
  const assigneeId = request.assigneeId ?? (context.who.personId as string)
  await move(context, request, { kind: 'answered', words, ...(files && { files }) }, { assigneeId })
  await tellAsker(context, request)
})

/** The producer's side ends a request with a word: whether it helped. */
export const closeRequest = act(
  'help-request.close',
  async (context, { id, wasHelped, words }: { id: string; wasHelped: boolean | undefined; words: string }) => {
    const request = await getOwnRequest(context, id)
    refuseIf(wasHelped === undefined ? [{ code: 'help-request.word-missing', at: 'helped' }] : [])
    const told = { helped: wasHelped ? 'yes' : 'no' }
    await move(context, request, { kind: 'closed', words: words || null, told }, { wasHelped: wasHelped as boolean })
  },
)

/** The producer's side opens a request again, saying why: it goes back to the desk that answered. */
export const reopenRequest = act('help-request.reopen', async (context, { id, words, files }: Said) => {
  const request = await getOwnRequest(context, id)
  refuseIf(findWordsProblems(words))
  await move(context, request, { kind: 'reopened', words, ...(files && { files }) }, { wasHelped: null })
})

/** Who may be given a request at a desk: the officers of that very unit. */
export async function listColleagues(tx: Tx, who: Actor, request: RequestRow): Promise<{ id: string; name: string }[]> {
  if (who.jurisdiction?.level !== request.desk) return []
  const all = await listOfficers(tx, request.desk === 'nation' ? null : request.provinceCode)
  if (request.desk !== 'commune') return all.filter(({ communeCode }) => !communeCode)
  const here = new Set((await listCommuneOfficers(tx, request.communeCode)).map(({ id }) => id))
  return all.filter(({ id }) => here.has(id))
}

/** A request, held, for its producer, or the officer of its commune who helps them. Refuses others as if it were not there. */
async function getOwnRequest({ tx, who }: ActContext, id: string): Promise<RequestRow> {
  const request = await lockRequest(tx, id)
  const isOwn =
    request &&
    (who.role === 'producer'
      ? who.organisationId === request.organisationId
      : who.jurisdiction?.level === 'commune' && findJurisdictionProblems(who, request).length === 0)
  if (!request || !isOwn) throw new Refused([{ code: 'not-found.help-request' }])
  return request
}

/** A request, held, for an officer of the desk where it lies. */
async function getDeskRequest({ tx, who }: ActContext, id: string): Promise<RequestRow> {
  const request = await lockRequest(tx, id)
  if (!request || findJurisdictionProblems(who, request).length > 0)
    throw new Refused([{ code: 'not-found.help-request' }])
  refuseIf(who.jurisdiction?.level === request.desk ? [] : [{ code: 'forbidden.other-desk' }])
  return request
}

async function move(context: ActContext, request: RequestRow, step: Move, changes: Changes = {}): Promise<void> {
  const { tx, who, now } = context
  const { kind, words = null, told = {}, files = [] } = step
  refuseIf(findStepProblems(kind, request.status))
  refuseIf(
    files.length > mostFiles ? [{ code: 'help-request.too-many-files', at: 'files', values: { most: mostFiles } }] : [],
  )
  const status = statusAfter(kind)
  const waits = status === 'waiting'
  // Taking, giving and adding leave the promised day as it is; a new desk, or an answer that was not enough, begins anew.
  const goesOn = waits && request.status === 'waiting' && kind !== 'passed-on'
  const since = goesOn ? request.waitsSince : waits ? now : null
  const dueOn = goesOn ? request.dueOn : waits ? dueDayOf(legalDateOf(now)) : null
  const stands = { desk: request.desk, assigneeId: request.assigneeId, wasHelped: request.wasHelped, ...changes }
  await moveRequest(tx, request.id, { ...stands, status, waitsSince: since, dueOn }, now)
  const side = kind === 'added' || kind === 'closed' || kind === 'reopened' ? 'producer' : 'helper'
  const byId = who.personId as string
  const said = words === null ? null : tidyLines(words)
  const stepNo = await addStep(tx, request.id, { kind, byId, byName: who.name, side, words: said, told, at: now })
  for (const { sha256, fileName } of files)
    await addRequestFile(tx, { requestId: request.id, stepNo, sha256, fileName })
  context.on('help-request', request.id, { step: kind, files: files.length })
}
