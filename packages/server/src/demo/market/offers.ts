import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { visitor } from '@saolang/core/people/actor.ts'
import { saveOffer } from '../../market/offers/save-offer.ts'
import { saveTerms } from '../../market/offers/save-terms.ts'
import { placeOrder } from '../../market/orders/place-order.ts'
import { receiveStock } from '../../market/stock/record-stock.ts'
import { currentTime, newId } from '../../platform/act.ts'
import { readCertificates } from '../../registry/read-certificates.ts'
import type { DemoAccounts } from '../accounts.ts'

const terms = {
  phone: '0900000000',
  delivery: 'Gửi bưu điện trong 2 ngày, nhận sau 3 đến 5 ngày (mẫu).',
  deliveryDong: '30000',
  returns: 'Nhận lại trong 7 ngày nếu chai vỡ hoặc sai hàng; người bán chịu tiền gửi (mẫu).',
  takesCash: 'on',
  // Zeros are nobody's account: a demo takes no other.
  ...{ bankBin: '970436', bankAccount: '0000000000', bankHolder: 'HTX MAT ONG MAU' },
}

const jar = {
  pack: 'Chai 500 ml',
  ingredients: 'Mật ong hoa tràm 100%',
  use: 'Pha nước ấm hoặc dùng trực tiếp.',
  storage: 'Nơi khô mát, tránh nắng, đậy kín.',
  shelfLife: '24 tháng kể từ ngày đóng chai',
  warnings: 'Không dùng cho trẻ dưới 12 tháng tuổi.',
  origin: 'Xã U Minh, tỉnh Cà Mau, Việt Nam (mẫu)',
  ...{ priceDong: '165000', includesTax: 'on', includesPacking: 'on', minQuantity: '1', maxQuantity: '20' },
  // A lower price from six bottles on, as the co-operative gives it to those who buy for a feast.
  ...{ 'price-0-quantity': '6', 'price-0-dong': '150000' },
}

/** The demo's honey on sale by its co-operative, with an order that waits for a tap. Seller, account and buyer are made up and say so. */
export async function seedDemoMarket({ producer, provincialOfficer }: DemoAccounts): Promise<void> {
  const issued = await readCertificates(provincialOfficer, undefined)
  const honey = issued.find(
    ({ record: { product, current } }) => product.organisationId === producer.organisationId && current.standing.holds,
  )?.record.product
  if (!honey) throw new Error('the co-operative of the demo has a product whose stars hold')
  await saveTerms(producer, { form: terms })
  const { id: offerId } = await saveOffer(producer, { productId: honey.id, form: jar })
  const today = legalDateOf(currentTime())
  const place = 'Xưởng lọc mật (mẫu)'
  await receiveStock(producer, { offerId, place, batch: 'M-01', expiresOn: addDays(today, 600), quantity: 24 })
  await receiveStock(producer, { offerId, place, batch: 'M-02', expiresOn: addDays(today, 690), quantity: 60 })
  await placeOrder(visitor, {
    key: newId(currentTime()),
    cart: [{ offerId, quantity: 2 }],
    buyer: { name: 'Người Mua Mẫu', phone: '0900000001', address: 'Số 1, phường Mẫu', provinceCode: '79' },
    payWays: { [producer.organisationId as string]: 'cash' },
    seenDong: 2 * Number(jar.priceDong) + Number(terms.deliveryDong),
  })
}
