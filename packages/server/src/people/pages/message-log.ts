import { MessagesPage } from '@saolang/web/people/messages-page'
import { z } from 'zod'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { messageStates } from '../../platform/messenger/message-states.ts'
import { readMessageLog } from '../../platform/messenger/read-log.ts'

const Query = z.object({ state: z.enum(messageStates).optional().catch(undefined) })

/** `/messages`: whether what the system had to say has reached anyone. */
export function messageLogPages(app: App): void {
  app.get('/messages', { schema: { querystring: Query } }, async (request, reply) => {
    const { state } = request.query
    const { messages, counts } = await readMessageLog(request.actor, state ? { state } : {})
    return sendPage(request, reply, MessagesPage, {
      messages: messages.map(({ madeAt, triedAt, reference, detail, ...message }) => ({
        ...{ ...message, madeAt: madeAt.toISOString() },
        ...(triedAt && { triedAt: triedAt.toISOString() }),
        ...((reference ?? detail) && { words: (detail ?? reference) as string }),
      })),
      counts: Object.fromEntries(
        messageStates.map((each) => [each, counts.find((count) => count.state === each)?.count ?? 0]),
      ) as Record<(typeof messageStates)[number], number>,
      ...(state && { state }),
    })
  })
}
