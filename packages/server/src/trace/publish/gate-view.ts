import { parseOwnCode } from '@saolang/core/trace/own-code.ts'
import { listMinimum, type ShownItem } from '@saolang/core/trace/publish/minimum.ts'
import type { MinimumItemId } from '@saolang/law/traceability/minimum-items.ts'
import { pathOfLot } from '../jar/path.ts'
import type { AtGate } from './read-publication.ts'

/** The items of the gate, each with the page on which its maker fills it in. */
export function listShownItems(gate: AtGate): (ShownItem & { fillHref?: string })[] {
  return listMinimum(gate.known, gate.lot ? 'lot' : 'product').map((item) => {
    const fillHref = fillHrefOf(item.id, gate)
    return { ...item, ...(fillHref && { fillHref }) }
  })
}

function fillHrefOf(id: MinimumItemId, { productId, organisationId, lot }: AtGate): string | undefined {
  const facts: readonly MinimumItemId[] = ['product-image', 'brand', 'standards', 'shelf-life', 'warnings']
  const ofMaker: readonly MinimumItemId[] = ['maker-name', 'maker-address', 'maker-identifier']
  if (facts.includes(id)) return `/trace/publish/${productId}/facts`
  if (ofMaker.includes(id)) return `/organisations/${organisationId}`
  if (id === 'expires-on' && lot) return `/diary/entries/${lot.id}`
  if (lot && ['stages', 'stage-places', 'growing-place', 'origin', 'harvested-on', 'made-on'].includes(id))
    return '/diary/entries'
  return undefined
}

/** The public page of what stands at the gate. */
export function pageHrefOf({ lot, subject }: AtGate): string {
  if (lot) return pathOfLot(lot)
  const own = parseOwnCode(subject)
  return own ? `/q/${own.key}` : subject
}
