import { listProblems, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { type ActContext, act } from '../../../platform/act.ts'
import { getLiveInArea, getLiveOf } from '../get-live.ts'
import { setChatRules } from '../sessions.sql.ts'
import { hideMessageRow, muteAuthorOf } from './chat.sql.ts'
import { telling, wake } from './fan-out.ts'

type OfMessage = { sessionId: string; id: number }

/** Hides a message: its seller, or an officer of the area. It stays kept. */
export const hideMessage = telling(
  act('live-chat.hide', async (context, { sessionId, id }: OfMessage) => {
    await requireModerator(context, context.who, sessionId)
    const wasShown = await hideMessageRow(context.tx, { sessionId, id, by: context.who.personId ?? null }, context.now)
    if (!wasShown) throw new Refused([{ code: 'not-found.live-message' }])
    context.on('live', sessionId, { message: id })
  }),
  ({ sessionId, id }) => ({ sessionId, kind: 'hide', ids: [id] }),
)

/** Mutes who wrote a message for the rest of the sale, and hides what they wrote. */
export const muteAuthor = telling(
  act('live-chat.mute', async (context, { sessionId, id }: OfMessage) => {
    await requireModerator(context, context.who, sessionId)
    const hidden = await muteAuthorOf(context.tx, { sessionId, id, by: context.who.personId ?? null }, context.now)
    if (hidden.length === 0) throw new Refused([{ code: 'not-found.live-message' }])
    context.on('live', sessionId, { hidden: hidden.length })
    return hidden
  }),
  // Whoever watches holds the newest alone.
  ({ sessionId }, ids) => ({ sessionId, kind: 'hide', ids: ids.toSorted((a, b) => a - b).slice(-500) }),
)

type ChatRules = { sessionId: string; slowSeconds: number; blockedWords: string }

/** Says how fast one may write beside a sale (seconds between two messages of one person), and which words are not said. */
export const ruleChat = telling(
  act('live-chat.rule', async (context, { sessionId, slowSeconds, blockedWords }: ChatRules) => {
    await requireModerator(context, context.who, sessionId)
    const words = tidyLines(blockedWords)
    refuseIf(
      listProblems([
        !(Number.isInteger(slowSeconds) && slowSeconds >= 1 && slowSeconds <= 600) && {
          code: 'live.slow',
          at: 'slowSeconds',
        },
        words.length > 4000 && { code: 'live.blocked-words', at: 'blockedWords' },
      ]),
    )
    await setChatRules(context.tx, { id: sessionId, slowSeconds, blockedWords: words })
    context.on('live', sessionId, { slowSeconds })
  }),
  ({ sessionId }) => wake(sessionId),
)

function requireModerator({ tx }: ActContext, who: Actor, sessionId: string): Promise<object> {
  return who.role === 'producer' ? getLiveOf(tx, who, sessionId) : getLiveInArea(tx, who, sessionId)
}
