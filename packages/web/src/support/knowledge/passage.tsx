import { findCitation } from '@saolang/law/citation.ts'
import { lawHref } from '../../kit/law/law-source.tsx'
import { useText } from '../../kit/words.ts'
import type { Answer } from './law-views.ts'

/** A passage of law: its place, the words that lead to it, its own. Read out in Vietnamese whatever the page speaks. */
export function PassageCard({ answer: { cite, title, lead, text } }: { answer: Answer }) {
  const citation = findCitation(cite)
  return (
    <blockquote class="law-passage" lang="vi">
      <p class="law-place">
        {citation ? <a href={lawHref(citation)}>{cite}</a> : cite}
        {title && <span class="soft"> · {title}</span>}
      </p>
      {lead.length > 0 && <p class="soft">{lead.join(' ')}</p>}
      {text.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {text.length === 0 && <AnnexWords />}
    </blockquote>
  )
}

function AnnexWords() {
  const t = useText()
  return <p class="soft">{t('support.law.annexToOpen')}</p>
}
