import { formatDate } from '@saolang/web/kit/format.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import type { BesideProduct } from '@saolang/web/registry/record.ts'
import { publicView } from '../../platform/act.ts'
import { listOpenRecalls } from './find-recall-status.ts'

const findOpen = publicView(({ tx }, productId: string) => listOpenRecalls(tx, productId))

/** What stands beside a product of the register while lots of it are being recalled: the way to each recall. */
export async function findRecallsBeside(productId: string, lang: Lang): Promise<BesideProduct[]> {
  return (await findOpen(productId)).map(({ code, reason, openedAt }) => ({
    title: say(lang, 'trace.recallBanner'),
    text: say(lang, 'trace.recallBesideText', { reason, day: formatDate(openedAt.toISOString()) }),
    href: `/recalls/${code}`,
    label: say(lang, 'trace.recallMore'),
    isWarning: true,
  }))
}
