import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readStored } from '../../platform/files.ts'

/** The widths in pixels that pictures of the shop come in: a phone's list, a phone's page, a desk. */
export const pictureWidths = [240, 480, 960] as const
export type PictureWidth = (typeof pictureWidths)[number]

let folder: string | undefined

/** Says where drawn pictures lie (`dataDir`/pictures): all of it can be drawn again. Called once, at start. */
export function configurePictures({ dataDir }: { dataDir: string }): void {
  folder = join(dataDir, 'pictures')
  mkdirSync(folder, { recursive: true })
}

// A list shows 24 pictures at once on a phone: each may weigh so much, however grainy the photo.
const mostBytes = { 240: 9_500, 480: 60_000, 960: 200_000 } as const satisfies Record<PictureWidth, number>
const qualities = [70, 50, 32, 18] as const

/** A stored picture in one of the shop's widths, as WebP: drawn at the first asking, read from the disk after. */
export function readSized(sha256: string, width: PictureWidth): Promise<Buffer> {
  return readDrawn(`${sha256}-${width}.webp`, async () => {
    const { default: sharp } = await import('sharp')
    const small = sharp(await readStored(sha256)).resize(width, width, { fit: 'inside', withoutEnlargement: true })
    let drawn = Buffer.alloc(0)
    for (const quality of qualities) {
      drawn = await small.clone().webp({ quality }).toBuffer()
      if (drawn.length <= mostBytes[width]) break
    }
    return drawn
  })
}

const drawing = new Map<string, Promise<Buffer>>()

/** A drawn picture by its name; drawn once where several ask at the same time. */
export async function readDrawn(name: string, draw: () => Promise<Buffer>): Promise<Buffer> {
  const path = join(configured(), name)
  const known = await readFile(path).catch(() => undefined)
  if (known) return known
  const underway = drawing.get(name) ?? keep(path, draw).finally(() => drawing.delete(name))
  drawing.set(name, underway)
  return underway
}

// First under a name of its own, then renamed: nobody reads half a picture.
async function keep(path: string, draw: () => Promise<Buffer>): Promise<Buffer> {
  const bytes = await draw()
  const incoming = `${path}.${randomUUID()}`
  await writeFile(incoming, bytes)
  await rename(incoming, path)
  return bytes
}

function configured(): string {
  if (!folder) throw new Error('the folder of pictures is not configured')
  return folder
}
