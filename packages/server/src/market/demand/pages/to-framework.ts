import type { FrameworkLine, FrameworkView, OutcomeView } from '@saolang/web/market/demand/demand-views.ts'
import type { readFramework, readFrameworks, readOutcomes } from '../contracts/read-frameworks.ts'

type Read = Awaited<ReturnType<typeof readFramework>>

/** A contract as a line of a list. */
export function toFrameworkLine(row: Awaited<ReturnType<typeof readFrameworks>>[number]): FrameworkLine {
  const { id, number, title, buyer, lead, state, total, called, unit } = row
  return { id, number, title, buyer, lead, state, total, called, unit }
}

/** A contract whole, for one of its parties. */
export function toFrameworkView(read: Read): FrameworkView {
  const { framework, parties, versions, months, party, lots } = read
  const [current] = versions
  if (!current) throw new Error(`framework ${framework.id} has no version`)
  const nameOf = (id: string) => parties.find((row) => row.organisationId === id)?.organisation.name ?? ''
  const { id, number, title, state, total, called, unit, demandId, version, isDemo, buyerId, leadId } = framework
  const callOffs = toCallOffs(read, nameOf)
  return {
    ...{ id, number, title, state, total, called, unit, demandId, version, party, months, callOffs },
    ...{ buyer: nameOf(buyerId), lead: nameOf(leadId), isSample: isDemo, terms: current.terms },
    parties: toParties(read),
    lots: lots.map(({ identifier, number: lotNumber, left }) => ({
      value: identifier,
      label: `${lotNumber} (${left})`,
    })),
    deliveredDong: read.deliveries.reduce((sum, { valueDong }) => sum + (valueDong ?? 0), 0),
  }
}

function toParties({ parties, signed, own }: Read): FrameworkView['parties'] {
  return parties.map(({ organisationId, organisation, role, product, months }) => {
    const signature = signed.find((row) => row.organisationId === organisationId)
    return {
      ...{ name: organisation.name, role, product, months, isOwn: organisationId === own },
      signed: signature ? { person: signature.person, at: signature.signedAt.toISOString() } : null,
    }
  })
}

function toCallOffs({ callOffs, deliveries }: Read, nameOf: (id: string) => string): FrameworkView['callOffs'] {
  return callOffs.map(({ frameworkId: _, ...row }) => ({
    ...row,
    deliveries: deliveries
      .filter(({ callOffId }) => callOffId === row.id)
      .map(({ id, supplierId, quantity, sentAt, accepted, defectWords, valueDong, lots }) => ({
        ...{ id, supplier: nameOf(supplierId), quantity, accepted, defectWords, valueDong, lots },
        sentAt: sentAt.toISOString(),
      })),
  }))
}

/** What came of a contract. */
export function toOutcome(row: Awaited<ReturnType<typeof readOutcomes>>[number]): OutcomeView {
  const { number, title, state, unit, total, worthDong, delivered, deliveredDong, defective, isDemo } = row
  return {
    ...{ number, title, unit, total, worthDong, delivered, deliveredDong, defective, isSample: isDemo },
    ...{ buyer: row.buyer.name, lead: row.lead.name, state: state as OutcomeView['state'] },
  }
}
