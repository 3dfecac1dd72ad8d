import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import { findMoveProblems, findReasonProblems, findStoryProblems } from '@saolang/core/market/promotion/story.ts'
import { type MessageKey, say } from '@saolang/web/messages/messages.ts'
import { type ActContext, act } from '../../../platform/act.ts'
import { publicAddress } from '../../../platform/messenger/messenger.ts'
import { queueMessage } from '../../../platform/messenger/queue-message.ts'
import { renewProductPage } from '../../../registry/product-beside.ts'
import { getStoryIn, getStoryOf, type KnownStory } from './get-story.ts'
import { listPictures } from './pictures.sql.ts'
import { decideVersion, setTakenDown, submitVersion, type VersionRow } from './stories.sql.ts'

/** Hands the draft in: from then on its words stand still until an officer decides. */
export const submitStory = act('story.submit', async (context, { id }: { id: string }) => {
  const { tx, who, now } = context
  const { versions } = await getStoryOf(tx, who, id, 'lock')
  const version = newest(versions)
  refuseIf(findMoveProblems(version, 'submit', who.personId))
  const pictures = (await listPictures(tx, [id])).filter((picture) => picture.version === version.no)
  refuseIf(
    findStoryProblems(
      version,
      pictures.map((picture) => ({ ...picture, hasRights: true })),
    ),
  )
  await submitVersion(tx, { storyId: id, no: version.no, at: now, by: who.personId ?? null })
  context.on('story', id, { version: version.no })
})

/** Approves what was handed in: it is public at once, and stands where the version before it stood. */
export const approveStory = act('story.approve', async (context, { id }: { id: string }) => {
  const known = await decide(context, id, null)
  if (known.story.takenDownAt) await setTakenDown(context.tx, { id, why: null, at: context.now, by: null })
  await tell(context, known, 'market.story.toldApproved')
})

/** Sends back what was handed in, with the reason; what was approved before stays public. */
export const refuseStory = act('story.refuse', async (context, { id, why }: { id: string; why: string }) => {
  const reason = tidyLines(why)
  refuseIf(findReasonProblems(reason))
  await tell(context, await decide(context, id, reason), 'market.story.toldRefused')
})

/** Takes a public story down, with the reason that its page then gives. */
export const takeStoryDown = act('story.take-down', async (context, { id, why }: { id: string; why: string }) => {
  const { tx, who, now } = context
  const { story, versions } = await getStoryOf(tx, who, id, 'lock')
  const isPublic = versions.some(({ state }) => state === 'approved') && !story.takenDownAt
  const reason = tidyLines(why)
  refuseIf([...(isPublic ? [] : [{ code: 'conflict.story-not-public' }]), ...findReasonProblems(reason)])
  await setTakenDown(tx, { id, why: reason, at: now, by: who.personId ?? null })
  if (story.productId) await renewProductPage(context, story.productId)
  context.on('story', id, { takenDown: true })
})

async function decide(context: ActContext, id: string, why: string | null): Promise<KnownStory & { no: number }> {
  const { tx, who, now } = context
  const known = await getStoryIn(tx, who, id)
  const version = newest(known.versions)
  refuseIf(findMoveProblems(version, why === null ? 'approve' : 'refuse', who.personId))
  await decideVersion(tx, { storyId: id, no: version.no, why, at: now, by: who.personId ?? null })
  if (known.story.productId) await renewProductPage(context, known.story.productId)
  context.on('story', id, { version: version.no })
  return { ...known, no: version.no }
}

function newest(versions: readonly VersionRow[]): VersionRow {
  const version = versions[0]
  if (!version) throw new Refused([{ code: 'not-found.story' }])
  return version
}

async function tell(
  context: ActContext,
  { story, seat, no }: KnownStory & { no: number },
  key: MessageKey,
): Promise<void> {
  const subject = say('vi', key)
  const to = { ...(seat.email && { email: seat.email }), ...(seat.phone && { phone: seat.phone }) }
  const body = `${subject} ${publicAddress()}/promotion/stories/${story.id}`
  await queueMessage(context, { about: `story ${story.id} ${no}`, subject, body, to })
}
