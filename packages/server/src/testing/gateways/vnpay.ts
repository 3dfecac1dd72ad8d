import { sign } from './open-gateway.ts'

const keys = { tmnCode: 'SAOLANG1', hashSecret: 'VNPAYSECRETOFATESTONLY0123456789' }

/** VNPay's side of the protocol, with a merchant of its own: whether an address to pay at is signed, and the GETs that it tells a payment by. */
export const vnpayStandIn = {
  keys,
  /** What an address asks for; throws when VNPay would show "Sai chữ ký". */
  open(payUrl: string) {
    const url = new URL(payUrl)
    const { vnp_SecureHash: hash, ...asked } = Object.fromEntries(url.searchParams)
    if (hash !== sign('sha512', keys.hashSecret, queryOf(asked))) throw new Error('Sai chữ ký')
    if (asked.vnp_TmnCode !== keys.tmnCode || asked.vnp_CurrCode !== 'VND')
      throw new Error('Website chưa được phê duyệt')
    if (!/^\d{14}$/.test(asked.vnp_CreateDate ?? '') || Number(asked.vnp_Amount) % 100 !== 0)
      throw new Error('Sai định dạng')
    return { path: url.pathname, ref: asked.vnp_TxnRef as string, amountDong: Number(asked.vnp_Amount) / 100 }
  },
  /** The query of its IPN, and of the way back. */
  tell(ref: string, amountDong: number, { code = '00', secret = keys.hashSecret } = {}) {
    const told = {
      ...{ vnp_Amount: String(amountDong * 100), vnp_BankCode: 'NCB', vnp_BankTranNo: 'VNP1', vnp_CardType: 'ATM' },
      ...{
        vnp_OrderInfo: 'Thanh toan',
        vnp_PayDate: '20261124235959',
        vnp_ResponseCode: code,
        vnp_TmnCode: keys.tmnCode,
      },
      ...{ vnp_TransactionNo: `9${ref.length}${code}`, vnp_TransactionStatus: code, vnp_TxnRef: ref },
    }
    const query = queryOf(told)
    return `${query}&vnp_SecureHash=${sign('sha512', secret, query)}`
  },
}

// As the PHP sample of VNPay writes it: sorted, urlencoded with plus signs for blanks.
function queryOf(fields: Readonly<Record<string, string>>): string {
  const write = (text: string) =>
    encodeURIComponent(text)
      .replace(/%20/g, '+')
      .replace(/[!'()~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return Object.keys(fields)
    .sort()
    .map((name) => `${write(name)}=${write(fields[name] as string)}`)
    .join('&')
}
