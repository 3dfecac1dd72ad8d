import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { storeUpload, type Upload } from '../../platform/files.ts'

/** Wide enough for a newspaper's page on the web, light enough for a phone: pixels on the longer side. */
const longestSide = 1600

/** Stores a picture for pages that are read and printed. Gives its hash and measures; refuses what is no picture. */
export async function storePicture({
  bytes,
  fileName,
}: Upload): Promise<{ sha256: string; width: number; height: number }> {
  const { default: sharp } = await import('sharp')
  const drawn = await sharp(bytes)
    .rotate()
    .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 76 })
    .toBuffer()
    .catch(() => {
      throw new Refused([{ code: 'publish.photo-unreadable', at: 'picture' }])
    })
  const { sha256, width, height } = await storeUpload({
    bytes: drawn,
    fileName: `${fileName.replace(/\.\w+$/, '')}.webp`,
  })
  refuseIf(width && height ? [] : [{ code: 'publish.photo-unreadable', at: 'picture' }])
  return { sha256, width: width as number, height: height as number }
}
