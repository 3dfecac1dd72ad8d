import type { NextStar } from '@saolang/core/insight/dashboards/next-star.ts'
import { daysBetween, type LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { DataTable } from '@saolang/web/insight/dashboards/views.ts'
import { formatDong } from '@saolang/web/kit/format.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { type MessageKey, say } from '@saolang/web/messages/messages.ts'
import type { ListedDossier } from '../../dossiers/list-dossiers.ts'
import type { RenewalLine } from '../../registry/clock/read-renewals.ts'
import type { OrderCount } from './own.sql.ts'

type Kind = DataTable['columns'][number]['kind']
const headsOf = (lang: Lang, columns: readonly (readonly [MessageKey, Kind])[]) =>
  columns.map(([title, kind]) => ({ title: say(lang, title), kind }))

/** One's own dossiers: where each stands, what its clock says. */
export function dossiersTable(lang: Lang, dossiers: readonly ListedDossier[]): DataTable {
  return {
    key: 'dossiers',
    title: say(lang, 'insight.dash.ownDossiers'),
    none: say(lang, 'insight.dash.ownDossiersNone'),
    columns: headsOf(lang, [
      ['insight.dash.product', 'text'],
      ['insight.dash.code', 'text'],
      ['insight.dash.status', 'text'],
      ['insight.dash.answerBy', 'day'],
    ]),
    rows: dossiers.map(({ id, code, productName, status, clock }) => ({
      cells: [productName, code ?? '', say(lang, `dossiers.status.${status}`), clock?.dueOn ?? null],
      href: `/dossiers/${id}`,
    })),
  }
}

const stageWords = {
  ahead: 'registry.stageAhead',
  open: 'registry.stageOpen',
  late: 'registry.stageLate',
  filed: 'registry.stageFiled',
  over: 'registry.stageOver',
} as const satisfies Record<RenewalLine['stage'], MessageKey>

/** The clocks of one's certificates: the last day, and when to file to keep the stars. */
export function certificatesTable(lang: Lang, renewals: readonly RenewalLine[], today: LegalDate): DataTable {
  return {
    key: 'certificates',
    title: say(lang, 'insight.dash.ownCertificates'),
    none: say(lang, 'insight.dash.ownCertificatesNone'),
    note: say(lang, 'insight.dash.ownCertificatesNote'),
    columns: headsOf(lang, [
      ['insight.dash.product', 'text'],
      ['insight.dash.star', 'count'],
      ['insight.dash.lastDay', 'day'],
      ['insight.dash.daysLeft', 'count'],
      ['insight.dash.fileFrom', 'day'],
      ['insight.dash.fileBy', 'day'],
      ['insight.dash.renewal', 'text'],
    ]),
    rows: renewals.map(({ product, star, expiresOn, opensOn, closesOn, stage, standing }) => ({
      cells: [
        ...[
          product,
          star,
          expiresOn,
          standing.holds ? daysBetween(today, standing.until ?? expiresOn) : 0,
          opensOn,
          closesOn,
        ],
        say(lang, stageWords[stage]),
      ],
      href: '/registry/renewals',
    })),
  }
}

/** A product of one's own on the way to its next star: by the council's result once it is settled, before that by one's own assessment. */
export type OwnWay = { dossierId: string; name: string; basis: 'result' | 'self'; next: NextStar }

/** How far each product is from its next star, on the cheapest way. */
export function nextStarsTable(lang: Lang, ways: readonly OwnWay[]): DataTable {
  return {
    key: 'next-stars',
    title: say(lang, 'insight.dash.nextStars'),
    none: say(lang, 'insight.dash.nextStarsNone'),
    note: say(lang, 'insight.dash.nextStarsNote'),
    columns: headsOf(lang, [
      ['insight.dash.product', 'text'],
      ['insight.dash.nextStar', 'count'],
      ['insight.dash.missingPoints', 'decimal'],
      ['insight.dash.changes', 'count'],
      ['insight.dash.floors', 'count'],
      ['insight.dash.beginWith', 'text'],
      ['insight.dash.basis', 'text'],
    ]),
    rows: ways.map(({ dossierId, name, basis, next }) => ({
      cells: [
        ...[name, next.star, next.missingPoints, next.changes, next.floors, next.criteria.slice(0, 3).join('; ')],
        say(lang, `insight.dash.basis-${basis}`),
      ],
      href: basis === 'result' ? `/dossiers/${dossierId}/result` : `/dossiers/${dossierId}`,
    })),
  }
}

/** One's orders by status. */
export function ordersTable(lang: Lang, orders: readonly OrderCount[]): DataTable {
  return {
    key: 'orders',
    title: say(lang, 'insight.dash.ownOrders'),
    none: '',
    columns: headsOf(lang, [
      ['insight.dash.status', 'text'],
      ['insight.dash.orders', 'count'],
      ['insight.dash.goods', 'text'],
    ]),
    rows: orders.map(({ status, many, goodsDong }) => ({
      cells: [say(lang, `market.order.${status}`), many, formatDong(lang, goodsDong)],
      href: '/market/orders',
    })),
  }
}
