import { Refused } from '@saolang/core/kernel/problem.ts'
import { z } from 'zod'
import { publicView } from '../../platform/act.ts'
import { languageOf } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { offerCard } from './offer-card.ts'
import { drawPreview } from './preview-card.ts'
import { readOffer } from './read-offer.ts'
import { isOpenPicture, listPhotos } from './showcase.sql.ts'
import { type PictureWidth, pictureWidths, readSized } from './sized-pictures.ts'

const Picture = z.object({
  sha: z.string().regex(/^[0-9a-f]{64}$/),
  width: z.string().regex(/^(240|480|960)\.webp$/),
})

const isOpen = publicView(({ tx }, sha256: string) => isOpenPicture(tx, sha256))
const findPhoto = publicView(async ({ tx }, productId: string) => (await listPhotos(tx, productId))[0])

/** Pictures of the shop in the widths of screens, and the cards by which links to it are previewed. */
export function picturePages(app: App): void {
  app.get('/shop/pictures/:sha/:width', { schema: { params: Picture, hide: true } }, async (request, reply) => {
    const { sha } = request.params
    const width = Number.parseInt(request.params.width, 10) as PictureWidth
    if (!pictureWidths.includes(width) || !(await isOpen(sha))) throw new Refused([{ code: 'not-found.picture' }])
    // A day, not for ever: a photo that is taken away leaves the phones of others by tomorrow.
    reply.header('cache-control', 'public, max-age=86400')
    return reply.type('image/webp').send(await readSized(sha, width))
  })
  const Offer = z.object({ offer: z.uuid() })
  app.get('/shop/:offer/preview.jpg', { schema: { params: Offer, hide: true } }, async (request, reply) => {
    const shown = await readOffer(request.params.offer)
    const card = offerCard(shown, await findPhoto(shown.offer.productId), languageOf(request))
    reply.header('cache-control', 'public, max-age=3600')
    return reply.type('image/jpeg').send(await drawPreview(card))
  })
}
