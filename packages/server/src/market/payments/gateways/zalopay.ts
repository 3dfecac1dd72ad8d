import { z } from 'zod'
import { postJson } from '../../../platform/messenger/post-json.ts'
import { type Fields, type Gateway, hmac, isSameSignature, stampOf, type WordOutcome } from './gateway.ts'

/** ZaloPay v2: created by a call signed with key1, told by a POST whose `data` is signed with key2. References begin with the day, `yymmdd_`. */
export const zalopay: Gateway = {
  keyNames: ['appId', 'key1', 'key2'],
  hosts: { sandbox: 'https://sb-openapi.zalopay.vn', live: 'https://openapi.zalopay.vn' },
  begin: async ({ appId = '', key1 = '' }, { ref, amountDong, words, returnUrl, hookUrl, now }, host) => {
    const asked = {
      app_id: Number(appId),
      app_trans_id: `${stampOf(now).slice(2, 8)}_${ref}`,
      app_user: 'saolang',
      amount: amountDong,
      app_time: now.getTime(),
      embed_data: JSON.stringify({ redirecturl: returnUrl }),
      item: '[]',
    }
    const { app_id, app_trans_id, app_user, amount, app_time, embed_data, item } = asked
    const mac = hmac('sha256', key1, [app_id, app_trans_id, app_user, amount, app_time, embed_data, item].join('|'))
    const body = { ...asked, description: words, bank_code: '', callback_url: hookUrl, mac }
    const { return_code, order_url } = await postJson(`${host}/v2/create`, body)
    if (return_code !== 1 || typeof order_url !== 'string') throw new Error(`ZaloPay answered ${return_code}`)
    return order_url
  },
  // A callback comes of what was paid alone; a payment that failed is not told.
  hear: ({ appId, key2 = '' }, { data = '', mac }) => {
    if (!isSameSignature(mac, hmac('sha256', key2, data))) return undefined
    const { app_id, app_trans_id, amount, zp_trans_id } = Data.parse(JSON.parse(data))
    if (String(app_id) !== appId) return undefined
    return { ref: refOf(app_trans_id), no: String(zp_trans_id), result: '1', amountDong: amount, isPaid: true }
  },
  hearReturn: ({ key2 = '' }, query) => {
    const named = ['appid', 'apptransid', 'pmcid', 'bankcode', 'amount', 'discountamount', 'status']
    const expected = hmac('sha256', key2, named.map((name) => query[name] ?? '').join('|'))
    return isSameSignature(query.checksum, expected) ? refOf(query.apptransid ?? '') : undefined
  },
  answer: (outcome) => ({ status: 200, body: answers[outcome] }),
}

const Data = z.object({
  app_id: z.union([z.number(), z.string()]),
  app_trans_id: z.string(),
  amount: z.int(),
  zp_trans_id: z.union([z.number(), z.string()]),
})

const answers = {
  taken: { return_code: 1, return_message: 'success' },
  again: { return_code: 2, return_message: 'already taken' },
  unknown: { return_code: 2, return_message: 'unknown' },
  'amount-differs': { return_code: 2, return_message: 'amount differs' },
  'bad-signature': { return_code: -1, return_message: 'mac not equal' },
} as const satisfies Record<WordOutcome, object>

const refOf = (transId: Fields[string]) => transId.slice('yymmdd_'.length)
