import { Refused } from '@saolang/core/kernel/problem.ts'
import { keepConsent } from '../../../people/privacy/decide-consent.ts'
import { agreesNow } from '../../../people/privacy/find-consents.ts'
import { act, publicView } from '../../../platform/act.ts'
import { findLetter, markStopped } from './letters.sql.ts'
import { readStopToken } from './stop-token.ts'

/** Takes back the consent that a letter was sent on, by its link and without a sign-in; pressed twice it is the same. */
export const stopLetters = act('campaign.unsubscribe', async (context, { token }: { token: string }) => {
  const { tx, now } = context
  const letterId = readStopToken(token)
  const letter = letterId && (await findLetter(tx, letterId))
  if (!letter) throw new Refused([{ code: 'not-found.letter' }])
  const { id, personId, purpose, campaignId } = letter
  if (await agreesNow(tx, personId, purpose))
    await keepConsent(context, { personId, purpose, isGiven: false, channel: 'link' })
  await markStopped(tx, id, now)
  context.on('campaign', campaignId, { stopped: purpose })
})

/** Refuses a link that we did not sign. Looking at it changes nothing: mail programs open links on their own. */
export const checkStopLink = publicView(async ({ tx }, token: string) => {
  const letterId = readStopToken(token)
  if (!letterId || !(await findLetter(tx, letterId))) throw new Refused([{ code: 'not-found.letter' }])
})
