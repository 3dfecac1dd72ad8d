import type { ExternalType } from '@saolang/core/trace/resolver/external-link.ts'
import type { Tx } from '../../platform/sql.ts'
import { textHash } from '../copy/text-hash.ts'

export type ExternalLinkRow = {
  id: string
  productId: string
  type: ExternalType
  href: string
  title: string
  language: string | null
}

/** The links of a product to pages elsewhere that are offered now, oldest first. */
export async function listExternalLinks(tx: Tx, productId: string): Promise<ExternalLinkRow[]> {
  return tx<ExternalLinkRow[]>`
    select id, product_id as "productId", type, href, title, language from trace.product_link l
    where product_id = ${productId} and not exists (select from trace.product_link_end e where e.link_id = l.id)
    order by added_at, id`
}

/** Adds a link. */
export async function addExternalLink(tx: Tx, link: ExternalLinkRow, by: string, at: Date): Promise<void> {
  await tx`
    insert into trace.product_link (id, product_id, type, href, title, language, added_by, added_at)
    values (${link.id}, ${link.productId}, ${link.type}, ${link.href}, ${link.title}, ${link.language}, ${by}, ${at})`
}

/** Ends a link; false when it has ended. */
export async function endExternalLink(tx: Tx, id: string, by: string, at: Date): Promise<boolean> {
  const rows = await tx`
    insert into trace.product_link_end (link_id, ended_by, ended_at) values (${id}, ${by}, ${at})
    on conflict do nothing returning 1`
  return rows.length > 0
}

/** Whether a published event mentions a thing, by its normal identifier. */
export async function isMentionedInPublic(tx: Tx, identifier: string): Promise<boolean> {
  const [row] = await tx<{ is: boolean }[]>`
    select exists (
      select from trace.event_item i
      join trace.published_event p on p.event_id = i.event_id and p.event_time = i.event_time and p.ended_at is null
      where i.key = ${textHash(identifier)}::bigint and i.text = ${identifier}) as is`
  return row?.is ?? false
}
