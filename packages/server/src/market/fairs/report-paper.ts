import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import { formatDay } from '@saolang/web/kit/format.ts'
import type { ReportView } from '@saolang/web/market/fairs/fair-views.ts'
import { type MessageKey, say } from '@saolang/web/messages/messages.ts'
import type { AdministrativeDocument } from '../../platform/paper/administrative-document.ts'
import type { FairRow } from './fairs.sql.ts'

const t = (key: MessageKey, values: Record<string, string | number> = {}) => say('vi', key, values)

type Reported = { fair: FairRow; report: ReportView; province: string; day: LegalDate }

/** The report of a fair as a paper of the administration. */
export function toReportPaper({ fair, report, province, day }: Reported): AdministrativeDocument {
  const sum = (of: 'dong' | 'sales') => report.rows.reduce((all, row) => all + row[of], 0)
  const intro = {
    ...{ name: fair.name, place: fair.place, from: formatDay(fair.fromOn), until: formatDay(fair.untilOn) },
    ...{ accepted: report.rows.length, applied: report.applied, dong: sum('dong'), sales: sum('sales') },
    held: report.meetings.held,
  }
  return {
    issuer: { parent: `Ủy ban nhân dân ${province}`, name: 'Sở Nông nghiệp và Môi trường' },
    number: '……/BC-SNNMT',
    place: province.replace(/^(Tỉnh|Thành phố) /i, ''),
    day,
    isDraft: fair.closedAt === null,
    type: 'Báo cáo',
    subject: t('market.fairs.paperSubject', { name: fair.name }),
    body: [
      { kind: 'paragraph', text: t('market.fairs.paperIntro', intro) },
      {
        kind: 'table',
        caption: t('market.fairs.byStall'),
        columns: [
          { title: t('market.demand.organisation'), align: 'left', share: 4 },
          { title: t('market.fairs.boothOf'), align: 'center', share: 1.5 },
          { title: t('market.fairs.sales'), align: 'right', share: 1.5 },
          { title: `${t('market.fairs.sum')} (đồng)`, align: 'right', share: 2.5 },
          { title: t('market.fairs.meetingsHeld'), align: 'right', share: 1.5 },
        ],
        rows: report.rows.map(({ name, boothCode, sales, dong, held }) => [name, boothCode, sales, dong, held]),
      },
      {
        kind: 'table',
        caption: t('market.fairs.contracts'),
        columns: [
          { title: t('market.demand.number'), align: 'left', share: 2.5 },
          { title: t('market.demand.buyer'), align: 'left', share: 3 },
          { title: t('market.demand.party.lead'), align: 'left', share: 3 },
          { title: `${t('market.demand.deliveredValue')} (đồng)`, align: 'right', share: 2.5 },
        ],
        rows: report.contracts.map(({ number, buyer, lead, deliveredDong }) => [number, buyer, lead, deliveredDong]),
      },
    ],
    recipients: [`Ủy ban nhân dân ${province}`],
    signature: { title: 'Giám đốc' },
    ...(fair.isDemo && { footnote: 'Dữ liệu mẫu.' }),
  }
}
