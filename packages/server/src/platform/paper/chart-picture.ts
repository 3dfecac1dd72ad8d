import { fileURLToPath } from 'node:url'

const dotsPerMm = 300 / 25.4

/**
 * A drawing as PNG at 300 dots an inch, white behind it. Its words are set in the fonts that come with us: a server's own may have
 * no tone marks, or there may be none at all.
 */
export async function pngOf(svg: string, widthMm: number): Promise<{ bytes: Buffer; width: number; height: number }> {
  nameFonts()
  const { default: sharp } = await import('sharp')
  const { data, info } = await sharp(Buffer.from(svg), { density: 216 })
    .resize({ width: Math.round(widthMm * dotsPerMm) })
    .flatten({ background: '#fff' })
    .png({ palette: true })
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, width: info.width, height: info.height }
}

/** Has words that are drawn from now on set in the fonts that come with us (Tinos). */
export function nameFonts(): void {
  process.env.FONTCONFIG_FILE ??= fileURLToPath(new URL('fonts.conf', import.meta.url))
}
