import { readShelf } from '../trace/diary/read-diary.ts'
import { onLabelsAsked } from '../trace/labels/draw-labels.ts'
import { orderLabels } from '../trace/labels/order-labels.ts'
import { publishLot } from '../trace/publish/publish.ts'
import { storePhoto, tellProductFacts } from '../trace/publish/tell-product-facts.ts'
import { addLink } from '../trace/resolver/change-links.ts'
import type { DemoAccounts } from './accounts.ts'
import { demoProducts } from './demo-products.ts'

/** A drawing where a photo belongs: the honey is made up, and so is its jar. */
const drawnJar = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><rect width="400" height="400" fill="#fbf3df"/>
<path d="M0 330c110-40 290-40 400 0v70H0z" fill="#cfe0c3"/><rect x="128" y="70" width="144" height="46" rx="10" fill="#8a5a1c"/>
<path d="M138 116h124c34 20 40 44 40 76v108c0 30-16 46-46 46H144c-30 0-46-16-46-46V192c0-32 6-56 40-76z" fill="#e3a325"/>
<path d="M112 196h16v96h-16z" fill="#f6cf72"/><rect x="128" y="196" width="150" height="104" rx="8" fill="#fffdf6"/>
<path d="M203 212l9 19 21 3-15 15 4 21-19-10-19 10 4-21-15-15 21-3z" fill="#d9921a"/><path d="M152 286h102" stroke="#1f5a38" stroke-width="7" stroke-linecap="round"/></svg>`

/** Makes the filled honey of the demo public, with labels for its jars, so that a scan of one leads to a real page. */
export async function seedDemoJar({ producer }: DemoAccounts, ago: (days: number) => void): Promise<void> {
  ago(49)
  const { products, lots } = await readShelf(producer, {})
  const product = products.find(({ name }) => name === demoProducts[0]?.name)
  const lot = lots.find(({ productId }) => productId === product?.id)
  if (!product || !lot) throw new Error('the demo has no filled honey')
  const told = {
    brand: 'Ong Rừng Tràm (mẫu)',
    standards: 'TCVN 12605:2019; TCCS 01:2026 (mẫu)',
    shelfLife: '24 tháng, nơi khô mát, tránh nắng (mẫu)',
    warnings: 'Không dùng cho trẻ dưới 12 tháng tuổi.',
  }
  const photo = await storePhoto({ bytes: Buffer.from(drawnJar), fileName: 'hu-mat-ong.svg' })
  await tellProductFacts(producer, { productId: product.id, told, photo })
  const shop = { type: 'hasRetailers', href: 'https://cua-hang.example/mat-ong', title: 'Cửa hàng OCOP (mẫu)' }
  await addLink(producer, { productId: product.id, ...shop, language: 'vi' })
  const runId = await orderLabels(producer, {
    ...{ lotId: lot.id, amount: 40, layout: 'a4-40', carrier: 'qr', withSerials: true },
  })
  await onLabelsAsked({ runId })
  ago(0)
  await publishLot(producer, { lotId: lot.id })
}
