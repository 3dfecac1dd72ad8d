import { type Fields, type Gateway, hmac, isSameSignature, stampOf, type WordOutcome } from './gateway.ts'

const minutesToPay = 15

/** VNPay 2.1.0: a signed address to go to, a signed GET to tell us. Amounts are hundredths of a đồng; HMAC-SHA-512 over the sorted query. */
export const vnpay: Gateway = {
  keyNames: ['tmnCode', 'hashSecret'],
  hosts: { sandbox: 'https://sandbox.vnpayment.vn', live: 'https://pay.vnpay.vn' },
  begin: async ({ tmnCode = '', hashSecret = '' }, { ref, amountDong, words, returnUrl, ip, now }, host) => {
    const asked = {
      vnp_Version: '2.1.0',
      vnp_Command: 'pay',
      vnp_TmnCode: tmnCode,
      vnp_Amount: String(amountDong * 100),
      vnp_CurrCode: 'VND',
      vnp_TxnRef: ref,
      vnp_OrderInfo: words,
      vnp_OrderType: 'other',
      vnp_Locale: 'vn',
      vnp_ReturnUrl: returnUrl,
      vnp_IpAddr: ip,
      vnp_CreateDate: stampOf(now),
      vnp_ExpireDate: stampOf(new Date(now.getTime() + minutesToPay * 60_000)),
    }
    const query = toQuery(asked)
    return `${host}/paymentv2/vpcpay.html?${query}&vnp_SecureHash=${hmac('sha512', hashSecret, query)}`
  },
  hear: (keys, told) => {
    if (!isSigned(keys, told)) return undefined
    const { vnp_TxnRef: ref = '', vnp_Amount, vnp_TransactionNo: no = '' } = told
    const result = `${told.vnp_ResponseCode}/${told.vnp_TransactionStatus}`
    return { ref, no, result, amountDong: Number(vnp_Amount) / 100, isPaid: result === '00/00' }
  },
  hearReturn: (keys, query) => (isSigned(keys, query) ? query.vnp_TxnRef : undefined),
  answer: (outcome) => ({ status: 200, body: answers[outcome] }),
}

const answers = {
  taken: { RspCode: '00', Message: 'Confirm Success' },
  again: { RspCode: '02', Message: 'Order already confirmed' },
  unknown: { RspCode: '01', Message: 'Order not found' },
  'amount-differs': { RspCode: '04', Message: 'Invalid amount' },
  'bad-signature': { RspCode: '97', Message: 'Invalid signature' },
} as const satisfies Record<WordOutcome, object>

function isSigned({ tmnCode, hashSecret = '' }: Fields, told: Fields): boolean {
  const { vnp_SecureHash, vnp_SecureHashType: _, ...signed } = told
  const own = Object.fromEntries(Object.entries(signed).filter(([name]) => name.startsWith('vnp_')))
  return told.vnp_TmnCode === tmnCode && isSameSignature(vnp_SecureHash, hmac('sha512', hashSecret, toQuery(own)))
}

// Sorted by name, blanks written as plus signs, empty fields left out: the sample code of VNPay, which is its specification.
function toQuery(fields: Fields): string {
  const named = Object.entries(fields).filter(([, value]) => value !== '')
  return new URLSearchParams(named.sort(([a], [b]) => (a < b ? -1 : 1))).toString()
}
