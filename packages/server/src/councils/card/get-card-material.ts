import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { type Dossier, getDossier } from '../../dossiers/get-dossier.ts'
import { type Evidence, getEvidenceFile, listEvidence } from '../../dossiers/get-evidence.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { view } from '../../platform/act.ts'
import type { StoredFile } from '../../platform/files.ts'
import type { SeatRow, SessionRow } from '../sessions.sql.ts'
import { findOpeningProblems, getSitting, type SittingAt } from '../sitting.ts'

/** What a member reads beside the card: the dossier and what proves it. */
export type CardMaterial = { dossier: Dossier; evidence: Evidence[] }

/** The dossier for a member who has declared and has no conflict. This, not the dossiers' own pages, is how a council reads a dossier. */
export const getCardMaterial = view('scorecard.read', async ({ tx, who }, at: SittingAt): Promise<CardMaterial> => {
  const { seats } = await getSitting(tx, at)
  refuseClosed(seats, who.personId)
  return { dossier: await getDossier(tx, at.dossierId), evidence: await listEvidence(tx, at.dossierId) }
})

/** One file of that dossier, under the same rule. */
export const getCardEvidence = view(
  'scorecard.read',
  async ({ tx, who }, at: SittingAt & { evidenceId: string }): Promise<StoredFile> => {
    const { seats } = await getSitting(tx, at)
    refuseClosed(seats, who.personId)
    return (await getEvidenceFile(tx, at.dossierId, at.evidenceId)).file
  },
)

/** Whom a dossier is from, for a member who has still to declare: enough to know of a conflict, nothing of what it claims. */
export const getApplicant = view('scorecard.read', async ({ tx, who }, at: SittingAt) => {
  const { session, seats } = await getSitting(tx, at)
  const seat = seats.find(({ personId }) => personId === who.personId)
  refuseIf(seat ? [] : [{ code: 'forbidden.not-on-council' }])
  const { code = '', productName, organisationId, isDemo } = await getDossier(tx, at.dossierId)
  const { name, representative, address } = await getOrganisation(tx, organisationId)
  const applicant = { code, productName, isDemo, organisationName: name, representative: representative.name, address }
  return { ...applicant, session: session as SessionRow, seat: seat as SeatRow }
})

function refuseClosed(seats: readonly SeatRow[], personId: string | undefined): void {
  const seat = seats.find((each) => each.personId === personId)
  refuseIf(seat ? findOpeningProblems(seat) : [{ code: 'forbidden.not-on-council' }])
}
