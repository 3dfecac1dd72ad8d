import { formatNumber } from '@saolang/web/kit/format.ts'

const rowHeight = 26
const width = 640
const labelWidth = 230

/** Bars as a drawing that stands alone, for documents: its colours and fonts are in it, its letters are black on white. */
export function barPicture(bars: readonly { label: string; value: number }[]): string {
  const most = Math.max(1e-9, ...bars.map(({ value }) => value))
  const reach = width - labelWidth - 70
  const rows = bars.map(({ label, value }, i) => {
    const y = i * rowHeight
    const length = Math.round((value / most) * reach)
    return `<text x="${labelWidth - 8}" y="${y + 18}" text-anchor="end">${inXml(shorten(label))}</text>
<rect x="${labelWidth}" y="${y + 4}" width="${length}" height="${rowHeight - 9}" fill="#1c6b3c"/>
<text x="${labelWidth + length + 6}" y="${y + 18}" font-weight="bold">${formatNumber('vi', value)}</text>`
  })
  const height = Math.max(1, bars.length) * rowHeight
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="Times New Roman" font-size="14">${rows.join('\n')}</svg>`
}

const shorten = (label: string) => (label.length > 34 ? `${label.slice(0, 33)}…` : label)
const inXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
