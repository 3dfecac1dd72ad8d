import type { StoryLine } from '@saolang/core/trace/story/tell-story.ts'
import { publicView } from '../../platform/act.ts'
import { findProductFacts, isPublishedPhoto } from '../publish/product-facts.sql.ts'
import { readPublicStory } from '../story/read-story.ts'
import { findNewestJar } from './newest-jar.ts'

/** The way of the lot of a product that was made public last, with its page; undefined when none is. For rooms that show a product. */
export async function findNewestStory(
  productId: string,
): Promise<{ lot: string; href: string; lines: StoryLine[] } | undefined> {
  const jar = await findNewestJar(productId)
  return jar && { lot: jar.number, href: jar.href, lines: await readLines(jar.identifier) }
}

const readLines = publicView(async ({ tx, now }, epc: string) => (await readPublicStory(tx, { epc, now })).lines)

/** The address of the photo of a product that its maker published on its trace page; undefined when there is none. */
export const findPublishedPhoto = publicView(async ({ tx }, productId: string): Promise<string | undefined> => {
  const photo = (await findProductFacts(tx, productId))?.photo
  return photo && (await isPublishedPhoto(tx, photo)) ? `/q/photo/${photo}` : undefined
})
