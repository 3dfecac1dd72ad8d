import { type CriteriaSet, listLeaves } from '@saolang/law/criteria-set.ts'
import type { Choices } from '../../dossiers/scorecard.ts'

/** A signed card, with the sheet it is on. */
export type SignedCard = { product: string; member: string; set: CriteriaSet; choices: Choices }

/** A card to look at again: marked in one column from top to bottom, or the same, box by box, as another card of its author. */
export type CardFlag = { product: string; member: string; why: 'one-column' | 'same-as-another' }

const oneColumn = 0.95
const clearlyLess = 0.8

/**
 * Cards whose marks look unread. "One column": at least 95% of the criteria at the same height of their scale, while half of the others
 * had less than 80% so on the same product; an excellent product is not a flag. "Same as another": where somebody else told the two
 * products apart. Thresholds are ours: a hint to ask, never a finding.
 */
export function flagCards(cards: readonly SignedCard[]): CardFlag[] {
  const onProduct = Map.groupBy(cards, ({ product }) => product)
  const prints = new Map(cards.map((card) => [card, printOf(card)]))
  const alike = Map.groupBy(cards, (card) => `${card.member} ${prints.get(card)}`)
  const even = new Map(cards.map((card) => [card, evenness(card)]))
  const othersOn = ({ product, member }: SignedCard) =>
    (onProduct.get(product) ?? []).filter((other) => other.member !== member)
  const isOneColumn = (card: SignedCard) => {
    const others = othersOn(card)
    const varied = others.filter((other) => (even.get(other) ?? 1) < clearlyLess).length
    return (even.get(card) ?? 0) >= oneColumn && varied * 2 >= others.length && varied > 0
  }
  const isToldApart = (card: SignedCard, twin: SignedCard) => {
    const onTwin = new Map(othersOn(twin).map((other) => [other.member, prints.get(other)]))
    return othersOn(card).some((one) => onTwin.has(one.member) && onTwin.get(one.member) !== prints.get(one))
  }
  const isCopy = (card: SignedCard) =>
    (alike.get(`${card.member} ${prints.get(card)}`) ?? []).some((twin) => twin !== card && isToldApart(card, twin))
  return cards.flatMap((card): CardFlag[] => {
    const { product, member } = card
    return [
      ...(isOneColumn(card) ? [{ product, member, why: 'one-column' as const }] : []),
      ...(isCopy(card) ? [{ product, member, why: 'same-as-another' as const }] : []),
    ]
  })
}

/** The largest share of a card's criteria that were marked at the same height: lowest, middle or highest third of the scale. */
export function evenness({ set, choices }: Pick<SignedCard, 'set' | 'choices'>): number {
  const heights = listLeaves(set).map(({ leaf: { code, options } }) => {
    const points = options.find(({ id }) => id === choices[code])?.points ?? 0
    const most = Math.max(...options.map((option) => option.points))
    return Math.min(2, Math.floor((3 * points) / most))
  })
  const counts = [0, 1, 2].map((height) => heights.filter((each) => each === height).length)
  return Math.max(...counts) / heights.length
}

/** Two cards with the same print have the same box ticked on every criterion of the same sheet. */
function printOf({ set, choices }: SignedCard): string {
  return [set.id, ...listLeaves(set).map(({ leaf: { code } }) => choices[code] ?? '')].join(' ')
}
