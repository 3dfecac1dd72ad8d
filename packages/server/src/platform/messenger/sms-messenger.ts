import type { Letter, Messenger, Receipt } from './letter.ts'
import { toCarrierNumber, withoutToneMarks } from './phone.ts'
import { postJson } from './post-json.ts'
import type { Messaging } from './settings.ts'

/** Answers of eSMS.vn, by code: 100 taken, 124 this RequestId was taken before, 99 unknown error; the rest is for good. */
const taken = new Set(['100', '124'])
const comeAgain = new Set(['99'])
// The sender's account is out of money, locked or misnamed: a fault of the settings, not of the letter.
const oursToMend = new Set(['101', '102', '103', '104'])

/** SMS by a brand name, in the shape of eSMS.vn (SendMultipleMessage_V4_post_json): the letter's one sentence, without tone marks. */
export function smsMessenger({ url, key, secret, brand }: NonNullable<Messaging['sms']>): Messenger {
  return {
    async send({ id, address, subject, unsubscribeUrl }: Letter): Promise<Receipt> {
      const phone = toCarrierNumber(address)
      if (!phone) return { outcome: 'refused', detail: 'not a telephone number' }
      const answer = await postJson(url, {
        ApiKey: key,
        SecretKey: secret,
        Phone: phone,
        Content: [withoutToneMarks(subject), unsubscribeUrl].filter(Boolean).join(' '),
        Brandname: brand,
        SmsType: '2',
        IsUnicode: '0',
        RequestId: id,
      })
      const code = String(answer.CodeResult)
      if (taken.has(code)) return { outcome: 'delivered', reference: String(answer.SMSID ?? id) }
      const detail = `${code} ${String(answer.ErrorMessage ?? '')}`.trim()
      if (comeAgain.has(code) || oursToMend.has(code)) throw new Error(`the carrier of SMS answered ${detail}`)
      return { outcome: 'refused', detail }
    },
  }
}
