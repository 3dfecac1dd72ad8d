import type { Snapshot } from '@saolang/core/dossiers/snapshot.ts'
import { type MessageKey, say } from '@saolang/web/messages/messages.ts'

/** An instant as papers say it: "08:15 ngày 05/02/2026", in Viet Nam. */
export function instantInWords(instant: string): string {
  const part = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    dateStyle: 'short',
    timeStyle: 'short',
    hour12: false,
  }).formatToParts(new Date(instant))
  const of = (type: string) => part.find((piece) => piece.type === type)?.value ?? ''
  return `${of('hour')}:${of('minute')} ngày ${of('day')}/${of('month')}/${of('year')}`
}

/** "Xã U Minh" → "xã U Minh": a name in the middle of a sentence. */
export function inSentence(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** "Ấp 7, xã U Minh, tỉnh Cà Mau". */
export function addressInWords({ applicant, place }: Pick<Snapshot, 'applicant' | 'place'>): string {
  return [applicant.address, inSentence(place.communeName), inSentence(place.provinceName)].join(', ')
}

/** "Hợp tác xã", "Hộ sản xuất" … */
export function kindInWords({ kind }: Snapshot['applicant']): string {
  return say('vi', `people.kind.${kind}` as MessageKey)
}

/** The first 16 figures of a hash, in two groups: enough to compare by eye. */
export function shortMark(sha256: string): string {
  return `${sha256.slice(0, 8)} ${sha256.slice(8, 16)}`
}

/** The name of a unit without its type, for "…, ngày …": "Xã U Minh" → "U Minh". */
export function placeOfSigning(communeName: string): string {
  return communeName.replace(/^(Xã|Phường|Đặc khu|Thị trấn)\s+/, '')
}
