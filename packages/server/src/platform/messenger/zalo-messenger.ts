import type { Letter, Messenger, Receipt } from './letter.ts'
import { toCarrierNumber } from './phone.ts'
import { postJson } from './post-json.ts'
import type { Messaging } from './settings.ts'

/** Errors of the Zalo Notification Service that lie in the person's number: no Zalo account, or one that takes no such message. */
const numberIsAtFault = new Set([-108, -114, -118, -119])

/**
 * A message of a Zalo Official Account by telephone number, in the shape of the Zalo Notification Service (message/template).
 * The template holds one parameter, `noi_dung`: the letter's one sentence.
 */
export function zaloMessenger({ url, token, template }: NonNullable<Messaging['zalo']>): Messenger {
  return {
    async send({ id, address, subject }: Letter): Promise<Receipt> {
      const phone = toCarrierNumber(address)
      if (!phone) return { outcome: 'refused', detail: 'not a telephone number' }
      const answer = await postJson(
        url,
        { phone, template_id: template, template_data: { noi_dung: subject }, tracking_id: id },
        { access_token: token },
      )
      const error = Number(answer.error)
      if (error === 0) {
        const { msg_id: reference = id } = (answer.data ?? {}) as { msg_id?: string }
        return { outcome: 'delivered', reference }
      }
      const detail = `${error} ${String(answer.message ?? '')}`.trim()
      if (numberIsAtFault.has(error)) return { outcome: 'refused', detail }
      throw new Error(`Zalo answered ${detail}`)
    },
  }
}
