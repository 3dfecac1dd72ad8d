import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { findMessageProblems, readBlocked } from '@saolang/core/market/live/chat.ts'
import { type Actor, system } from '@saolang/core/people/actor.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { act, currentTime, publicView } from '../../../platform/act.ts'
import { getLive } from '../get-live.ts'
import { addMessages, type NewMessage } from './chat.sql.ts'
import { tellNow } from './fan-out.ts'

type Said = { sessionId: string; name: string; words: string; author: Buffer }
type Waiting = { message: NewMessage; done: (id: number | undefined) => void; failed: (error: unknown) => void }

// One write, and one line of the audit, for all that is said within it.
const batchMillis = 40
const mostInBatch = 500

let waiting: Waiting[] = []
let timer: NodeJS.Timeout | undefined

const keepMessages = act('live-chat.keep', async (context, messages: readonly NewMessage[]) => {
  const kept = await addMessages(context.tx, messages)
  context.on('live', messages[0]?.sessionId as string, { kept: kept.length, of: messages.length })
  return kept
})

const readRules = publicView(({ tx }, sessionId: string) => getLive(tx, sessionId))

/**
 * Says something beside a sale on air; everybody sees it once it is kept. Refuses what its seller has blocked, whoever is muted, and
 * whoever has just spoken.
 */
export async function sayInLive(who: Actor, { sessionId, author, ...said }: Said): Promise<{ id: number }> {
  refuseIf(findPermissionProblems(who, 'live-chat.say'))
  const live = await readRules(sessionId)
  const isHost = who.personId !== undefined && who.personId === live.hostId
  const [name, words] = [tidy(said.name), tidy(said.words)]
  refuseIf([
    ...(live.status === 'live' ? [] : [{ code: 'conflict.live-moved-on' }]),
    ...findMessageProblems({ name, words }, isHost ? [] : readBlocked(live.blockedWords)),
  ])
  const at = currentTime().toISOString()
  const id = await enqueue({ ref: 0, sessionId, author: author.toString('hex'), name, words, at, isHost })
  if (id === undefined) throw new Refused([{ code: 'live.chat-too-fast', values: { n: live.slowSeconds } }])
  tellNow({ sessionId, kind: 'say', message: { id, name, words, at, isHost } })
  return { id }
}

function enqueue(message: NewMessage): Promise<number | undefined> {
  return new Promise((done, failed) => {
    waiting.push({ message, done, failed })
    if (waiting.length >= mostInBatch) void flush()
    else timer ??= setTimeout(flush, batchMillis)
  })
}

async function flush(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  const batch = waiting
  waiting = []
  if (batch.length === 0) return
  try {
    const kept = await keepMessages(
      system,
      batch.map(({ message }, ref) => ({ ...message, ref })),
    )
    const ids = new Map(kept.map(({ ref, id }) => [ref, id]))
    for (const [ref, { done }] of batch.entries()) done(ids.get(ref))
  } catch (error) {
    for (const { failed } of batch) failed(error)
  }
}
