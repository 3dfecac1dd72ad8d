import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { visitor } from '@saolang/core/people/actor.ts'
import { readDesk } from '../../market/offers/read-desk.ts'
import { readBundleParts, saveBundle } from '../../market/offers/save-bundle.ts'
import { saveOffer } from '../../market/offers/save-offer.ts'
import { buyerMoves, sellerMoves } from '../../market/orders/move-order.ts'
import { placeOrder } from '../../market/orders/place-order.ts'
import { readSellerOrders } from '../../market/orders/read-orders.ts'
import { answerBuyerReview } from '../../market/reviews/answer-buyer-review.ts'
import { writeBuyerReview } from '../../market/reviews/write-buyer-review.ts'
import { saveShowcase, storeShowcasePhoto } from '../../market/shop/save-showcase.ts'
import { receiveStock } from '../../market/stock/record-stock.ts'
import { currentTime, newId } from '../../platform/act.ts'
import type { DemoAccounts } from '../accounts.ts'
import { drawForDemo } from './shop-drawings.ts'

const story = `Mùa tràm trổ bông, từ tháng Chạp đến tháng Ba, ong ở U Minh lấy mật từ hoa tràm trắng. Mật đặc, màu hổ phách, thơm mùi rừng ngập nước.

Hợp tác xã chúng tôi gác kèo theo lối cũ: một cây tràm già, một cây nạng, và chờ ong về. Mỗi tổ chỉ cắt phần mật chín, chừa phần con cho ong làm lại. Mật quay bằng máy inox ngay tại trại, lọc qua vải, đóng chai trong ngày.

(Câu chuyện mẫu: hợp tác xã và sản phẩm này không có thật.)`

const small = {
  pack: 'Hũ 250 ml',
  ingredients: 'Mật ong hoa tràm 100%',
  use: 'Pha nước ấm hoặc dùng trực tiếp.',
  storage: 'Nơi khô mát, tránh nắng, đậy kín.',
  shelfLife: '24 tháng kể từ ngày đóng chai',
  warnings: 'Không dùng cho trẻ dưới 12 tháng tuổi.',
  origin: 'Xã U Minh, tỉnh Cà Mau, Việt Nam (mẫu)',
  ...{ priceDong: '95000', includesTax: 'on', includesPacking: 'on', minQuantity: '1', maxQuantity: '20' },
}

const said = [
  { stars: 5, words: 'Mật đặc, thơm mùi hoa tràm, hũ gói kỹ không rò giọt nào. (Đánh giá mẫu)' },
  { stars: 4, words: 'Mật ngon. Giao chậm hơn hẹn một ngày. (Đánh giá mẫu)' },
]

/** The demo's shop window: drawings, story and season of the honey, a smaller jar, a gift box, and what two made-up buyers said. */
export async function seedDemoShop({ producer }: DemoAccounts): Promise<void> {
  const { offers, products } = await readDesk(producer, undefined)
  const honey = products.find(({ name }) => offers.some((offer) => offer.name === name))
  if (!honey) throw new Error('the co-operative of the demo has honey on sale')
  const productId = honey.id
  for (const [drawing, alt] of [
    ['jar', 'Chai mật ong rừng tràm 500 ml trên bàn gỗ, tranh vẽ'],
    ['comb', 'Cầu ong đầy mật, tranh vẽ'],
  ] as const) {
    const file = await storeShowcasePhoto({ bytes: await drawForDemo(drawing), fileName: `${drawing}.png` })
    await saveShowcase(producer, { productId, story, months: [1, 2, 3, 11, 12], photo: { file, alt } })
  }
  const { id: offerId } = await saveOffer(producer, { productId, form: small })
  const lot = { place: 'Xưởng lọc mật (mẫu)', batch: 'M-03', expiresOn: addDays(legalDateOf(currentTime()), 700) }
  await receiveStock(producer, { offerId, ...lot, quantity: 40 })
  await offerBox(producer)
  for (const review of said) await buyAndReview(producer, offerId, review)
}

async function offerBox(producer: DemoAccounts['producer']): Promise<void> {
  const { parts } = await readBundleParts(producer, undefined)
  const form = { pack: 'Hộp quà Tết: một chai, hai hũ', priceDong: '349000', includesTax: 'on', includesPacking: 'on' }
  const wanted = parts.map(({ id, pack }) => [`part-${id}`, pack.startsWith('Hũ') ? '2' : '1'] as const)
  await saveBundle(producer, { form: { ...form, minQuantity: '1', maxQuantity: '10', ...Object.fromEntries(wanted) } })
}

async function buyAndReview(producer: DemoAccounts['producer'], offerId: string, review: (typeof said)[number]) {
  const { code } = await placeOrder(visitor, {
    key: newId(currentTime()),
    cart: [{ offerId, quantity: 1 }],
    buyer: { name: 'Người Mua Mẫu', phone: '0900000001', address: 'Số 1, phường Mẫu', provinceCode: '79' },
    payWays: { [producer.organisationId as string]: 'cash' },
    seenDong: Number(small.priceDong) + 30_000,
  })
  const waiting = (await readSellerOrders(producer, undefined)).orders.filter(({ goods }) => goods.includes(small.pack))
  const orderId = waiting.find(({ status }) => status === 'placed')?.id as string
  await sellerMoves.confirm(producer, { orderId })
  await sellerMoves['hand-over'](producer, { orderId })
  await buyerMoves.deliver(visitor, { code, orderId })
  const { id: reviewId } = await writeBuyerReview(visitor, { code, orderId, no: 1, ...review })
  if (review.stars < 5)
    await answerBuyerReview(producer, {
      reviewId,
      words: 'Xin lỗi anh chị vì giao chậm. Lần sau hợp tác xã gửi sớm hơn. (Trả lời mẫu)',
    })
}
