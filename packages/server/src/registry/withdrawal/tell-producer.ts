import { formatDay } from '@saolang/web/kit/format.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { listProducers } from '../../people/get-person.ts'
import type { ActContext } from '../../platform/act.ts'
import { publicAddress } from '../../platform/messenger/messenger.ts'
import { queueMessage } from '../../platform/messenger/queue-message.ts'

const subjects = {
  notice: 'registry.sayWithdrawalNotice',
  withdrawn: 'registry.sayWithdrawn',
  dropped: 'registry.sayWithdrawalDropped',
  conclusion: 'registry.sayConclusion',
} as const

export type Told = {
  kind: keyof typeof subjects
  /** What for, by ids: the same is never said twice. */
  about: string
  product: string
  organisationId: string | null
  replyBy?: string
  documentNumber?: string
}

/** Writes to the producer of a product by every carrier; a product without an account of ours has nobody to write to. Gives how many were queued. */
export async function tellProducer(context: ActContext, told: Told): Promise<number> {
  if (!told.organisationId) return 0
  const organisation = await getOrganisation(context.tx, told.organisationId)
  const subject = say('vi', subjects[told.kind], {
    product: told.product,
    day: told.replyBy ? formatDay(told.replyBy) : '',
    number: told.documentNumber ?? '',
  })
  const values = { producer: organisation.name, sentence: subject, link: `${publicAddress()}/registry/withdrawals` }
  const body = say('vi', 'registry.letterOfOversight', values)
  const people = await listProducers(context.tx, organisation.id)
  const emails = new Map(people.map(({ id, email }) => [email, id]))
  if (organisation.email) emails.set(organisation.email, organisation.id)
  let queued = organisation.phone
    ? await queueMessage(context, {
        ...{ about: `${told.about} ${organisation.id}`, subject, body },
        to: { phone: organisation.phone },
      })
    : 0
  for (const [email, id] of emails)
    queued += await queueMessage(context, { about: `${told.about} ${id}`, subject, body, to: { email } })
  return queued
}
