import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { FrameworkTerms } from '@saolang/core/market/demand/framework.ts'
import { formatDay, formatInstant } from '@saolang/web/kit/format.ts'
import { say } from '@saolang/web/messages/messages.ts'
import type { AdministrativeDocument } from '../../../platform/paper/administrative-document.ts'
import type { readFramework } from './read-frameworks.ts'

type Read = Awaited<ReturnType<typeof readFramework>>

const t = (key: Parameters<typeof say>[1], values: Record<string, string | number> = {}) => say('vi', key, values)

/** A framework contract as a paper: its parties, amounts by month, prices, terms, and who confirmed the version with which account. */
export function toFrameworkPaper(
  { framework, parties, versions, signed }: Read,
  place: string,
): AdministrativeDocument {
  const current = versions[0]
  if (!current) throw new Error(`framework ${framework.id} has no version`)
  const { terms } = current
  const unit = t(`market.demand.unit.${framework.unit}` as 'market.demand.unit.kg')
  const nameOf = (id: string) => parties.find(({ organisationId }) => organisationId === id)?.organisation.name ?? ''
  const suppliers = parties.filter(({ role }) => role !== 'buyer')
  return {
    issuer: { name: nameOf(framework.buyerId) },
    number: framework.number,
    place,
    ...(framework.signedAt && { day: legalDateOf(framework.signedAt) }),
    isDraft: framework.state === 'draft',
    type: t('market.demand.contract'),
    subject: framework.title,
    body: [
      { kind: 'heading', level: 1, text: t('market.demand.parties') },
      {
        kind: 'list',
        items: parties.map(({ role, organisation: { name, address, representative } }) =>
          t('market.demand.partyLine', {
            role: t(`market.demand.party.${role}`),
            name,
            address,
            person: `${representative.name}, ${representative.title}`,
          }),
        ),
      },
      ...goodsOf(terms, suppliers, unit),
      { kind: 'heading', level: 1, text: t('market.demand.confirmations') },
      {
        kind: 'list',
        items:
          signed.length === 0
            ? [t('market.demand.nobodySigned')]
            : signed.map(({ organisationId, person, signedAt }) =>
                t('market.demand.signedLine', {
                  name: nameOf(organisationId),
                  person,
                  when: formatInstant(signedAt.toISOString()),
                }),
              ),
      },
    ],
    recipients: parties.map(({ organisation }) => organisation.name),
    signature: { title: t('market.demand.party.buyer') },
    footnote: t(framework.isDemo ? 'market.demand.paperSample' : 'market.demand.paperFoot', {
      version: framework.version,
      day: formatDay(legalDateOf(current.madeAt)),
    }),
  }
}

type Suppliers = Read['parties']

function goodsOf(terms: FrameworkTerms, suppliers: Suppliers, unit: string): AdministrativeDocument['body'] {
  return [
    { kind: 'heading', level: 1, text: t('market.demand.goodsAndAmounts') },
    {
      kind: 'table',
      caption: t('market.demand.byMonth'),
      columns: [
        { title: t('market.demand.month'), align: 'left', share: 2 },
        { title: t('market.demand.amountIn', { unit }), align: 'right', share: 2 },
        ...suppliers.map(({ organisation: { name } }) => ({ title: name, align: 'right' as const, share: 2 })),
      ],
      rows: terms.months.map(({ month, quantity }) => [
        month.split('-').reverse().join('/'),
        quantity,
        ...suppliers.map(({ months }) => months.find((own) => own.month === month)?.quantity ?? null),
      ]),
      note: t('market.demand.totalLine', { total: terms.total, unit }),
    },
    {
      kind: 'list',
      items: terms.tiers.map(({ from, dong }) => t('market.demand.tierLine', { from, dong, unit })),
    },
    { kind: 'paragraph', text: t('market.demand.termsLine', { payment: terms.paymentDays, lead: terms.leadDays }) },
    ...(terms.terms ? [{ kind: 'paragraph' as const, text: terms.terms }] : []),
  ]
}
