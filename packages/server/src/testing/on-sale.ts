import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { closeScoring } from '../councils/close-scoring.ts'
import { issueVerdict } from '../councils/issue-verdict.ts'
import { recordDecision } from '../councils/record-decision.ts'
import { saveOffer } from '../market/offers/save-offer.ts'
import { saveTerms } from '../market/offers/save-terms.ts'
import { receiveStock } from '../market/stock/record-stock.ts'
import { currentTime, setClock } from '../platform/act.ts'
import { inTransaction } from '../platform/sql.ts'
import { getRecord } from '../registry/get-product.ts'
import { openWithdrawal } from '../registry/withdrawal/open-withdrawal.ts'
import { withdrawCertificate } from '../registry/withdrawal/withdraw-certificate.ts'
import { createActor, createOrganisation } from './actors.ts'
import type { TestApp } from './open-app.ts'
import { fullCard, openSitting, signCards } from './sittings.ts'

/** A product with three stars, whose it is, and who may end them. */
export type Recognised = { productId: string; address: string; producer: Actor; officer: Actor }

/** Walks a product through council and decision, so that a seller has something to sell; another one of a seller who has some, when asked. */
export async function recogniseProduct(
  running: Pick<TestApp, 'deliverEvents'>,
  sellerOf?: Recognised,
): Promise<Recognised> {
  const author = await createActor({ role: 'provincial-officer' })
  const organisationId = sellerOf?.producer.organisationId ?? (await createOrganisation(author.personId as string)).id
  const sitting = await openSitting({ organisationId })
  await signCards(sitting, [fullCard({ '9': 2, '4.3': 1, '12': 1, '1.1': 1, '3.1': 1, '3.3': 1, '5.3': 1, '10': 3 })])
  await closeScoring(sitting.chair, { ...sitting.at, absences: {} })
  const { id: verdictId } = await issueVerdict(sitting.chair, sitting.at)
  const signedOn = legalDateOf(currentTime())
  const signer = { signerName: 'Lê Văn Chánh (mẫu)', signerTitle: 'Chủ tịch' }
  const number = `${sitting.at.dossierId.slice(-4)}/QĐ-UBND`
  await recordDecision(sitting.officer, { number, signedOn, ...signer, verdictIds: [verdictId] })
  await running.deliverEvents()
  const producer = sellerOf?.producer ?? (await createActor({ role: 'producer', organisationId }))
  const { id, address } = await inTransaction(async (tx) => {
    const [row] = await tx`
      select p.id, l.address from registry.product p join registry.listing l on l.product_id = p.id
      where p.organisation_id = ${organisationId} order by p.id desc limit 1`
    return row as { id: string; address: string }
  })
  return { productId: id, address, producer, officer: sitting.officer }
}

/** Terms that tell a buyer all, with an account that is nobody's. */
export const goodTerms = {
  ...{ phone: '0900000000', delivery: 'Gửi bưu điện, 3 đến 5 ngày.', deliveryDong: '30000', returns: 'Trong 7 ngày.' },
  ...{ takesCash: 'on', bankBin: '970436', bankAccount: '0000000000', bankHolder: 'HTX MAU' },
}

/** An offer that tells a buyer all. */
export const goodOffer = {
  ...{ pack: 'Chai 500 ml', ingredients: 'Mật ong 100%', use: 'Dùng trực tiếp', storage: 'Nơi khô mát' },
  ...{ shelfLife: '24 tháng', origin: 'Việt Nam', priceDong: '150000', includesTax: 'on', includesPacking: 'on' },
  ...{ minQuantity: '1', maxQuantity: '20', untilOn: '' },
}

/** Puts a recognised product on sale with so many in stock; gives the offer. */
export async function putOnSale(
  { productId, producer }: Pick<Recognised, 'productId' | 'producer'>,
  quantity: number,
  pack = goodOffer.pack,
): Promise<string> {
  await saveTerms(producer, { form: goodTerms })
  const { id: offerId } = await saveOffer(producer, { productId, form: { ...goodOffer, pack } })
  await receiveStock(producer, { offerId, place: 'Kho', batch: 'L1', expiresOn: '', quantity })
  return offerId
}

/** Has the stars of a product withdrawn, six days on, when its producer has not answered. The clock stays there. */
export async function withdrawStars({ productId, officer }: Recognised): Promise<void> {
  const concludedOn = legalDateOf(currentTime())
  const certificateId = await inTransaction(async (tx) => (await getRecord(tx, productId, concludedOn)).current.id)
  const { id: withdrawalId } = await openWithdrawal(officer, {
    ...{ certificateId, ground: 'productionStopped', reason: 'Chủ thể đã ngừng sản xuất', replyBy: '' },
    ...{ conclusionDocument: 'Giấy xác nhận 5/XN-UBND', concludedOn },
  })
  setClock(() => new Date(Date.now() + 6 * 86_400_000))
  const signed = {
    documentNumber: '9/QĐ-UBND',
    signedOn: concludedOn,
    signerName: 'Lê Văn Chánh',
    signerTitle: 'Chủ tịch',
  }
  await withdrawCertificate(officer, { withdrawalId, ...signed })
}
