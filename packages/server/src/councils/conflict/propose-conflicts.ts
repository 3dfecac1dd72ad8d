import { type ApplicantFacts, type Interests, proposeConflicts } from '@saolang/core/councils/proposed-conflict.ts'
import { getDossier } from '../../dossiers/get-dossier.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { getPlace } from '../../people/get-place.ts'
import type { ActContext } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import type { Sitting } from '../sitting.ts'
import { addProposal, findInterests, listPaidAdvisers } from './conflict.sql.ts'

const nothingStated: Interests = { employer: '', taxCodes: [], addresses: [], phones: [], clients: [] }

/** Looks for ties between members and the applicant of a sitting, and proposes those that are new; of one member when given. */
export async function proposeConflictsOn(
  { tx, now, newId }: Pick<ActContext, 'tx' | 'now' | 'newId'>,
  { item, seats }: Pick<Sitting, 'item' | 'seats'>,
  personId?: string,
): Promise<void> {
  const applicant = await readApplicant(tx, item)
  for (const seat of seats) {
    if (personId !== undefined && seat.personId !== personId) continue
    const interests = (await findInterests(tx, seat.personId))?.interests ?? nothingStated
    for (const { reason, matched } of proposeConflicts({ ...interests, name: seat.name }, applicant))
      await addProposal(tx, {
        id: newId(),
        agendaId: item.id,
        memberId: seat.memberId,
        reason,
        matched,
        proposedAt: now,
      })
  }
}

async function readApplicant(tx: Tx, { id, dossierId }: Sitting['item']): Promise<ApplicantFacts> {
  const { organisationId } = await getDossier(tx, dossierId)
  const {
    name,
    taxCode = '',
    address,
    phone = '',
    representative,
    communeCode,
  } = await getOrganisation(tx, organisationId)
  return {
    name,
    taxCode,
    address,
    commune: (await getPlace(tx, communeCode)).communeName,
    phone,
    representative: representative.name,
    paidAdvisers: await listPaidAdvisers(tx, id),
  }
}
