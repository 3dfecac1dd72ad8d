import type { Snapshot } from '@saolang/core/dossiers/snapshot.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
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

/** "Ấp 7, xã U Minh, tỉnh Cà Mau". */
export function addressInWords({ applicant, place }: Pick<Snapshot, 'applicant' | 'place'>): string {
  return placeInWords(applicant.address, place.communeName, place.provinceName)
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
