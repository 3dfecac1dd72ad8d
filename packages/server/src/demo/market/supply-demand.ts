import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { monthsFrom } from '@saolang/core/market/demand/months.ts'
import { type Actor, system } from '@saolang/core/people/actor.ts'
import { declareSupply } from '../../market/demand/declare-supply.ts'
import { askToBuy, verifyBuyer } from '../../market/demand/know-buyer.ts'
import { postDemand } from '../../market/demand/post-demand.ts'
import { saveQuote, sendQuote } from '../../market/demand/quotes/write-quote.ts'
import { applyToFair } from '../../market/fairs/apply-to-fair.ts'
import { openFair } from '../../market/fairs/hold-fair.ts'
import { addAccount, demoPassword } from '../../people/add-account.ts'
import { registerOrganisation } from '../../people/register-organisation.ts'
import { currentTime } from '../../platform/act.ts'
import { readCertificates } from '../../registry/read-certificates.ts'
import type { DemoAccounts } from '../accounts.ts'

const buyer = {
  kind: 'sme',
  name: 'Siêu thị Đất Mũi (mẫu)',
  registrationNo: '961207000009 (mẫu)',
  taxCode: undefined,
  communeCode: '32047',
  address: 'Số 1 đường Mẫu',
  phone: undefined,
  email: 'sieu-thi@demo.saolang.example',
  representativeName: 'Cao Thị Thu Mua (mẫu)',
  representativeTitle: 'Trưởng phòng thu mua',
  representativeGender: 'female',
  representativeEthnicity: undefined,
  representativeResidence: undefined,
  establishedOn: undefined,
} as const

/** A supermarket that asks for honey, what two producers answered, and a fair that takes applications. All of it made up and marked. */
export async function seedDemoSupplyAndDemand(people: DemoAccounts): Promise<void> {
  const supermarket = await openBuyer(people.provincialOfficer)
  const today = legalDateOf(currentTime())
  const months = monthsFrom(today)
    .slice(1, 4)
    .map((month, i) => ({ month, quantity: 400 - 100 * i }))
  const holding = await listHolding(people)
  const [first] = holding
  if (!first) throw new Error('a producer of the demo has a product whose stars hold')
  for (const { producer, productId } of holding)
    await declareSupply(producer, {
      productId,
      form: {
        ...{
          unit: 'kg',
          shelfDays: 720,
          minOrder: 20,
          deliversTo: [],
          papers: [{ kind: 'food-safety', number: '12/2026 (mẫu)', untilOn: addDays(today, 500) }],
        },
        months: months.map(({ month }) => ({ month, quantity: 300 })),
      },
    })
  const { id: demandId } = await postDemand(supermarket, {
    ...{ title: 'Mật ong cho 12 siêu thị (mẫu)', setNo: first.setNo, unit: 'kg', minStar: 3, papers: ['food-safety'] },
    ...{
      quality: 'Độ ẩm dưới 21%, phiếu kiểm nghiệm trong 12 tháng (mẫu).',
      packing: 'Chai 500 ml, thùng 12 chai',
      minShelfDays: 540,
    },
    ...{ deliveryPlace: 'Kho trung tâm (mẫu)', deliveryProvince: '96', fromProvinces: [] },
    ...{ priceFromDong: 250_000, priceToDong: 320_000, access: 'open', invited: [], months },
    replyBy: new Date(`${addDays(today, 20)}T17:00:00+07:00`),
  })
  const answering = holding.filter(
    ({ setNo }, i) =>
      setNo === first.setNo && holding.findIndex((other) => other.producer === holding[i]?.producer) === i,
  )
  for (const [i, { producer, productId }] of answering.entries()) {
    const { id } = await saveQuote(producer, {
      ...{ demandId, productId, months: months.map(({ month }) => ({ month, quantity: 300 - 50 * i })) },
      terms: {
        tiers: [
          { from: 0, dong: 300_000 + 5_000 * i },
          { from: 200, dong: 285_000 + 5_000 * i },
        ],
        ...{
          paymentDays: 15,
          leadDays: 7,
          terms: 'Giao tận kho, đổi hàng vỡ trong 3 ngày (mẫu).',
          validUntil: addDays(today, 60),
        },
      },
    })
    await sendQuote(producer, id)
  }
  await openDemoFair(people.provincialOfficer, first)
}

async function openBuyer(officer: Actor): Promise<Actor> {
  const email = buyer.email
  const fullName = buyer.representativeName
  const grant = { role: 'producer' } as const
  const who = await addAccount(system, { email, fullName, password: demoPassword, isDemo: true, grant })
  const { id: organisationId } = await registerOrganisation(who, buyer)
  const supermarket = { ...who, organisationId }
  await askToBuy(supermarket, { kind: 'supermarket', about: 'Chuỗi 12 siêu thị ở Cà Mau (mẫu).', phone: '0900000009' })
  await verifyBuyer(officer, { organisationId, isKnown: true, why: '' })
  return supermarket
}

type Holding = { producer: Actor; productId: string; setNo: number }

async function listHolding({ producer, household, provincialOfficer }: DemoAccounts): Promise<Holding[]> {
  const issued = await readCertificates(provincialOfficer, undefined)
  const held = issued.flatMap(({ record: { product, current } }): Holding[] => {
    const owner = [producer, household].find(({ organisationId }) => organisationId === product.organisationId)
    return owner && current.standing.holds && product.setNo
      ? [{ producer: owner, productId: product.id, setNo: product.setNo }]
      : []
  })
  // Honey first: what the supermarket asks for.
  return held.toSorted((a, b) => Number(b.setNo === 4) - Number(a.setNo === 4))
}

async function openDemoFair(officer: Actor, { producer, productId }: Holding): Promise<void> {
  const today = legalDateOf(currentTime())
  const { id: fairId } = await openFair(officer, {
    ...{
      name: 'Hội chợ OCOP Đất Mũi (mẫu)',
      about: 'Hội chợ mẫu để xem thử.',
      place: 'Quảng trường trung tâm (mẫu)',
      provinceCode: '96',
    },
    ...{ fromOn: addDays(today, 40), untilOn: addDays(today, 43), applyUntil: addDays(today, 25), isDemo: true },
    plan: 'Khu A: A1 A2 A3 _ A4\nKhu B: B1 B2 B3',
  })
  await applyToFair(producer, { fairId, productIds: [productId], words: 'Cần ổ điện cho tủ mát (mẫu).' })
}
