import { choicesOf } from '@saolang/core/councils/card.ts'
import { score } from '@saolang/core/dossiers/scorecard.ts'
import { type CardData, fillWord, marksOf, sheetLeaves } from './card-data.ts'

type CardFootProps = { card: CardData; status: string }

/** What stands at the foot of the screen: points so far, the star, the floors that hold it down, and the way on. */
export function CardFoot({ card, status }: CardFootProps) {
  const { set, words, isSigned, byCode } = card
  const marks = marksOf(card)
  const result = score(set, choicesOf(marks))
  const leaves = sheetLeaves(card)
  const all = leaves.length
  const unmarked = isSigned ? 0 : leaves.filter(({ leaf }) => !marks[leaf.code]).length
  return (
    <div class="standing">
      <b class="big">{result.points}</b>
      <span class="soft">
        {fillWord(words.marked, { n: all - unmarked, of: all })}
        {byCode.length > 0 && `, ${words.withoutSamples}`}
      </span>
      <span class="stars" role="img" aria-label={fillWord(words.starsNow, { n: result.star })}>
        {[1, 2, 3, 4, 5].map((n) => (
          <svg key={n} class={n <= result.star ? undefined : 'off'} aria-hidden="true">
            <use href="#star" />
          </svg>
        ))}
      </span>
      <Held card={card} result={result} />
      <span class="soft small" role="status">
        {isSigned ? words.signedCard : status}
      </span>
      {!isSigned && <Ways card={card} />}
    </div>
  )
}

function Held({ card: { words }, result }: { card: CardData; result: ReturnType<typeof score> }) {
  if (result.knockOuts[0])
    return (
      <span class="chip bad">
        <span>{fillWord(words.knockedOut, { criterion: result.knockOuts[0].criterion })}</span>
      </span>
    )
  const [first] = result.shortfalls
  if (!first) return null
  const missing = result.shortfalls.filter(({ forStar }) => forStar === first.forStar).map(({ criterion }) => criterion)
  return (
    <span class="chip warn">
      <span>
        {fillWord(words.floorsMissing, { n: missing.length, star: first.forStar, criteria: missing.join(', ') })}
      </span>
    </span>
  )
}

function Ways({ card: { part, words } }: { card: CardData }) {
  const next = part === 'A' ? 'B' : part === 'B' ? 'C' : undefined
  return (
    <>
      <button class={next ? 'button' : 'button plain'} type="submit" name="act" value={next ? `part:${next}` : 'save'}>
        {next ? fillWord(words.nextPart, { part: next }) : words.saveAndGo}
      </button>
      <button class={next ? 'button plain' : 'button'} type="submit" name="act" value="review">
        {words.review}
      </button>
    </>
  )
}
