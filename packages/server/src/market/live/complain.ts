import { listProblems, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { parseShortCode, shortCode } from '@saolang/core/kernel/short-code.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { act, publicView, view } from '../../platform/act.ts'
import { areaOf } from '../../registry/area-of.ts'
import { getLive } from './get-live.ts'
import { addComplaint, answerComplaintRow, findComplaint, findComplaintByCode, listComplaints } from './law.sql.ts'
import { findMediaMs } from './media/takes.sql.ts'
import { listOnAir } from './sessions.sql.ts'

/** What people complain of. */
export const complaintKinds = ['false-claims', 'not-as-shown', 'forbidden-goods', 'behaviour', 'other'] as const

type Complained = { sessionId: string; offerId: string; kind: string; words: string }

/** Anybody complains of a live sale, without an account and without a name. Gives the code that follows it. */
export const complainOfLive = act('live.complain', async (context, input: Complained) => {
  const { tx, now } = context
  const live = await getLive(tx, input.sessionId)
  refuseIf(live.status === 'planned' || live.status === 'cancelled' ? [{ code: 'conflict.live-moved-on' }] : [])
  const words = tidyLines(input.words)
  const kind = complaintKinds.find((known) => known === input.kind)
  refuseIf(
    listProblems([
      !kind && { code: 'live.complaint-kind', at: 'kind' },
      (words.length < 10 || words.length > 2000) && { code: 'live.complaint-words', at: 'words' },
    ]),
  )
  const { communeCode, provinceCode } = await getOrganisation(tx, live.sellerId)
  const code = shortCode(context.newRandom(16))
  const id = context.newId()
  const mediaMs = live.status === 'live' ? await findMediaMs(tx, live.id, now) : null
  const offerId = input.offerId || null
  await addComplaint(
    tx,
    { id, code, sessionId: live.id, offerId, communeCode, provinceCode, kind: kind as string, words, mediaMs },
    now,
  )
  context.on('live-complaint', id, { kind: kind as string })
  return { code }
})

/** What an officer has to look at: complaints of their area, unanswered first, and what is on air there. */
export const readComplaints = view('live-complaint.read', async ({ tx, who }, _: undefined) => {
  const complaints = await listComplaints(tx, areaOf(who))
  const onAir = []
  for (const live of await listOnAir(tx)) {
    const seller = await getOrganisation(tx, live.sellerId)
    if (findJurisdictionProblems(who, seller).length === 0) onAir.push({ live, seller: seller.name })
  }
  return { complaints, onAir }
})

/** An officer of the area answers a complaint, in words that whoever complained reads. */
export const answerComplaint = act(
  'live-complaint.answer',
  async (context, { id, answer }: { id: string; answer: string }) => {
    const complaint = await findComplaint(context.tx, id)
    if (!complaint) throw new Refused([{ code: 'not-found.live-complaint' }])
    refuseIf(findJurisdictionProblems(context.who, complaint))
    const words = tidyLines(answer)
    refuseIf(words.length < 10 ? [{ code: 'live.complaint-answer', at: `answer-${id}` }] : [])
    const by = context.who.personId as string
    refuseIf(
      (await answerComplaintRow(context.tx, { id, answer: words, by }, context.now))
        ? []
        : [{ code: 'conflict.live-complaint-answered' }],
    )
    context.on('live-complaint', id)
  },
)

/** What became of a complaint, for whoever holds its code. Undefined for a code of none. */
export const followComplaint = publicView(async ({ tx }, typed: string) => {
  const code = parseShortCode(typed)
  return code ? findComplaintByCode(tx, code) : undefined
})
