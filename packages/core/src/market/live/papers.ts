import { isLegalDate, type LegalDate } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'

const commerceLaw = 'Luật 122/2025/QH15, Điều 23'

/** Papers that are shown before going live: of the business, of each product's quality, and the confirmed words of an advertisement. */
export const paperKinds = ['business', 'quality', 'advertising'] as const
export type PaperKind = (typeof paperKinds)[number]

/** A paper as it stands on a day. */
export type PaperFacts = { kind: PaperKind; productId: string | null; untilOn: LegalDate | null; isRefused: boolean }

/** A product that is to be sold live: `setNo` is its set of criteria (Decision 26/2026/QĐ-TTg). */
export type LiveProduct = { productId: string; name: string; setNo: number | null; starHolds: boolean }

type SetTraits = { advertising?: true; warning?: 'alcohol' | 'health' | 'cosmetic' }

// Foods for health, cosmetics and herbal oils are advertised in confirmed words only (Nghị định 15/2018/NĐ-CP, Điều 26–27; Luật Quảng cáo).
const traitsOfSet: Readonly<Record<number, SetTraits>> = {
  14: { warning: 'alcohol' },
  15: { warning: 'alcohol' },
  18: { advertising: true, warning: 'health' },
  19: { advertising: true, warning: 'cosmetic' },
  20: { advertising: true, warning: 'health' },
}

/** Which papers a product needs to be sold live; those of the seller stand beside. */
export function papersOf({ setNo }: Pick<LiveProduct, 'setNo'>): PaperKind[] {
  return traitsOfSet[setNo ?? 0]?.advertising ? ['quality', 'advertising'] : ['quality']
}

/** What must stand on the screen while such a product is shown; undefined when nothing must. */
export function warningOf(setNo: number | null): SetTraits['warning'] {
  return traitsOfSet[setNo ?? 0]?.warning
}

/** All that is looked at before a sale goes live. */
export type Readiness = {
  isHostKnown: boolean
  hasHost: boolean
  engineFault: string | undefined
  products: readonly LiveProduct[]
  papers: readonly PaperFacts[]
  today: LegalDate
}

/** Everything that stands against going live: who hosts, and each missing paper of each product, by name. */
export function findGoLiveProblems({
  hasHost,
  isHostKnown,
  engineFault,
  products,
  papers,
  today,
}: Readiness): Problem[] {
  const holds = (kind: PaperKind, productId: string | null) =>
    papers.some((paper) => paper.kind === kind && paper.productId === productId && holdsOn(paper, today))
  return [
    ...listProblems([
      engineFault !== undefined && { code: 'live.engine', values: { fault: engineFault } },
      !hasHost && { code: 'live.no-host', source: commerceLaw },
      hasHost && !isHostKnown && { code: 'live.host-unknown', source: commerceLaw },
      products.length === 0 && { code: 'live.bag-empty' },
      !holds('business', null) && { code: 'live.paper-business', source: commerceLaw },
    ]),
    ...products.flatMap((product) => [
      ...listProblems([!product.starHolds && { code: 'live.no-star', values: { name: product.name } }]),
      ...papersOf(product)
        .filter((kind) => !holds(kind, product.productId))
        .map((kind) => ({ code: `live.paper-${kind}`, values: { name: product.name }, source: commerceLaw })),
    ]),
  ]
}

/** Whether a paper can be shown on a day: neither over nor refused. */
export function holdsOn({ untilOn, isRefused }: PaperFacts, today: LegalDate): boolean {
  return !isRefused && (untilOn === null || untilOn >= today)
}

/** Why a paper cannot be kept as it is described. */
export function findPaperProblems(
  { number, issuedOn, untilOn }: { number: string; issuedOn: string; untilOn: string },
  today: LegalDate,
): Problem[] {
  return listProblems([
    number === '' && { code: 'live.paper-number', at: 'number' },
    !(isLegalDate(issuedOn) && issuedOn <= today) && { code: 'live.paper-issued', at: 'issuedOn' },
    untilOn !== '' && !(isLegalDate(untilOn) && untilOn >= today) && { code: 'live.paper-until', at: 'untilOn' },
  ])
}
