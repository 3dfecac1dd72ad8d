import type { Lang } from '@saolang/web/messages/message-rows.ts'
import type { BesideProduct } from '@saolang/web/registry/record.ts'
import type { ActContext } from '../platform/act.ts'
import { touchProduct } from './products.sql.ts'

type FindBeside = (productId: string, lang: Lang) => Promise<readonly BesideProduct[]>

let find: FindBeside = async () => []

/** Tells the product's page whom to ask for what stands beside it. The register knows no room on its right: app.ts hands the answer in. */
export function configureBeside(next: FindBeside): void {
  find = next
}

/** What other rooms have to say beside a product. */
export function findBeside(productId: string, lang: Lang): Promise<readonly BesideProduct[]> {
  return find(productId, lang)
}

/** Has a product's public page made anew: what stands beside it has changed. */
export function renewProductPage({ tx, now }: Pick<ActContext, 'tx' | 'now'>, productId: string): Promise<void> {
  return touchProduct(tx, productId, now)
}
