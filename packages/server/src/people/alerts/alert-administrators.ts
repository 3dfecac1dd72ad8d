import { system } from '@saolang/core/people/actor.ts'
import { act } from '../../platform/act.ts'
import { queueMessage } from '../../platform/messenger/queue-message.ts'
import { listAdministrators } from './administrators.sql.ts'

/** What those who run the system must know. The same `about` is told once; it holds ids, no personal data. */
export type Alert = { about: string; subject: string; body: string }

/** Tells every administrator by the carriers that are switched on. Gives how many messages were queued. */
export const alertAdministrators = act('administrator.alert', async (context, { about, subject, body }: Alert) => {
  let queued = 0
  for (const { id, email, phone } of await listAdministrators(context.tx, context.now)) {
    const to = { ...(email && { email }), ...(phone && { phone }) }
    queued += await queueMessage(context, { about: `${about} ${id}`, subject, body, to })
  }
  context.on('register', about, { messages: queued })
  return queued
})

/** The same from work with a clock. */
export const alertBySystem = (alert: Alert): Promise<number> => alertAdministrators(system, alert)
