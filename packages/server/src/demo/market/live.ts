import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { announceLive } from '../../market/live/announce-live.ts'
import { addPaper, verifyHost } from '../../market/live/keep-papers.ts'
import { putInBag } from '../../market/live/selling/fill-bag.ts'
import { readDesk } from '../../market/offers/read-desk.ts'
import { currentTime } from '../../platform/act.ts'
import { renderPdf } from '../../platform/pdf.ts'
import type { DemoAccounts } from '../accounts.ts'

const daysAhead = 10

/** The demo's next live sale: its host is known to the commune, its papers are there, and it waits for a camera. Nothing was sold in it. */
export async function seedDemoLive({ producer, communeOfficer }: DemoAccounts): Promise<void> {
  const { offers, products } = await readDesk(producer, undefined)
  const offer = offers.find(({ standing }) => standing === 'on-sale')
  const product = products.find(({ name }) => name === offer?.name)
  if (!offer || !product) throw new Error('the co-operative of the demo sells something')
  const { id } = await announceLive(producer, {
    title: 'Quay mật đầu mùa tại rừng tràm (mẫu)',
    about: 'Xem quay mật, nếm thử, hỏi người nuôi ong. Phiên mẫu: mọi điều trong đó là dữ liệu mẫu.',
    startsAt: evening(),
  })
  await putInBag(producer, { sessionId: id, offerId: offer.id })
  await verifyHost(communeOfficer, id)
  const bytes = await renderPdf('demo/paper/sample-evidence.typ', {
    productName: product.name,
    organisationName: producer.name,
  })
  const shown = { number: '01/MẪU', issuedOn: legalDateOf(currentTime()), untilOn: '' }
  await addPaper(producer, { ...shown, kind: 'business', productId: '' }, { bytes, fileName: 'dang-ky-mau.pdf' })
  await addPaper(
    producer,
    { ...shown, kind: 'quality', productId: product.id },
    { bytes, fileName: 'tu-cong-bo-mau.pdf' },
  )
}

function evening(): Date {
  const day = legalDateOf(new Date(currentTime().getTime() + daysAhead * 86_400_000))
  return new Date(`${day}T19:30:00+07:00`)
}
