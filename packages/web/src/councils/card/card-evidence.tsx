import type { CardData, CardEvidence } from './card-data.ts'
import { fillWord } from './card-data.ts'

/** What proves the current criterion, beside the sheet: photos as they are, PDF in the browser's own reader at its page. */
export function CardEvidencePanel({ card }: { card: CardData }) {
  const { words, current, evidence } = card
  const files = evidence.filter(({ criterion }) => criterion === current)
  return (
    <aside class="card-evidence" aria-label={fillWord(words.evidenceOf, { criterion: current })} aria-live="polite">
      <h2>{fillWord(words.evidenceOf, { criterion: current })}</h2>
      {files.length === 0 && <p class="soft">{words.evidenceNone}</p>}
      {files.map((file) => (
        <EvidenceFigure key={file.id} file={file} card={card} />
      ))}
    </aside>
  )
}

function EvidenceFigure({ file, card }: { file: CardEvidence; card: CardData }) {
  const { words } = card
  const { href, caption, mediaType, pages, page, sizeText } = file
  const address = addressOf(file)
  return (
    <figure class="evidence">
      <figcaption>
        <a href={address} target="_blank" rel="noopener">
          {caption}
        </a>
        <span class="soft small">
          {' '}
          · {sizeText}
          {pages !== undefined && ` · ${fillWord(words.evidencePages, { n: pages })}`}
          {page !== undefined && ` · ${fillWord(words.evidencePage, { n: page })}`}
        </span>
      </figcaption>
      {mediaType === 'application/pdf' ? (
        <iframe src={address} title={caption} loading="lazy" />
      ) : (
        <img src={href} alt={caption} loading="lazy" />
      )}
    </figure>
  )
}

/** Where a file opens: a PDF at the page that proves the criterion. */
export function addressOf({ href, page }: Pick<CardEvidence, 'href' | 'page'>): string {
  return page ? `${href}#page=${page}` : href
}
