/** A place in Decision 26/2026/QĐ-TTg: an article, down to its clause and point, or an annex with its form. */
export type Citation =
  | { article: number; clause?: number; point?: string }
  | { annex: 'I' | 'II' | 'III'; form?: string; sheet?: number }

/** A piece of a note of sources: words, and the place that they name where they name one. */
export type SourcePart = { text: string; citation?: Citation }

const places =
  /Điều (\d+)(?: khoản (\d+)(?: điểm ([a-zđ])(?!\p{L}))?)?|khoản (\d+)(?: điểm ([a-zđ])(?!\p{L}))?|điểm ([a-zđ])(?!\p{L})|Phụ lục (III|II|I)(?!\p{L})(?:(?:,| bộ số) (?:Mẫu số (\d\d)|(\d+)))?|Mẫu số (\d\d)/gu

// "Điều 111" of the Labour Code is no article of ours: a note that names another text is left as words.
const otherText = /[Ll]uật|Nghị định|Nghị quyết|Thông tư|Chỉ thị|Công văn|(?<!26\/2026\/)QĐ-|\d+\/\d+\/(?:NĐ|TT|QH)/u

/**
 * Reads a note of sources ("Điều 7 khoản 3 điểm e; Phụ lục III, Mẫu số 02") into its pieces, in order, nothing lost. "khoản 2" and
 * "điểm b" alone continue the article or clause named before them.
 */
export function readSource(source: string): SourcePart[] {
  if (otherText.test(source)) return [{ text: source }]
  const parts: SourcePart[] = []
  let end = 0
  let last: { article: number; clause?: number } | undefined
  for (const match of source.matchAll(places)) {
    const citation = citationOf(match, last)
    if (!citation) continue
    if (match.index > end) parts.push({ text: source.slice(end, match.index) })
    parts.push({ text: match[0], citation })
    end = match.index + match[0].length
    if ('article' in citation) last = citation
  }
  return end < source.length ? [...parts, { text: source.slice(end) }] : parts
}

/** The first place that a note names; undefined when it names none of this decision. */
export function findCitation(source: string): Citation | undefined {
  return readSource(source).find(({ citation }) => citation)?.citation
}

function citationOf(match: RegExpMatchArray, last: { article: number; clause?: number } | undefined) {
  const [, article, clause, point, nextClause, itsPoint, nextPoint, annex, form, sheet, formAlone] = match
  if (article) return articleAt(Number(article), clause, point)
  if (annex)
    return { annex: annex as 'I' | 'II' | 'III', ...(form && { form }), ...(sheet && { sheet: Number(sheet) }) }
  if (formAlone) return { annex: 'III' as const, form: formAlone }
  if (nextClause && last) return articleAt(last.article, nextClause, itsPoint)
  return nextPoint && last?.clause ? articleAt(last.article, String(last.clause), nextPoint) : undefined
}

function articleAt(article: number, clause: string | undefined, point: string | undefined): Citation {
  return { article, ...(clause && { clause: Number(clause) }), ...(point && { point }) }
}

/** A place in the words of the law: "Điều 7 khoản 3 điểm e". */
export function nameCitation(citation: Citation): string {
  if ('annex' in citation) {
    const { annex, form, sheet } = citation
    return `Phụ lục ${annex}${form ? `, Mẫu số ${form}` : ''}${sheet ? ` bộ số ${sheet}` : ''}`
  }
  const { article, clause, point } = citation
  return `Điều ${article}${clause ? ` khoản ${clause}` : ''}${point ? ` điểm ${point}` : ''}`
}
