import { listProblems, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { seal } from '../../../people/settings.ts'
import { act } from '../../../platform/act.ts'
import { getLiveOf } from '../get-live.ts'
import { addPushRow, endPushRow, listPushes } from './pushes.sql.ts'

const mostPushes = 5
const rtmp = /^rtmps?:\/\/[\w.-]+(?::\d{1,5})?(?:\/[\w.~%/-]*)?$/

type Push = { sessionId: string; name: string; address: string; key: string }

/** Sends a sale on to another platform from its next pictures on, under the key that the platform gave. The key is sealed and shown to nobody. */
export const pushOn = act('live.push', async (context, { sessionId, name, address, key }: Push) => {
  await getLiveOf(context.tx, context.who, sessionId)
  const push = { name: tidy(name), address: address.trim().replace(/\/$/, ''), key: key.trim() }
  const known = await listPushes(context.tx, sessionId)
  refuseIf(
    listProblems([
      (push.name === '' || push.name.length > 40) && { code: 'live.push-name', at: 'pushName' },
      !rtmp.test(push.address) && { code: 'live.push-address', at: 'pushAddress' },
      !/^[\w.?&=%~-]{4,300}$/.test(push.key) && { code: 'live.push-key', at: 'pushKey' },
      known.length >= mostPushes && { code: 'live.push-full', at: 'pushName', values: { most: mostPushes } },
    ]),
  )
  const id = context.newId()
  const by = context.who.personId ?? null
  await addPushRow(context.tx, { id, sessionId, ...push, secret: seal(push.key), by }, context.now)
  context.on('live', sessionId, { push: id })
})

/** Sends a sale on to a platform no more; its key is forgotten. */
export const endPush = act('live.push', async (context, { sessionId, id }: { sessionId: string; id: string }) => {
  await getLiveOf(context.tx, context.who, sessionId)
  refuseIf((await endPushRow(context.tx, { sessionId, id }, context.now)) ? [] : [{ code: 'conflict.live-moved-on' }])
  context.on('live', sessionId, { push: id })
})
