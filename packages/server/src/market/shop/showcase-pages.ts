import type { Problem } from '@saolang/core/kernel/problem.ts'
import { ShowcasePage } from '@saolang/web/market/shop/showcase-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { goOrShow, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readForm } from '../../platform/upload/read-form.ts'
import { readShowcase, saveShowcase, storeShowcasePhoto } from './save-showcase.ts'

const Product = z.object({ id: z.uuid() })
const Saved = z.object({ saved: z.string().max(1).optional() })
const address = '/market/products/:id/window'

type Typed = { story: string; months: string[]; alt: string }

/** `/market/products/{id}/window`: where a maker dresses the shop window of a product. */
export function showcasePages(app: App): void {
  app.get(address, { schema: { params: Product, querystring: Saved } }, (request, reply) =>
    sendShowcase(request, reply, request.params.id, { isSaved: request.query.saved !== undefined, problems: [] }),
  )
  app.post(address, { schema: { params: Product }, config: { takesFiles: true } }, async (request, reply) => {
    const { fields, files, all } = await readForm(request)
    const { id: productId } = request.params
    const typed = { story: fields.story ?? '', months: all('months'), alt: fields.alt ?? '' }
    return goOrShow(
      reply,
      async () => {
        await readShowcase(request.actor, productId)
        const upload = files.find(({ field }) => field === 'photo')?.upload
        const photo = upload && { file: await storeShowcasePhoto(upload), alt: typed.alt }
        const months = typed.months.map(Number)
        await saveShowcase(request.actor, { productId, story: typed.story, months, photo, takeAway: all('takeAway') })
        return `/market/products/${productId}/window?saved=1`
      },
      (problems) => sendShowcase(request, reply, productId, { isSaved: false, typed, problems }),
    )
  })
}

async function sendShowcase(
  request: FastifyRequest,
  reply: FastifyReply,
  productId: string,
  { isSaved, typed, problems }: { isSaved: boolean; typed?: Typed; problems: readonly Problem[] },
) {
  const { story, months, ...known } = await readShowcase(request.actor, productId)
  const values = typed ?? { story, months: months.map(String), alt: '' }
  return sendPage(request, reply, ShowcasePage, { ...known, values, isSaved, problems }, statusFor(problems))
}
