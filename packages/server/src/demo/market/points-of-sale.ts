import { decidePoint, tellPoint, tellShelf } from '../../market/points-of-sale/tell-point.ts'
import { publicView } from '../../platform/act.ts'
import { listProducts } from '../../registry/get-product.ts'
import type { DemoAccounts } from '../accounts.ts'

const hours = '7 giờ đến 17 giờ, nghỉ Chủ nhật (mẫu)'
const workshop = {
  ...{ kind: 'maker', name: 'Quầy bán tại xưởng HTX Ong Mật Rừng Tràm (mẫu)', address: 'Ấp Mẫu' },
  ...{ communeCode: '32047', hours, phone: '0900000000', stockPlace: 'Xưởng lọc mật (mẫu)' },
}
const corner = {
  ...{ kind: 'ocop-point', name: 'Điểm giới thiệu và bán sản phẩm OCOP xã (mẫu)', address: 'Số 1, đường Mẫu' },
  ...{ communeCode: '32047', hours, phone: '', stockPlace: '' },
}

const listOwn = publicView(({ tx }, organisationId: string) => listProducts(tx, organisationId))

/** Two places of the demo: the workshop's own counter, whose stock the ledger tells, and one that waits for an officer. Both are made up and say so. */
export async function seedDemoPoints({ producer, communeOfficer }: DemoAccounts): Promise<void> {
  const { id } = await tellPoint(producer, { form: workshop })
  await decidePoint(communeOfficer, { id, state: 'approved', words: '' })
  for (const { id: productId } of await listOwn(producer.organisationId as string))
    await tellShelf(producer, { id, productId, stock: 'in-stock' })
  await tellPoint(producer, { form: corner })
}
