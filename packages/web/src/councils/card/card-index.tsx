import { allowsNone, choicesOf } from '@saolang/core/councils/card.ts'
import { score } from '@saolang/core/dossiers/scorecard.ts'
import type { Leaf } from '@saolang/law/criteria-set.ts'
import { type CardActions, type CardData, fillWord, marksOf, sheetLeaves } from './card-data.ts'

type CardIndexProps = { card: CardData; actions?: CardActions | undefined }

/** The index of criteria, part by part, with what each has got so far. */
export function CardIndex({ card, actions }: CardIndexProps) {
  const { set, words } = card
  const marks = marksOf(card)
  const { parts } = score(set, choicesOf(marks))
  return (
    <nav class="criteria-index" aria-label={words.criteria}>
      {set.parts.map(({ code, title, max }) => (
        <div key={code}>
          <h2 class="part-head">
            <span>
              {code} {title}
            </span>
            <span>
              <span aria-hidden="true">
                {parts[code]}/{max}
              </span>
              <span class="hidden">{fillWord(words.partPoints, { n: parts[code], max })}</span>
            </span>
          </h2>
          <ol>
            {sheetLeaves(card, code).map(({ leaf }) => (
              <li key={leaf.code}>
                <a
                  href={code === card.part ? `#c-${leaf.code}` : `${card.action}?part=${code}#c-${leaf.code}`}
                  aria-current={leaf.code === card.current ? 'true' : undefined}
                  onClick={() => code === card.part && actions?.show(leaf.code)}
                >
                  <span class="index-title">
                    {leaf.code} {sentenceCase(leaf.title)}
                  </span>
                  <Mark option={marks[leaf.code]} leaf={leaf} />
                </a>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </nav>
  )
}

function Mark({ option, leaf }: { option: string | undefined; leaf: Leaf }) {
  if (!option) return <span aria-hidden="true">–</span>
  const points = leaf.options.find(({ id }) => id === option)?.points ?? (allowsNone(leaf) ? 0 : '')
  return <span class="done">{points} ✓</span>
}

/** The decision prints some titles in capitals; in a narrow column they shout. */
export function sentenceCase(title: string): string {
  return title === title.toUpperCase() ? title.charAt(0) + title.slice(1).toLowerCase() : title
}
