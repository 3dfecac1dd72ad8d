import { statuses } from '@saolang/core/dossiers/dossier.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { system } from '@saolang/core/people/actor.ts'
import { getDossier } from '../../dossiers/get-dossier.ts'
import { act } from '../../platform/act.ts'
import { touchProduct } from '../products.sql.ts'
import { refreshListing } from '../refresh-listing.ts'
import { addRenewal, closeRenewal, findRenewedCertificate } from './renewals.sql.ts'

const open = act('renewal.follow', async (context, { dossierId }: { dossierId: string }) => {
  const dossier = await getDossier(context.tx, dossierId)
  const { kind, submittedAt, organisationId, status, changedAt } = dossier
  context.on('dossier', dossierId, { kind })
  if (kind !== 're-evaluation' || !submittedAt) return
  const number = dossier.baseProduct?.certificateNumber ?? null
  const productId = dossier.productId ?? null
  const renewed = await findRenewedCertificate(context.tx, { organisationId, number, productId })
  if (!renewed) return
  await addRenewal(context.tx, { dossierId, certificateId: renewed.id, filedOn: legalDateOf(submittedAt) })
  // Events may overtake each other: what was closed in the meantime stays closed.
  if (statuses[status].holder === 'nobody')
    await closeRenewal(context.tx, { dossierId, closedOn: legalDateOf(changedAt) })
  await publish(context, renewed.productId)
})

const close = act('renewal.follow', async (context, { dossierId }: { dossierId: string }) => {
  const { changedAt } = await getDossier(context.tx, dossierId)
  const renewed = await closeRenewal(context.tx, { dossierId, closedOn: legalDateOf(changedAt) })
  context.on('dossier', dossierId)
  if (renewed) await publish(context, renewed.productId)
})

async function publish(context: Parameters<typeof refreshListing>[0], productId: string): Promise<void> {
  await touchProduct(context.tx, productId, context.now)
  await refreshListing(context, productId)
}

/** A re-evaluation that was handed in counts for the clock of its certificate. Idempotent; other dossiers and unknown certificates pass. */
export function onDossierSubmitted({ dossierId }: { dossierId: string }): Promise<void> {
  return open(system, { dossierId })
}

/** A re-evaluation that was decided, returned or given up extends nothing any longer. */
export function onDossierClosed({ dossierId }: { dossierId: string }): Promise<void> {
  return close(system, { dossierId })
}
