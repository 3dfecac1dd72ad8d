import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { system } from '@saolang/core/people/actor.ts'
import { formatDong } from '@saolang/web/kit/format.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { act } from '../../platform/act.ts'
import { publicAddress } from '../../platform/messenger/messenger.ts'
import { queueMessage } from '../../platform/messenger/queue-message.ts'
import { listWaitingSellers } from './payments.sql.ts'

const waitMillis = 24 * 3_600_000

const remind = act('bank-notice.remind', async (context, _: undefined) => {
  const day = legalDateOf(context.now)
  const waiting = await listWaitingSellers(context.tx, new Date(context.now.getTime() - waitMillis))
  for (const { sellerId, phone, notices, dong } of waiting) {
    const subject = say('vi', 'market.sayUnsettled', { n: notices, price: formatDong('vi', dong) })
    const body = `${subject} ${publicAddress()}/market/payments`
    await queueMessage(context, { about: `unsettled ${sellerId} ${day}`, subject, body, to: { phone } })
  }
  context.on('register', day, { sellers: waiting.length })
  return waiting.length
})

/** Reminds sellers of money that fits no order and has waited for a day; gives how many sellers. Runs daily. */
export function remindUnsettled(): Promise<number> {
  return remind(system, undefined)
}
