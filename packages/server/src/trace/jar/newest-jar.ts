import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { publicView } from '../../platform/act.ts'
import { getLot } from '../diary/read-diary.ts'
import { listOpenPublications } from '../publish/publications.sql.ts'
import { pathOfLot } from './path.ts'

/** The page of the lot of a product that was made public last; undefined when none is. */
export const findNewestJar = publicView(async ({ tx }, productId: string) => {
  const newest = (await listOpenPublications(tx, productId)).find(({ lotId }) => lotId)
  const lot = newest?.lotId ? await getLot(tx, { id: newest.lotId }) : undefined
  return lot && { href: pathOfLot(lot), number: lot.number, identifier: lot.identifier }
})

/** What stands beside a product of the register when a lot of it is public: the way to its trace page. */
export async function findJarBeside(
  productId: string,
  lang: Lang,
): Promise<{ title: string; text: string; href: string; label: string }[]> {
  const jar = await findNewestJar(productId)
  if (!jar) return []
  const text = say(lang, 'trace.jarBesideText', { lot: jar.number })
  return [{ title: say(lang, 'trace.jarPage'), text, href: jar.href, label: say(lang, 'trace.jarOpenPage') }]
}
