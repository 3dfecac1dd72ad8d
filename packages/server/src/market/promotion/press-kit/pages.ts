import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { toldIn } from '@saolang/core/market/promotion/two-languages.ts'
import { PressKitPage } from '@saolang/web/market/promotion/press-kit/press-kit-page'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import type { BesideProduct } from '@saolang/web/registry/record.ts'
import { z } from 'zod'
import { publicView } from '../../../platform/act.ts'
import { languageOf, sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'
import { qrSvg } from '../../../platform/qr.ts'
import { addressOf, getRecord } from '../../../registry/get-product.ts'
import { findProductByCode } from '../../../registry/product-pages.ts'
import { qrAddress } from '../../../registry/verification/pages.ts'
import { toPicture } from '../stories/to-view.ts'
import { packPressKit } from './pack-press-kit.ts'
import { readPressKit } from './read-press-kit.ts'
import { sayFacts, sayNoStar, saySource } from './say-facts.ts'

const Code = z.object({ code: z.string().max(60) })

/** `/products/{code}/press-kit`, and the same as a ZIP: for whoever writes about a product. */
export function pressKitPages(app: App): void {
  app.get('/products/:code/press-kit', { schema: { params: Code } }, async (request, reply) => {
    const kit = await readPressKit(await findId(request.params.code))
    const lang = languageOf(request)
    const { record, story, phone } = kit
    // What was merged into another product is written about there.
    if (record.mergedInto) return reply.redirect(`/products/${record.mergedInto.address}/press-kit`, 303)
    const told = story && toldIn(lang, story.version)
    const other: Lang = lang === 'vi' ? 'en' : 'vi'
    const noStar = sayNoStar(kit, lang)
    return sendPage(request, reply, PressKitPage, {
      ...{
        name: record.product.name,
        address: addressOf(record),
        isSample: record.product.isDemo,
        hasContact: Boolean(phone),
      },
      ...(noStar && { noStar }),
      ...(!noStar && record.current.star !== null && { star: record.current.star }),
      source: saySource(kit, lang, request.publicUrl),
      facts: sayFacts(kit, lang),
      other: { lang: other, facts: sayFacts(kit, other) },
      pictures: (story?.pictures ?? []).map((picture) => toPicture(picture, lang)),
      qrSvg: await qrSvg(qrAddress(request.publicUrl, record.verificationCode as string)),
      ...(told && story && { story: { ...told, href: `/stories/${story.story.slug}` } }),
    })
  })
  app.get('/products/:code/press-kit.zip', { schema: { params: Code, hide: true } }, async (request, reply) => {
    const kit = await readPressKit(await findId(request.params.code))
    const { publicUrl } = request
    const verifyAddress = qrAddress(publicUrl, kit.record.verificationCode as string)
    const name = `press-kit-${addressOf(kit.record)}.zip`
    return reply
      .header('cache-control', 'no-cache')
      .header('content-disposition', `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"`)
      .type('application/zip')
      .send(await packPressKit(kit, { publicUrl, verifyAddress }))
  })
}

/** The way from the product's page to its press kit, while its stars hold and its register record is its own. */
export const findKitBeside = publicView(
  async ({ tx, now }, { productId, lang }: { productId: string; lang: Lang }): Promise<BesideProduct[]> => {
    const record = await getRecord(tx, productId, legalDateOf(now))
    if (!record.current.standing.holds || record.mergedInto) return []
    const href = `/products/${addressOf(record)}/press-kit`
    const title = say(lang, 'market.kit.title')
    // The page behind a code shows the link alone: it has to say where it leads.
    return [{ title, text: say(lang, 'market.kit.beside'), href, label: title }]
  },
)

async function findId(code: string): Promise<string> {
  const found = await findProductByCode(code)
  if (!found) throw new Refused([{ code: 'not-found.product' }])
  return found.productId
}
