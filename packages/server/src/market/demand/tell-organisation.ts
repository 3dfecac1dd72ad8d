import { type MessageKey, say } from '@saolang/web/messages/messages.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import type { ActContext } from '../../platform/act.ts'
import { publicAddress } from '../../platform/messenger/messenger.ts'
import { queueMessage } from '../../platform/messenger/queue-message.ts'
import { findTerms } from '../offers/offers.sql.ts'
import { findBuyer } from './buyers.sql.ts'

type Told = {
  organisationId: string
  about: string
  subject: MessageKey
  path: string
  values?: Record<string, string | number>
}

/** Tells an organisation by its own address, or by the phone that it sells or buys with. The same `about` is told once. */
export async function tellOrganisation(
  context: ActContext,
  { organisationId, about, subject: key, path, values = {} }: Told,
): Promise<void> {
  const { tx } = context
  const { email, phone } = await getOrganisation(tx, organisationId)
  const at = phone ?? (await findTerms(tx, organisationId))?.phone ?? (await findBuyer(tx, organisationId))?.phone
  const subject = say('vi', key, values)
  const to = { ...(email && { email }), ...(at && { phone: at }) }
  await queueMessage(context, { about, subject, body: `${subject} ${publicAddress()}${path}`, to })
}
