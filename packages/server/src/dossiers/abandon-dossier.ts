import { act } from '../platform/act.ts'
import { advanceDossier } from './advance-dossier.ts'
import { openToWrite } from './open-dossier.ts'

/** The applicant gives a dossier up. What was handed in stays on record. */
export const abandonDossier = act('dossier.abandon', async (context, { dossierId }: { dossierId: string }) => {
  await openToWrite(context, dossierId)
  await advanceDossier(context, dossierId, 'abandon')
})
