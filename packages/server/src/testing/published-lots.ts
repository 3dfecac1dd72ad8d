import type { Actor } from '@saolang/core/people/actor.ts'
import { toShape } from '@saolang/core/trace/areas/shape.ts'
import { EntryForm } from '@saolang/core/trace/diary/entry.ts'
import { currentTime, newId } from '../platform/act.ts'
import { inTransaction } from '../platform/sql.ts'
import { addCertificate } from '../registry/certificates.sql.ts'
import { addProduct } from '../registry/products.sql.ts'
import { saveArea } from '../trace/areas/save-area.ts'
import { recordEntry } from '../trace/diary/record-entry.ts'
import { tellProductFacts } from '../trace/publish/tell-product-facts.ts'
import { createActor } from './actors.ts'

/** A maker with a recognised product that has all that the law asks for, and lots of it that can be published. */
export type MadeProduct = { maker: Actor; productId: string; lotIds: string[]; facts: typeof facts }

const facts = { brand: 'Rừng Tràm (mẫu)', standards: 'TCVN 12605:2019 (mẫu)', shelfLife: '24 tháng', warnings: '' }

/** Walks honey from a yard to jars in the diary. `expiresOn`: the last day of the product's certificate. */
export async function makeProduct({ lots, expiresOn }: { lots: number; expiresOn: string }): Promise<MadeProduct> {
  const maker = await createActor({ role: 'producer' })
  const productId = await enterProduct(maker.organisationId as string, expiresOn)
  const place = { communeCode: '32047' }
  const shape = toShape([
    [104.9, 9.4],
    [104.91, 9.4],
    [104.91, 9.41],
    [104.9, 9.41],
  ])
  const yard = await saveArea(maker, {
    form: { name: 'Trại ong', kind: 'bee-yard', ...place },
    location: { shape, way: 'drawn' },
  })
  const shed = await saveArea(maker, {
    form: { name: 'Xưởng', kind: 'workshop', ...place },
    location: { point: [104.9, 9.4], way: 'typed' },
  })
  const tell = async (step: string, told: Partial<EntryForm>) => {
    const form = EntryForm.parse({ id: newId(currentTime()), step, inputs: [], photos: [], ...told })
    await recordEntry(maker, { form, clock: {} })
    return form.id
  }
  const lotIds: string[] = []
  for (let i = 0; i < lots; i++) {
    const raw = await tell('honey.harvest', { areaId: yard.id, newWhat: 'Mật thô', quantity: 10, unit: 'kg' })
    const jars = { what: `product:${productId}`, quantity: 20, unit: 'chai', placeId: shed.id }
    lotIds.push(await tell('honey.fill', { inputs: [{ lot: `lot:${raw}` }], ...jars }))
  }
  await tellProductFacts(maker, { productId, told: facts, photo: 'a'.repeat(64) })
  return { maker, productId, lotIds, facts }
}

const source = { level: 'C', url: 'https://bao.example/', published: null, note: null, words: 'mẫu' } as const

async function enterProduct(organisationId: string, expiresOn: string): Promise<string> {
  const at = currentTime()
  const id = newId(at)
  const place = { communeCode: '32047', provinceCode: '96', recordedPlace: 'xã U Minh', recordedCommuneCode: '32047' }
  await inTransaction(async (tx) => {
    await addProduct(
      tx,
      {
        ...{ id, name: 'Mật ong (mẫu)', organisationId, producer: null, ...place },
        ...{ industryCode: 'I', setNo: 4, origin: 'import', importKey: id, isDemo: true },
      },
      at,
    )
    await addCertificate(
      tx,
      {
        ...{ id: newId(at), kind: 'transcribed', productId: id, number: null, authority: null, serial: null },
        ...{ authorityName: 'UBND tỉnh (mẫu)', decisionId: null, dossierId: null, verdictId: null, signer: null },
        ...{ decisionNumber: '1/QĐ-UBND (mẫu)', star: 4, points: null, parts: null, setId: null, year: 2025 },
        ...{ issuedOn: '2025-06-01', expiresOn, fact: 'recognised', factKey: id, source },
      },
      at,
    )
  })
  return id
}
