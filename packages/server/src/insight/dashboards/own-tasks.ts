import type { DossierStatus } from '@saolang/core/dossiers/dossier.ts'
import type { OrderStatus } from '@saolang/core/market/order.ts'
import type { TaskView } from '@saolang/web/insight/dashboards/tasks-part'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { type MessageKey, say } from '@saolang/web/messages/messages.ts'
import type { ListedDossier } from '../../dossiers/list-dossiers.ts'
import type { RenewalLine } from '../../registry/clock/read-renewals.ts'
import type { OrderCount } from './own.sql.ts'

type Own = { dossiers: readonly ListedDossier[]; renewals: readonly RenewalLine[]; orders: readonly OrderCount[] }

const ofDossier: Partial<Record<DossierStatus, { words: MessageKey; isUrgent: boolean }>> = {
  'supplement-requested': { words: 'insight.dash.taskSupplement', isUrgent: true },
  'supplement-requested-province': { words: 'insight.dash.taskSupplement', isUrgent: true },
  'supplement-requested-central': { words: 'insight.dash.taskSupplement', isUrgent: true },
  draft: { words: 'insight.dash.taskDraft', isUrgent: false },
}
const ofOrder: Partial<Record<OrderStatus, MessageKey>> = {
  placed: 'insight.dash.taskConfirm',
  confirmed: 'insight.dash.taskHandOver',
  'return-asked': 'insight.dash.taskReturn',
}

/** What a producer has to do, the urgent first: answer what was asked, file before the window closes, send what was ordered, finish drafts. */
export function tasksOf(lang: Lang, { dossiers, renewals, orders }: Own): TaskView[] {
  const asked = dossiers.flatMap(({ id, status, productName }): TaskView[] => {
    const task = ofDossier[status]
    return task
      ? [{ words: say(lang, task.words, { name: productName }), href: `/dossiers/${id}`, isUrgent: task.isUrgent }]
      : []
  })
  const ending = renewals.flatMap(({ stage, product, closesOn, expiresOn }): TaskView[] => {
    if (stage !== 'open' && stage !== 'late') return []
    const words = say(lang, stage === 'open' ? 'insight.dash.taskRenew' : 'insight.dash.taskRenewLate', {
      name: product,
    })
    return [{ words, href: '/registry/renewals', isUrgent: true, dueOn: stage === 'open' ? closesOn : expiresOn }]
  })
  const selling = orders.flatMap(({ status, many }): TaskView[] => {
    const words = ofOrder[status]
    return words ? [{ words: say(lang, words, { n: many }), href: '/market/orders', isUrgent: true }] : []
  })
  return [...asked, ...ending, ...selling].toSorted((a, b) => Number(b.isUrgent) - Number(a.isUrgent))
}
