import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { act } from '../../platform/act.ts'
import { storeUpload, type Upload } from '../../platform/files.ts'
import { getProduct } from '../../registry/get-product.ts'
import { renewProductPage } from '../../registry/product-beside.ts'
import { getSeat } from '../seat.ts'
import { addProductFacts, findProductFacts } from './product-facts.sql.ts'

/** What a maker writes about its product; what is left empty is not told. */
export type ToldFacts = { brand: string; standards: string; shelfLife: string; warnings: string }

/** A phone at the shelf loads this picture over a mobile network: pixels on its longer side. */
const photoSide = 720

/** Tells of a product what its trace page shows besides the register; without a new photo the former stays. */
export const tellProductFacts = act(
  'product-facts.tell',
  async (context, { productId, told, photo }: { productId: string; told: ToldFacts; photo?: string | undefined }) => {
    const { tx, who, now } = context
    const { organisationId } = await getProduct(tx, productId)
    refuseIf(organisationId ? [] : [{ code: 'forbidden.organisation' }])
    await getSeat(tx, who, organisationId as string)
    refuseIf(findLongProblems(told))
    const known = await findProductFacts(tx, productId)
    await addProductFacts(tx, {
      ...{ id: context.newId(), productId, by: who.personId as string, at: now },
      ...{ brand: tidy(told.brand) || null, standards: tidy(told.standards) || null },
      ...{ shelfLife: tidy(told.shelfLife) || null, warnings: tidy(told.warnings) || null },
      photo: photo ?? known?.photo ?? null,
    })
    await context.emit('PublicationChanged', { productId })
    context.on('product', productId, { photo: photo !== undefined })
    await renewProductPage(context, productId)
  },
)

/** Stores a photo of a product, small enough for the page on the jar. Gives its hash; refuses what is no picture. */
export async function storePhoto({ bytes, fileName }: Upload): Promise<string> {
  const { default: sharp } = await import('sharp')
  const small = await sharp(bytes)
    .rotate()
    .resize(photoSide, photoSide, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 72 })
    .toBuffer()
    .catch(() => {
      throw new Refused([{ code: 'publish.photo-unreadable', at: 'photo' }])
    })
  return (await storeUpload({ bytes: small, fileName: `${fileName.replace(/\.\w+$/, '')}.webp` })).sha256
}

function findLongProblems(told: ToldFacts): Problem[] {
  return Object.entries(told)
    .filter(([, text]) => text.length > 500)
    .map(([at]) => ({ code: 'publish.text-too-long', at, values: { most: 500 } }))
}
