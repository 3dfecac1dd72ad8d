import type { Problem } from '../kernel/problem.ts'

/** An account to pay into: the bank's BIN of six digits, the account, and for whom the payment is. */
export type VietQr = { bankBin: string; account: string; amountDong?: number; purpose?: string }

/** The text of a VietQR transfer code, made without asking anyone: NAPAS QR format 1.5.2, on EMVCo merchant-presented mode 1.1. Amounts are whole đồng; `purpose` is ASCII, 25 bytes at most. */
export function vietQr({ bankBin, account, amountDong, purpose }: VietQr): string {
  const to = field('00', bankBin) + field('01', account)
  const merchant = field('00', 'A000000727') + field('01', to) + field('02', 'QRIBFTTA')
  const body = [
    field('00', '01'),
    field('01', amountDong === undefined ? '11' : '12'),
    field('38', merchant),
    field('53', '704'),
    amountDong === undefined ? '' : field('54', String(amountDong)),
    field('58', 'VN'),
    purpose === undefined ? '' : field('62', field('08', purpose)),
    // The check covers its own tag and length (EMVCo 4.7.3).
    '6304',
  ].join('')
  return body + crc16(body)
}

/** Reasons why nothing can be paid into such an account. */
export function findAccountProblems({ bankBin, account }: Pick<VietQr, 'bankBin' | 'account'>): Problem[] {
  return [
    ...(/^\d{6}$/.test(bankBin) ? [] : [{ code: 'terms.bank-bin', at: 'bankBin' }]),
    ...(/^[0-9A-Z]{4,19}$/.test(account) ? [] : [{ code: 'terms.bank-account', at: 'bankAccount' }]),
  ]
}

function field(id: string, value: string): string {
  return id + String(value.length).padStart(2, '0') + value
}

/** CRC-16/CCITT-FALSE (polynomial 1021, begun with FFFF) in four upper-case hex digits. */
function crc16(text: string): string {
  let crc = 0xffff
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i) << 8
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}
