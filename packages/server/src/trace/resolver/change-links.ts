import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import {
  type ExternalLinkClaim,
  type ExternalType,
  findExternalLinkProblems,
} from '@saolang/core/trace/resolver/external-link.ts'
import { type ActContext, act, view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { addressOf, getProduct, getRecord } from '../../registry/get-product.ts'
import { addExternalLink, endExternalLink, listExternalLinks } from './links.sql.ts'

/** Adds a link from the code of one's own product to a page elsewhere. Refused with every reason. */
export const addLink = act(
  'link.add',
  async (context, { productId, ...claim }: ExternalLinkClaim & { productId: string }) => {
    await refuseOthers(context, productId)
    const link = { ...claim, href: claim.href.trim(), title: tidy(claim.title) }
    refuseIf(findExternalLinkProblems(link))
    const id = context.newId()
    const row = {
      id,
      productId,
      type: link.type as ExternalType,
      href: link.href,
      title: link.title,
      language: link.language || null,
    }
    await addExternalLink(context.tx, row, context.who.personId as string, context.now)
    context.on('product', productId, { link: link.type })
    return id
  },
)

/** Takes a link off; it stays on record. */
export const endLink = act('link.end', async (context, { productId, id }: { productId: string; id: string }) => {
  await refuseOthers(context, productId)
  const links = await listExternalLinks(context.tx, productId)
  refuseIf(links.some((link) => link.id === id) ? [] : [{ code: 'not-found.link' }])
  await endExternalLink(context.tx, id, context.who.personId as string, context.now)
  context.on('product', productId)
})

/** One's own product with its links. */
export const readLinks = view('link.add', async ({ tx, who, now }, productId: string) => {
  await refuseOthers({ tx, who }, productId)
  const record = await getRecord(tx, productId, legalDateOf(now))
  return {
    product: { id: productId, name: record.product.name, address: addressOf(record) },
    links: await listExternalLinks(tx, productId),
  }
})

async function refuseOthers({ tx, who }: Pick<ActContext, 'tx' | 'who'>, productId: string): Promise<void> {
  refuseIf(findOwnerProblems(who, await getOwner(tx, productId)))
}

async function getOwner(tx: Tx, productId: string): Promise<string | null> {
  return (await getProduct(tx, productId)).organisationId
}

function findOwnerProblems({ organisationId }: Actor, owner: string | null): Problem[] {
  return organisationId && organisationId === owner ? [] : [{ code: 'forbidden.organisation' }]
}
