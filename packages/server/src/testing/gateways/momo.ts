import { openStandIn, sign } from './open-gateway.ts'

const keys = { partnerCode: 'MOMOTEST2026', accessKey: 'F8BBTESTONLY', secretKey: 'K951B6TESTONLYK951B6TESTONLY0000' }

/** MoMo's side of the protocol, with a partner of its own: what is not signed field by field is answered 11007, as MoMo does. */
export const momoStandIn = {
  keys,
  open: () =>
    openStandIn((path, body) => {
      const { amount, extraData, ipnUrl, orderId, orderInfo, partnerCode, redirectUrl, requestId, requestType } = body
      const raw =
        `accessKey=${keys.accessKey}&amount=${amount}&extraData=${extraData}&ipnUrl=${ipnUrl}&orderId=${orderId}` +
        `&orderInfo=${orderInfo}&partnerCode=${partnerCode}&redirectUrl=${redirectUrl}&requestId=${requestId}` +
        `&requestType=${requestType}`
      const isRight =
        path === '/v2/gateway/api/create' && typeof amount === 'number' && partnerCode === keys.partnerCode
      if (!isRight || body.signature !== sign('sha256', keys.secretKey, raw))
        return { refusal: '11007', answer: { resultCode: 11007, message: 'Chữ ký không hợp lệ' } }
      const asked = {
        ref: String(orderId),
        amountDong: amount,
        returnUrl: String(redirectUrl),
        hookUrl: String(ipnUrl),
      }
      const payUrl = `https://test-payment.momo.vn/v2/gateway/pay?t=${orderId}`
      return {
        asked,
        answer: { partnerCode, orderId, requestId, amount, resultCode: 0, message: 'Thành công.', payUrl },
      }
    }),
  /** The body of its IPN, and the query of the way back. */
  tell(ref: string, amount: number, { resultCode = 0, secret = keys.secretKey } = {}) {
    const told = {
      ...{ partnerCode: keys.partnerCode, orderId: ref, requestId: ref, amount, orderInfo: 'Thanh toan' },
      ...{ orderType: 'momo_wallet', transId: 2_820_000_000 + ref.length, resultCode, message: 'Thành công.' },
      ...{ payType: 'qr', responseTime: 1_790_000_000_000, extraData: '' },
    }
    const raw =
      `accessKey=${keys.accessKey}&amount=${amount}&extraData=&message=${told.message}&orderId=${ref}` +
      `&orderInfo=${told.orderInfo}&orderType=${told.orderType}&partnerCode=${told.partnerCode}&payType=${told.payType}` +
      `&requestId=${ref}&responseTime=${told.responseTime}&resultCode=${resultCode}&transId=${told.transId}`
    return { ...told, signature: sign('sha256', secret, raw) }
  },
}
