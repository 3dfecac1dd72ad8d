import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import type { BesideProduct } from '@saolang/web/registry/record.ts'
import { findPublicPhone } from '../../people/privacy/find-consents.ts'
import { publicView } from '../../platform/act.ts'
import { findMaker } from './holdings.sql.ts'

const findPhone = publicView(async ({ tx }, productId: string) => {
  const makerId = await findMaker(tx, productId)
  return makerId ? findPublicPhone(tx, makerId) : undefined
})

/** What stands beside a product whose maker agreed to be called: the phone. */
export async function findPhoneBeside(productId: string, lang: Lang): Promise<BesideProduct[]> {
  const phone = await findPhone(productId)
  if (!phone) return []
  return [
    {
      title: say(lang, 'registry.callMaker'),
      text: say(lang, 'registry.callMakerText'),
      href: `tel:${phone.replace(/[^+0-9]/g, '')}`,
      label: phone,
    },
  ]
}
