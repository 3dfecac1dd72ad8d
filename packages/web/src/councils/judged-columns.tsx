import { formatNumber } from '../kit/format.ts'
import { Stars } from '../kit/stars.tsx'
import type { Column } from '../kit/table.tsx'
import type { Text } from '../kit/words.ts'

/** A judged product as a line of a table: what leads to its verdict, and what the council found. */
export type JudgedProduct = { productName: string; code: string; points: number; star: number }

/** Product, points and star of judged products, each leading to its verdict. */
export function judgedColumns<Line extends JudgedProduct>(
  t: Text,
  lang: 'vi' | 'en',
  verdictOf: (line: Line) => string,
): Column<Line>[] {
  return [
    {
      key: 'product',
      title: t('councils.product'),
      isHead: true,
      cell: (line) => (
        <>
          <a href={`/councils/verdicts/${verdictOf(line)}`}>{line.productName}</a>
          <span class="soft small">{line.code}</span>
        </>
      ),
    },
    { key: 'points', title: t('councils.points'), isNumber: true, cell: ({ points }) => formatNumber(lang, points) },
    { key: 'star', title: t('councils.star'), cell: ({ star }) => <Stars count={star} size="small" /> },
  ]
}
