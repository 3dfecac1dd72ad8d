import type { Letter, Messenger, Receipt } from './letter.ts'
import { toCarrierNumber } from './phone.ts'
import { postJson } from './post-json.ts'
import type { Messaging } from './settings.ts'
import { getZaloToken } from './zalo-token.ts'

/** Errors of the Zalo Notification Service that lie in the person's number: no Zalo account, or one that takes no such message. */
const numberIsAtFault = new Set([-108, -114, -118, -119])

/** The token has ended or was taken back. */
const tokenIsAtFault = -124

/**
 * A message of a Zalo Official Account by telephone number, in the shape of the Zalo Notification Service (message/template).
 * The template holds one parameter, `noi_dung`: the letter's one sentence. A token that Zalo refuses is renewed once.
 */
export function zaloMessenger(settings: NonNullable<Messaging['zalo']>): Messenger {
  const { url, template, renewal } = settings
  return {
    async send({ id, address, subject }: Letter): Promise<Receipt> {
      const phone = toCarrierNumber(address)
      if (!phone) return { outcome: 'refused', detail: 'not a telephone number' }
      const body = { phone, template_id: template, template_data: { noi_dung: subject }, tracking_id: id }
      const token = await getZaloToken(settings)
      const first = await postJson(url, body, { access_token: token })
      const mayRenew = renewal && Number(first.error) === tokenIsAtFault
      const answer = mayRenew ? await postJson(url, body, { access_token: await getZaloToken(settings, token) }) : first
      return readAnswer(answer, id)
    },
  }
}

function readAnswer(answer: Record<string, unknown>, id: string): Receipt {
  const error = Number(answer.error)
  if (error === 0) {
    const { msg_id: reference = id } = (answer.data ?? {}) as { msg_id?: string }
    return { outcome: 'delivered', reference }
  }
  const detail = `${error} ${String(answer.message ?? '')}`.trim()
  if (numberIsAtFault.has(error)) return { outcome: 'refused', detail }
  throw new Error(`Zalo answered ${detail}`)
}
