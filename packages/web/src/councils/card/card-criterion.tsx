import { allowsNone, noneFits } from '@saolang/core/councils/card.ts'
import type { Leaf, Option } from '@saolang/law/criteria-set.ts'
import { type CardActions, type CardData, type CardTick, fillWord } from './card-data.ts'
import { addressOf } from './card-evidence.tsx'
import { sentenceCase } from './card-index.tsx'

type CardCriterionProps = { card: CardData; leaf: Leaf; actions?: CardActions | undefined }

/**
 * One criterion of the card: what the applicant claims, the printed options with points and floors, a note. What the advisory group
 * ticked stands there already; the options open to whoever objects.
 */
export function CardCriterion({ card, leaf, actions }: CardCriterionProps) {
  const { words, notes, isSigned, ticks } = card
  const { code } = leaf
  const tick = ticks[code]
  return (
    <article class={card.current === code ? 'criterion now' : 'criterion'} id={`c-${code}`} data-criterion={code}>
      <fieldset class="choices">
        <legend class="criterion-title">
          <span>
            {code} {sentenceCase(leaf.title)}
          </span>{' '}
          <span class="soft small">{fillWord(words.max, { n: leaf.max })}</span>
        </legend>
        {(leaf.notes ?? []).map(({ text }) => (
          <p key={text} class="hint">
            {text}
          </p>
        ))}
        <Claim card={card} leaf={leaf} actions={actions} />
        {tick ? (
          <Ticked card={card} leaf={leaf} tick={tick} actions={actions} />
        ) : (
          <OptionRows card={card} leaf={leaf} actions={actions} />
        )}
      </fieldset>
      <div class="field">
        <label for={`note-${code}`}>
          {words.note} <span class="soft optional">{words.noteHint}</span>
        </label>
        <input
          id={`note-${code}`}
          name={`note-${code}`}
          defaultValue={notes[code] ?? ''}
          disabled={isSigned}
          autocomplete="off"
        />
      </div>
    </article>
  )
}

/** Every printed option, and that none fits where the sheet has no option of 0 points. */
function OptionRows({ card, leaf, actions }: CardCriterionProps) {
  const none = { id: noneFits, text: card.words.noneFits, points: 0 }
  const options = allowsNone(leaf) ? [...leaf.options, none] : leaf.options
  return (
    <div class="choice-rows">
      {options.map((option) => (
        <OptionRow key={option.id} card={card} code={leaf.code} option={option} cases={leaf.cases} actions={actions} />
      ))}
    </div>
  )
}

function Ticked({ card, leaf, tick, actions }: CardCriterionProps & { tick: CardTick }) {
  const { words, objections, isSigned } = card
  const { code } = leaf
  const ticked = leaf.options.find(({ id }) => id === tick.mark)
  return (
    <>
      <div class="ticked">
        <p>
          <b>{words.ticked}:</b> {ticked?.text ?? words.noneFits} <b class="choice-points">{ticked?.points ?? 0}</b>
        </p>
        {tick.basis && <p class="soft">{fillWord(words.tickRests, { basis: tick.basis })}</p>}
        {tick.files.map(({ caption, href }) => (
          <a key={href} href={href} target="_blank" rel="noopener">
            {caption}
          </a>
        ))}
      </div>
      <details class="objection" open={objections[code] !== undefined}>
        <summary>{words.object}</summary>
        <div class="field">
          <label for={`objection-${code}`}>{words.objectionReason}</label>
          <input
            id={`objection-${code}`}
            name={`objection-${code}`}
            defaultValue={objections[code] ?? ''}
            disabled={isSigned}
            autocomplete="off"
            onInput={(event) => actions?.object(code, event.currentTarget.value)}
          />
        </div>
        <OptionRows card={card} leaf={leaf} actions={actions} />
      </details>
    </>
  )
}

function Claim({ card, leaf, actions }: CardCriterionProps) {
  const { words, selfMarks, selfWords, evidence } = card
  const claimed = leaf.options.find(({ id }) => id === selfMarks[leaf.code])
  const files = evidence.filter(({ criterion }) => criterion === leaf.code)
  return (
    <div class="claim">
      {claimed ? fillWord(words.selfChosen, { n: claimed.points }) : words.selfNone}
      {files.length === 0 ? (
        <span class="soft">· {words.evidenceNone}</span>
      ) : (
        <button
          class="button quiet only-wide"
          type="submit"
          name="act"
          value={`show:${leaf.code}`}
          onClick={(event) => showHere(event, leaf.code, actions)}
        >
          {fillWord(words.evidenceShow, { n: files.length })}
        </button>
      )}
      {selfWords[leaf.code] && <q>{selfWords[leaf.code]}</q>}
      {files.length > 0 && <EvidenceLinks files={files} />}
    </div>
  )
}

/** On a narrow screen there is no room beside the sheet: the files open on their own. */
function EvidenceLinks({ files }: { files: CardData['evidence'] }) {
  return (
    <ul class="only-narrow">
      {files.map((file) => (
        <li key={file.id}>
          <a href={addressOf(file)} target="_blank" rel="noopener">
            {file.caption}
          </a>
        </li>
      ))}
    </ul>
  )
}

// Without JavaScript the button saves and comes back with the evidence beside the sheet.
function showHere(event: Event, code: string, actions: CardActions | undefined): void {
  if (!actions) return
  event.preventDefault()
  actions.show(code)
}

type OptionRowProps = {
  card: CardData
  code: string
  option: Pick<Option, 'id' | 'text' | 'points' | 'floorFor' | 'case'>
  cases?: Leaf['cases'] | undefined
  actions?: CardActions | undefined
}

function OptionRow({ card, code, option, cases, actions }: OptionRowProps) {
  const { words, marks, ticks, isSigned } = card
  const id = `${code}-${option.id}`
  const caseText = option.case && cases?.[option.case]
  // A signed card keeps no mark where nothing fitted.
  const mark = marks[code] ?? ticks[code]?.mark
  const isChosen = mark === option.id || (isSigned && option.id === noneFits && !mark)
  return (
    <label class="choice" for={id}>
      <input
        type="radio"
        id={id}
        name={`mark-${code}`}
        value={option.id}
        checked={isChosen}
        disabled={isSigned}
        onChange={() => actions?.mark(code, option.id)}
      />
      <span class="choice-words">
        {option.text}
        {caseText && <span class="hint">{caseText}</span>}
      </span>
      {option.floorFor && (
        <span class="choice-mark">
          <span class="chip warn">
            <span>{fillWord(words.floorChip, { star: option.floorFor })}</span>
          </span>
        </span>
      )}
      <b class="choice-points">{option.points}</b>
    </label>
  )
}
