import { system } from '@saolang/core/people/actor.ts'
import { getOrganisation } from '../people/get-organisation.ts'
import { act } from '../platform/act.ts'
import { renewProductPage } from './product-beside.ts'
import { listProductsOf, saveProduct } from './products.sql.ts'
import { refreshListing } from './refresh-listing.ts'

const renameProducer = act('product.follow', async (context, { organisationId }: { organisationId: string }) => {
  const { name } = await getOrganisation(context.tx, organisationId)
  const products = await listProductsOf(context.tx, organisationId)
  const behind = products.filter(({ producer }) => producer !== name)
  for (const product of behind) {
    await saveProduct(context.tx, { ...product, producer: name }, context.now)
    await refreshListing(context, product.id)
  }
  for (const { id } of products) await renewProductPage(context, id)
  context.on('organisation', organisationId, { products: behind.length })
})

/** An organisation that changed its name or legal form keeps its products, and they show its name of today; so they do when its phone may be shown, or no longer. */
export function onOrganisationChanged({ organisationId }: { organisationId: string }): Promise<void> {
  return renameProducer(system, { organisationId })
}
