import { postJson } from '../../../platform/messenger/post-json.ts'
import { type Fields, type Gateway, hmac, isSameSignature } from './gateway.ts'

/** MoMo v2: a payment is created by a signed call, and told by a signed POST that is answered 204. HMAC-SHA-256 over named fields in a fixed order. */
export const momo: Gateway = {
  keyNames: ['partnerCode', 'accessKey', 'secretKey'],
  hosts: { sandbox: 'https://test-payment.momo.vn', live: 'https://payment.momo.vn' },
  begin: async (keys, { ref, amountDong, words, returnUrl, hookUrl }, host) => {
    const asked = {
      ...{ partnerCode: keys.partnerCode ?? '', requestId: ref, orderId: ref, orderInfo: words, extraData: '' },
      ...{ redirectUrl: returnUrl, ipnUrl: hookUrl, requestType: 'captureWallet' },
    }
    const signature = sign(keys, { ...asked, amount: String(amountDong) }, askedFields)
    const body = { ...asked, amount: amountDong, lang: 'vi', signature }
    const { resultCode, payUrl } = await postJson(`${host}/v2/gateway/api/create`, body)
    if (resultCode !== 0 || typeof payUrl !== 'string') throw new Error(`MoMo answered ${resultCode}`)
    return payUrl
  },
  hear: (keys, told) => {
    if (!isSigned(keys, told)) return undefined
    const { orderId: ref = '', amount, transId: no = '', resultCode: result = '' } = told
    return { ref, no, result, amountDong: Number(amount), isPaid: result === '0' }
  },
  hearReturn: (keys, query) => (isSigned(keys, query) ? query.orderId : undefined),
  answer: (outcome) => (outcome === 'bad-signature' ? { status: 403 } : { status: 204 }),
}

const askedFields = [
  ...['accessKey', 'amount', 'extraData', 'ipnUrl', 'orderId', 'orderInfo', 'partnerCode', 'redirectUrl'],
  ...['requestId', 'requestType'],
]
const toldFields = [
  ...['accessKey', 'amount', 'extraData', 'message', 'orderId', 'orderInfo', 'orderType', 'partnerCode', 'payType'],
  ...['requestId', 'responseTime', 'resultCode', 'transId'],
]

function isSigned(keys: Fields, told: Fields): boolean {
  return told.partnerCode === keys.partnerCode && isSameSignature(told.signature, sign(keys, told, toldFields))
}

function sign({ accessKey = '', secretKey = '' }: Fields, fields: Fields, names: readonly string[]): string {
  const all: Fields = { ...fields, accessKey }
  return hmac('sha256', secretKey, names.map((name) => `${name}=${all[name] ?? ''}`).join('&'))
}
