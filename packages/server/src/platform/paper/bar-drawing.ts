import { cellInWords } from './administrative-document.ts'

export type PaperBar = { label: string; value: number }

const width = 640
const row = 26
const labelWidth = 210
const valueWidth = 62

/** Bars with their names and numbers as an SVG that stands alone: in ink that a copier keeps, with fonts of the paper around it. */
export function drawBars(bars: readonly PaperBar[]): string {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const room = width - labelWidth - valueWidth - 16
  const height = bars.length * row + 8
  const rows = bars.map(({ label, value }, i) => {
    const y = 4 + i * row
    const length = Math.round((value / most) * room)
    return `<text x="${labelWidth}" y="${y + 17}" text-anchor="end">${encode(shorten(label))}</text>
<rect x="${labelWidth + 8}" y="${y + 4}" width="${Math.max(length, 1)}" height="${row - 8}" fill="#2f6b46"/>
<text x="${labelWidth + 14 + length}" y="${y + 17}" font-weight="bold">${cellInWords(value)}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Tinos, 'Times New Roman', serif" font-size="15" fill="#000">
<line x1="${labelWidth + 7}" x2="${labelWidth + 7}" y1="0" y2="${height}" stroke="#000" stroke-width="1"/>
${rows.join('\n')}
</svg>`
}

const longest = 30
const shorten = (label: string) => (label.length > longest ? `${label.slice(0, longest - 1)}…` : label)
const encode = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
