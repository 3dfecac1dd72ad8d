import { Refused } from '@saolang/core/kernel/problem.ts'
import { StoriesPage } from '@saolang/web/market/promotion/stories/stories-page'
import { StoryPage } from '@saolang/web/market/promotion/stories/story-page'
import type { StoryView } from '@saolang/web/market/promotion/stories/story-views.ts'
import { z } from 'zod'
import { listProvinces } from '../../../people/get-place.ts'
import { publicView } from '../../../platform/act.ts'
import { readStored } from '../../../platform/files.ts'
import { AskedProvince } from '../../../platform/form.ts'
import { languageOf, sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'
import { findPublicPicture, readPublicStories, readPublicStory } from './read-stories.ts'
import { toCard, toStoryView } from './to-view.ts'

const pageSize = 24
const Asked = z.object({
  province: AskedProvince,
  page: z.coerce.number().int().min(1).max(1000).catch(1),
})
const Sha = z.object({ sha: z.string().regex(/^[0-9a-f]{64}$/) })

/** Today's provinces to choose from. */
export const readProvinces = publicView(async ({ tx }, _: undefined) =>
  (await listProvinces(tx)).map(({ code, shortName }) => ({ value: code, label: shortName })),
)

/** `/stories`, `/stories/{slug}` and their pictures: for anybody. */
export function storyPages(app: App): void {
  app.get('/stories', { schema: { querystring: Asked } }, async (request, reply) => {
    const { province, page } = request.query
    const { lines, total } = await readPublicStories({ ...(province && { provinceCode: province }), page, pageSize })
    const stories = lines.map((line) => toCard(line, languageOf(request)))
    const provinces = await readProvinces(undefined)
    return sendPage(request, reply, StoriesPage, {
      stories,
      provinces,
      ...(province && { province }),
      page,
      pageSize,
      total,
    })
  })
  app.get('/stories/:slug', { schema: { params: z.object({ slug: z.string().max(100) }) } }, async (request, reply) => {
    const found = await readPublicStory(request.params.slug)
    const story = toStoryView(found, languageOf(request))
    const image = story.pictures[0] && `${request.publicUrl}${story.pictures[0].src}`
    const page = {
      story,
      jsonLd: toJsonLd(story, `${request.publicUrl}/stories/${found.story.slug}`),
      ...(image && { image }),
    }
    return sendPage(request, reply, StoryPage, page, story.takenDown ? 410 : 200)
  })
  app.get('/stories/pictures/:sha', { schema: { params: Sha, hide: true } }, async (request, reply) => {
    const { sha } = request.params
    const picture = await findPublicPicture(sha)
    if (!picture) throw new Refused([{ code: 'not-found.photo' }])
    // A story may be taken down, so nobody keeps its pictures for longer than an hour.
    return reply
      .header('cache-control', 'public, max-age=3600')
      .type(picture.mediaType)
      .send(await readStored(sha))
  })
}

function toJsonLd({ title, lang, teller, approvedOn, takenDown }: StoryView, url: string): object {
  if (takenDown) return { '@context': 'https://schema.org', '@type': 'WebPage', url }
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    ...{ url, headline: title, inLanguage: lang, datePublished: approvedOn },
    author: { '@type': 'Organization', name: teller },
  }
}
