import { CardCriterion } from './card-criterion.tsx'
import { type CardActions, type CardData, sheetLeaves } from './card-data.ts'
import { CardEvidencePanel } from './card-evidence.tsx'
import { CardFoot } from './card-foot.tsx'
import { CardIndex } from './card-index.tsx'

export type CardFormProps = { card: CardData; status?: string; actions?: CardActions }

/** The card of one member: index, sheet, evidence, foot. One form, so that it saves without JavaScript. */
export function CardForm({ card, status = '', actions }: CardFormProps) {
  const { set, part, words } = card
  const leaves = sheetLeaves(card, part)
  const heading = set.parts.find(({ code }) => code === part)
  return (
    <form method="post" action={card.action} id="card" novalidate>
      {card.csrfToken && <input type="hidden" name="csrf" value={card.csrfToken} />}
      <input type="hidden" name="part" value={part} />
      <div class="beside">
        <aside>
          <CardIndex card={card} actions={actions} />
        </aside>
        <div class="card-sheet">
          <h2>
            {part}. {heading?.title}
          </h2>
          {actions && <p class="soft small">{words.keys}</p>}
          {part === 'C' && card.byCode.length > 0 && (
            <p class="notice-line">
              {words.byCodeWhat} <a href={card.samplesHref}>{words.byCode}</a>
            </p>
          )}
          {leaves.map(({ leaf }) => (
            <CardCriterion key={leaf.code} card={card} leaf={leaf} actions={actions} />
          ))}
          {part === 'C' && (
            <div class="field">
              <label for="opinion">
                {words.opinion} <span class="soft optional">{words.opinionHint}</span>
              </label>
              <textarea id="opinion" name="opinion" rows={4} disabled={card.isSigned}>
                {card.opinion}
              </textarea>
            </div>
          )}
        </div>
        <CardEvidencePanel card={card} />
      </div>
      <CardFoot card={card} status={status} />
    </form>
  )
}
