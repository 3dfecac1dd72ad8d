import sharp from 'sharp'
import type { Examined } from './stored-file.ts'

const mostPixels = 50_000_000
const longestSide = 2000

// One picture at a time on one core: an upload never starves the pages, and memory stays flat.
sharp.concurrency(1)
sharp.cache(false)

/**
 * Draws an image anew: turned the way it was held, at most 2000 pixels a side, without any metadata (place, device,
 * hidden data behind the picture). JPEG stays JPEG, the rest becomes WebP. Refuses what cannot be drawn and more than 50 megapixels.
 */
export async function cleanImage(bytes: Buffer): Promise<Examined> {
  try {
    const picture = sharp(bytes, { limitInputPixels: false, failOn: 'error' })
    const { width, height, format } = await picture.metadata()
    if (width * height > mostPixels)
      return { problems: [{ code: 'file.too-many-pixels', values: { most: mostPixels / 1e6 } }] }
    const upright = picture.rotate().resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
    const isJpeg = format === 'jpeg'
    const drawn = isJpeg ? upright.jpeg({ quality: 82, mozjpeg: true }) : upright.webp({ quality: 86 })
    const { data, info } = await drawn.toBuffer({ resolveWithObject: true })
    const mediaType = isJpeg ? 'image/jpeg' : 'image/webp'
    return { problems: [], found: { bytes: data, mediaType, width: info.width, height: info.height } }
  } catch {
    return { problems: [{ code: 'file.image-broken' }] }
  }
}
