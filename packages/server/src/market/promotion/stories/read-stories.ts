import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { isTranslated, toldIn } from '@saolang/core/market/promotion/two-languages.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import type { BesideProduct } from '@saolang/web/registry/record.ts'
import { getOrganisation, listOrganisationsIn, type Organisation } from '../../../people/get-organisation.ts'
import { getPlace } from '../../../people/get-place.ts'
import { publicView, type ViewContext, view } from '../../../platform/act.ts'
import { getFile } from '../../../platform/files.ts'
import { getRecord, type RegisterRecord } from '../../../registry/get-product.ts'
import { getSeat } from '../../../trace/seat.ts'
import { listLivingProducts } from '../living-products.ts'
import { getStoryOf } from './get-story.ts'
import { isPublicPicture, listPictures, type StoryPicture } from './pictures.sql.ts'
import {
  findStoryBySlug,
  findStoryOfProduct,
  listPublicStories,
  listStoriesIn,
  listStoriesOf,
  listVersions,
  type StoryRow,
  type VersionRow,
} from './stories.sql.ts'

const mostListed = 200

/** A story as readers see it, with its teller and what the register says of its product today. */
export type PublicStory = {
  story: StoryRow
  version: VersionRow
  pictures: StoryPicture[]
  teller: Organisation
  place: { commune: string; province: string }
  record?: RegisterRecord
}

/** The stories that somebody works on or judges: a producer's own, those of an officer's commune, province or the nation. */
export const readStoryDesk = view('story.read', async ({ tx, who }, organisationId: string | undefined) => {
  const stories = await listStoriesFor({ tx, who }, organisationId)
  const ids = stories.map(({ id }) => id)
  const versions = ids.length > 0 ? Map.groupBy(await listVersions(tx, ids), ({ storyId }) => storyId) : new Map()
  const tellers = new Map<string, string>()
  for (const { organisationId: id } of stories)
    if (!tellers.has(id)) tellers.set(id, (await getOrganisation(tx, id)).name)
  return stories.map((story) => ({
    story,
    teller: tellers.get(story.organisationId) as string,
    versions: (versions.get(story.id) ?? []) as VersionRow[],
  }))
})

/** What a new story may be about: the products of the seat, without those that have a story. */
export const readStorySubjects = view('story.write', async ({ tx, who }, organisationId: string | undefined) => {
  const seat = await getSeat(tx, who, organisationId)
  const told = (await listStoriesOf(tx, [seat.id])).map(({ productId }) => productId)
  const products = (await listLivingProducts(tx, seat.id)).filter(({ id }) => !told.includes(id))
  return { seat, products: products.map(({ id, name }) => ({ id, name })) }
})

/** A story with every version and picture, for those who work on it or judge it. */
export const readStory = view('story.read', async ({ tx, who, now }, id: string) => {
  const known = await getStoryOf(tx, who, id)
  const { productId } = known.story
  const name = productId
    ? (await getRecord(tx, productId, legalDateOf(now))).product.name
    : (known.story.village as string)
  return { ...known, subject: name, pictures: await listPictures(tx, [id]) }
})

/** Public stories, the newest first. */
export const readPublicStories = publicView(
  async ({ tx }, { provinceCode, page, pageSize }: { provinceCode?: string; page: number; pageSize: number }) => {
    const rows = await listPublicStories(tx, {
      provinceCode: provinceCode ?? null,
      from: (page - 1) * pageSize,
      most: pageSize,
    })
    const pictures = await listPictures(
      tx,
      rows.map(({ storyId }) => storyId),
    )
    const lines = rows.map(async (row) => ({
      row,
      picture: pictures.find(({ storyId, version }) => storyId === row.storyId && version === row.no),
      teller: await getOrganisation(tx, row.organisationId),
    }))
    return { total: rows[0]?.total ?? 0, lines: await Promise.all(lines) }
  },
)

/** A story at its address. Refuses with `not-found.story` what never was public; one taken down says so instead of its words. */
export const readPublicStory = publicView(async ({ tx, now }, slug: string): Promise<PublicStory> => {
  const story = await findStoryBySlug(tx, slug)
  const found = story && (await showStory({ tx, now }, story))
  if (!found) throw new Refused([{ code: 'not-found.story' }])
  return found
})

/** The public story of a product, taken down or not; undefined while it has none. */
export async function findPublicStory(
  at: Pick<ViewContext, 'tx' | 'now'>,
  productId: string,
): Promise<PublicStory | undefined> {
  const story = await findStoryOfProduct(at.tx, productId)
  return story && showStory(at, story)
}

/** A stored picture of a public story; undefined when it is none. */
export const findPublicPicture = publicView(async ({ tx }, sha256: string) =>
  (await isPublicPicture(tx, sha256)) ? getFile(tx, sha256) : undefined,
)

/** What the product's page says beside it: its story, where it has one. */
export const findStoryBeside = publicView(
  async ({ tx, now }, { productId, lang }: { productId: string; lang: Lang }): Promise<BesideProduct[]> => {
    const found = await findPublicStory({ tx, now }, productId)
    if (!found || found.story.takenDownAt) return []
    const { title } = toldIn(lang, found.version)
    const isUntranslated = lang === 'en' && !isTranslated(found.version)
    const text = isUntranslated ? `${title} (${say(lang, 'market.told.vietnameseOnly')})` : title
    const href = `/stories/${found.story.slug}`
    return [{ title: say(lang, 'market.story.one'), text, href, label: say(lang, 'market.story.read') }]
  },
)

async function showStory(
  { tx, now }: Pick<ViewContext, 'tx' | 'now'>,
  story: StoryRow,
): Promise<PublicStory | undefined> {
  const version = (await listVersions(tx, [story.id])).find(({ state }) => state === 'approved')
  if (!version) return undefined
  const teller = await getOrganisation(tx, story.organisationId)
  const { communeName, provinceName } = await getPlace(tx, teller.communeCode)
  const pictures = (await listPictures(tx, [story.id])).filter((picture) => picture.version === version.no)
  const record = story.productId ? await getRecord(tx, story.productId, legalDateOf(now)) : undefined
  return {
    ...{ story, version, pictures, teller, place: { commune: communeName, province: provinceName } },
    ...(record && { record }),
  }
}

async function listStoriesFor({ tx, who }: Pick<ViewContext, 'tx' | 'who'>, organisationId: string | undefined) {
  if (who.role === 'producer' || organisationId) return listStoriesOf(tx, [(await getSeat(tx, who, organisationId)).id])
  const at = who.jurisdiction
  if (at?.level === 'commune')
    return listStoriesOf(
      tx,
      (await listOrganisationsIn(tx, at.communeCode)).map(({ id }) => id),
    )
  return listStoriesIn(tx, at?.level === 'province' ? at.provinceCode : null, mostListed)
}
