import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import type { AreaForm } from '@saolang/core/trace/areas/area.ts'
import { type Position, toShape } from '@saolang/core/trace/areas/shape.ts'
import { EntryForm } from '@saolang/core/trace/diary/entry.ts'
import { currentTime, newId } from '../platform/act.ts'
import { saveArea } from '../trace/areas/save-area.ts'
import { addAreaContract, addAreaPaper, setSeason } from '../trace/areas/tell-about-area.ts'
import { readShelf } from '../trace/diary/read-diary.ts'
import { recordEntry } from '../trace/diary/record-entry.ts'
import type { DemoAccounts } from './accounts.ts'
import { demoProducts } from './demo-products.ts'

const place = { communeCode: '32047' }

/** Three fictitious yards in the melaleuca forest; corners by latitude and longitude, none of them anybody's. */
const yards: { name: string; corners: Position[]; expectedKilograms: number; grower?: string }[] = [
  {
    name: 'Trại ong kênh 7 (mẫu)',
    corners: [
      [104.9631, 9.4102],
      [104.9661, 9.4102],
      [104.9664, 9.408],
      [104.9629, 9.4078],
    ],
    expectedKilograms: 420,
  },
  {
    name: 'Trại ong lung Sen (mẫu)',
    corners: [
      [104.9712, 9.4055],
      [104.9739, 9.406],
      [104.9742, 9.4037],
      [104.9715, 9.4033],
    ],
    expectedKilograms: 350,
    grower: 'Hộ Nguyễn Văn Tràm (mẫu)',
  },
  {
    name: 'Trại ong bìa rừng (mẫu)',
    corners: [
      [104.958, 9.4022],
      [104.9606, 9.4025],
      [104.9603, 9.4001],
      [104.9577, 9.3999],
    ],
    expectedKilograms: 300,
    grower: 'Hộ Trần Thị Bông (mẫu)',
  },
]

/**
 * The honey of the demo's cooperative, from three yards to jars in a shop, told in the diary on the days on which it would have
 * happened. All of it is made up and says so.
 */
export async function seedHoneyChain(people: DemoAccounts, ago: (days: number) => void): Promise<void> {
  const { producer } = people
  ago(96)
  const yardIds = await tellYards(producer)
  const workshop = await keepPlace(
    producer,
    { name: 'Xưởng lọc mật (mẫu)', kind: 'workshop', ...place },
    [104.9689, 9.4071],
  )
  const shop = await keepPlace(producer, { name: 'Cửa hàng OCOP (mẫu)', kind: 'shop', ...place }, [104.9702, 9.4119])
  ago(70)
  for (const areaId of yardIds)
    await tell(producer, 'honey.care', { areaId, work: 'Thăm ong, thay cầu, không dùng thuốc (mẫu).' })
  const harvests = await harvest(producer, yardIds, ago)
  ago(52)
  const filtered = await tell(producer, 'honey.filter', {
    inputs: harvests.map((id) => ({ lot: `lot:${id}` })),
    newWhat: 'Mật ong đã lọc',
    quantity: 292,
    unit: 'kg',
    placeId: workshop,
  })
  ago(51)
  const inputs = [{ lot: `lot:${filtered}` }]
  await tell(producer, 'honey.check', { inputs, result: 'Độ ẩm 19,2% (mẫu)' })
  await fillAndShip(producer, { filtered, workshop, shop, ago })
}

async function tellYards(producer: Actor): Promise<string[]> {
  const today = legalDateOf(currentTime())
  const ids: string[] = []
  for (const { name, corners, expectedKilograms, grower } of yards) {
    const form: AreaForm = { name, kind: 'bee-yard', crop: 'Ong Ý, hoa tràm', growerName: grower, ...place }
    const { id: areaId } = await saveArea(producer, { form, location: { shape: toShape(corners), way: 'walked' } })
    await setSeason(producer, {
      areaId,
      form: {
        name: 'Mùa hoa tràm (mẫu)',
        crop: 'Hoa tràm',
        startsOn: addDays(today, -30),
        endsOn: addDays(today, 120),
        expectedKilograms,
      },
    })
    if (grower)
      await addAreaContract(producer, {
        areaId,
        form: { growerName: grower, signedOn: addDays(today, -20), kilograms: expectedKilograms },
      })
    ids.push(areaId)
  }
  await addAreaPaper(producer, {
    areaId: ids[0] as string,
    form: {
      kind: 'organic-vn',
      number: 'MẪU-001',
      issuer: 'Tổ chức chứng nhận (mẫu)',
      issuedOn: addDays(today, -100),
      expiresOn: addDays(today, 265),
    },
  })
  return ids
}

async function keepPlace(producer: Actor, form: AreaForm, point: Position): Promise<string> {
  return (await saveArea(producer, { form, location: { point, way: 'typed' } })).id
}

async function harvest(producer: Actor, yardIds: readonly string[], ago: (days: number) => void): Promise<string[]> {
  const ids: string[] = []
  for (const [i, areaId] of yardIds.entries()) {
    ago(56 - i)
    const amount = { newWhat: 'Mật ong thô', quantity: [118.5, 102, 84.5][i] as number, unit: 'kg' }
    ids.push(await tell(producer, 'honey.harvest', { areaId, ...amount }))
  }
  return ids
}

type Filling = { filtered: string; workshop: string; shop: string; ago(days: number): void }

async function fillAndShip(producer: Actor, { filtered, workshop, shop, ago }: Filling): Promise<void> {
  const { products } = await readShelf(producer, {})
  const product = products.find(({ name }) => name === demoProducts[0]?.name)
  if (!product) throw new Error('the demo has no recognised honey')
  ago(50)
  const filled = await tell(producer, 'honey.fill', {
    inputs: [{ lot: `lot:${filtered}`, quantity: 280 }],
    what: `product:${product.id}`,
    quantity: 400,
    unit: 'chai',
    placeId: workshop,
    expiresOn: addDays(legalDateOf(currentTime()), 730),
  })
  const jars = (quantity: number) => [{ lot: `lot:${filled}`, quantity }]
  ago(47)
  await tell(producer, 'honey.box', { inputs: jars(240), parcels: 20, placeId: workshop })
  ago(46)
  await tell(producer, 'honey.ship', { inputs: jars(240), to: 'Cửa hàng OCOP (mẫu)', toPlaceId: shop })
  ago(20)
  await tell(producer, 'honey.sell', { inputs: jars(12), to: 'Khách tại xưởng (mẫu)' })
}

async function tell(producer: Actor, step: string, told: Partial<EntryForm>): Promise<string> {
  const form = EntryForm.parse({ id: newId(currentTime()), step, inputs: [], photos: [], ...told })
  await recordEntry(producer, { form, clock: {} })
  return form.id
}
