import { type Citation, readSource } from '@saolang/law/citation.ts'

/** Where the decision in force is read. */
export const decisionHref = '/law/26-2026-qd-ttg'

/** The address of a place in the decision: the page of its article or annex, at its clause or point. */
export function lawHref(citation: Citation): string {
  if ('annex' in citation) {
    const { annex, sheet, form } = citation
    return sheet ? `${decisionHref}/sets/${sheet}` : `${decisionHref}/annex-${annex}${form ? `#form-${form}` : ''}`
  }
  const { article, clause, point } = citation
  return `${decisionHref}/${article}${clause ? `#${placeId(clause, point)}` : ''}`
}

/** The anchor of a clause or point on its article's page: `k7`, `k7-dd` for điểm đ. */
export function placeId(clause: number, point?: string): string {
  return `k${clause}${point ? `-${point.replace('đ', 'dd')}` : ''}`
}

/** A note of sources, each place in it a link to its words. */
export function LawSource({ source }: { source: string }) {
  return (
    <>
      {readSource(source).map(({ text, citation }, i) =>
        citation ? (
          <a key={`${text}${i}`} href={lawHref(citation)}>
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </>
  )
}
