import { say } from '@saolang/web/messages/messages.ts'
import type { ActContext } from '../../platform/act.ts'
import { publicAddress } from '../../platform/messenger/messenger.ts'
import { queueMessage } from '../../platform/messenger/queue-message.ts'
import { findTerms } from '../offers/offers.sql.ts'

const subjects = {
  placed: 'market.sayPlaced',
  cancelled: 'market.sayCancelled',
  'return-asked': 'market.sayReturnAsked',
  missed: 'market.sayMissed',
  'parcel-failed': 'market.sayParcelFailed',
  'parcel-back': 'market.sayParcelBack',
  'parcel-lost': 'market.sayParcelLost',
} as const

/** Tells a seller by the phone that they sell with; nothing of the buyer goes into the message. */
export async function tellSeller(
  context: ActContext,
  told: { orderId: string; sellerId: string; payCode: string; kind: keyof typeof subjects },
): Promise<void> {
  const terms = await findTerms(context.tx, told.sellerId)
  const subject = say('vi', subjects[told.kind], { code: told.payCode })
  const body = `${subject} ${publicAddress()}/market/orders/${told.orderId}`
  const about = `order ${told.kind} ${told.orderId}`
  if (terms) await queueMessage(context, { about, subject, body, to: { phone: terms.phone } })
}
