import { openStandIn, sign } from './open-gateway.ts'

const keys = { appId: '2554', key1: 'sdngKKJTESTONLYmfszcvoeDGMOIJTEST', key2: 'trMrHtvjTESTONLYTESTONLY0000eq78' }

/** ZaloPay's side of the protocol, with an app of its own: orders signed with key1, callbacks with key2; references of another day are refused. */
export const zalopayStandIn = {
  keys,
  open: () =>
    openStandIn((path, body) => {
      const { app_id, app_trans_id, app_user, amount, app_time, embed_data, item, callback_url } = body
      const raw = `${app_id}|${app_trans_id}|${app_user}|${amount}|${app_time}|${embed_data}|${item}`
      if (path !== '/v2/create' || body.mac !== sign('sha256', keys.key1, raw))
        return {
          refusal: '-402',
          answer: { return_code: 2, sub_return_code: -402, return_message: 'mac không hợp lệ' },
        }
      const day = new Date(Number(app_time) + 7 * 3_600_000).toISOString().slice(2, 10).replaceAll('-', '')
      if (!String(app_trans_id).startsWith(`${day}_`) || String(app_trans_id).length > 40)
        return { refusal: '-92', answer: { return_code: 2, sub_return_code: -92, return_message: 'app_trans_id sai' } }
      const { redirecturl } = JSON.parse(String(embed_data)) as { redirecturl: string }
      const asked = {
        ref: String(app_trans_id),
        amountDong: Number(amount),
        returnUrl: redirecturl,
        hookUrl: String(callback_url),
      }
      const order_url = `https://qcgateway.zalopay.vn/openinapp?order=${app_trans_id}`
      return {
        asked,
        answer: { return_code: 1, return_message: 'Giao dịch thành công', order_url, zp_trans_token: 't' },
      }
    }),
  /** The body of its callback; `transId` with its day in front. */
  tell(transId: string, amount: number, { secret = keys.key2 } = {}) {
    const data = JSON.stringify({
      ...{
        app_id: Number(keys.appId),
        app_trans_id: transId,
        app_time: 1_790_000_000_000,
        app_user: 'saolang',
        amount,
      },
      ...{
        embed_data: '{}',
        item: '[]',
        zp_trans_id: 240_000_000_000 + transId.length,
        server_time: 1_790_000_000_001,
        channel: 38,
      },
    })
    return { data, mac: sign('sha256', secret, data), type: 1 }
  },
  /** The query that a buyer comes back with. */
  sendBack(transId: string, amount: number, secret = keys.key2) {
    const raw = `${keys.appId}|${transId}|38||${amount}|0|1`
    const query = {
      appid: keys.appId,
      apptransid: transId,
      pmcid: '38',
      bankcode: '',
      amount: String(amount),
      discountamount: '0',
    }
    return new URLSearchParams({ ...query, status: '1', checksum: sign('sha256', secret, raw) }).toString()
  },
}
