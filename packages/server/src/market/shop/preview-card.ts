import { createHash } from 'node:crypto'
import { readStored } from '../../platform/files.ts'
import { nameFonts } from '../../platform/paper/chart-picture.ts'
import { readDrawn } from './sized-pictures.ts'

/** What a preview card tells: of an offer with the star of this moment, or of a store. */
export type PreviewCard = {
  name: string
  /** Under the name: who makes it, where. */
  lines: readonly string[]
  /** In a band of its own: "OCOP 4 sao", "Gian hàng OCOP". */
  band: string
  star?: number | undefined
  /** A stored picture at the right side. */
  photo?: string | undefined
  isSample: string | undefined
}

const width = 1200
const height = 630
const photoWidth = 440

/** The mark of a card's content: an address with it never shows what was true before. */
export function markOf(card: PreviewCard): string {
  return createHash('sha256').update(JSON.stringify(card)).digest('hex').slice(0, 16)
}

/** A card as JPEG of 1200 × 630, as Zalo and Facebook show it large; drawn once for each content. */
export function drawPreview(card: PreviewCard): Promise<Buffer> {
  return readDrawn(`card-${markOf(card)}.jpg`, async () => {
    nameFonts()
    const { default: sharp } = await import('sharp')
    const photo =
      card.photo &&
      (await sharp(await readStored(card.photo))
        .resize(photoWidth, height, { fit: 'cover' })
        .toBuffer())
    const ground = sharp(Buffer.from(svgOf(card)))
    const drawn = photo ? ground.composite([{ input: photo, left: width - photoWidth, top: 0 }]) : ground
    return drawn.flatten({ background: '#fbf8f1' }).jpeg({ quality: 84, mozjpeg: true }).toBuffer()
  })
}

const starPath =
  'M12 1.9c.5 0 .9.3 1.1.7l2.5 5.3 5.8.8c1 .1 1.4 1.3.7 2l-4.2 4.1 1 5.8c.2 1-.9 1.7-1.7 1.3L12 19.1l-5.2 2.8c-.9.4-1.9-.3-1.7-1.3l1-5.8L1.9 10.7c-.7-.7-.3-1.9.7-2l5.8-.8 2.5-5.3c.2-.4.6-.7 1.1-.7z'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function svgOf({ name, lines, band, star = 0, photo, isSample }: PreviewCard): string {
  const room = photo ? 21 : 34
  const title = wrap(name, room, 3)
  const size = title.length > 2 ? 60 : 70
  const top = 250
  const text = (x: number, y: number, px: number, fill: string, words: string, more = '') =>
    `<text x="${x}" y="${y}" font-size="${px}" fill="${fill}" ${more}>${escaped(words)}</text>`
  const below = top + title.length * (size + 8)
  const stars = Array.from(
    { length: star },
    (_, i) =>
      `<path d="${starPath}" transform="translate(${70 + i * 76} 84) scale(2.9)" fill="#e8a317" stroke="#a06400" stroke-width=".5"/>`,
  ).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Tinos, serif">
<rect width="${width}" height="${height}" fill="#fbf8f1"/><rect width="22" height="${height}" fill="#1c6b3c"/>
<path d="M22 560c180-34 420-30 620-8s400 20 600-18v120H22z" fill="#e4f0e6"/>
<path d="M22 588c180-30 420-26 620-6s400 16 600-14" fill="none" stroke="#a9cdb3" stroke-width="3"/>
${photo ? '' : `<path d="${starPath}" transform="translate(900 180) scale(11)" fill="#fff2d3"/>`}
${stars}${text(star ? 84 + star * 76 : 70, 135, 40, '#114a28', band, 'font-weight="bold"')}
${title.map((line, i) => text(70, top + i * (size + 8), size, '#1c2620', line, 'font-weight="bold"')).join('')}
${lines
  .flatMap((line) => wrap(line, photo ? 38 : 62, 2))
  .slice(0, 3)
  .map((line, i) => text(70, below + 8 + i * 44, 34, '#556058', line))
  .join('')}
${text(70, 606, 32, '#114a28', isSample ? `Sao Làng · ${isSample}` : 'Sao Làng', 'font-weight="bold"')}
</svg>`
}

/** Words in lines of at most so many letters; what does not fit into the last ends in an ellipsis. */
function wrap(words: string, room: number, most: number): string[] {
  const lines: string[] = []
  for (const word of words.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < room) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  const shown = lines.slice(0, most)
  return lines.length > most ? shown.with(-1, `${shown.at(-1)}…`) : shown
}
