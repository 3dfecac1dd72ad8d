import { type Consent, consentWording, findConsentProblems } from '@saolang/core/dossiers/consent.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { getPlace } from '../people/get-place.ts'
import { act } from '../platform/act.ts'
import { openToWrite } from './open-dossier.ts'
import { addConsent } from './submissions.sql.ts'

/** An officer who fills a dossier in records that the applicant heard it read back and consents: without it, it cannot be handed in. */
export const recordConsent = act(
  'consent.record',
  async (context, { dossierId, ...consent }: Consent & { dossierId: string }) => {
    const { tx, who, now } = context
    const dossier = await openToWrite(context, dossierId)
    refuseIf(findConsentProblems(consent, legalDateOf(now)))
    const { communeName } = await getPlace(tx, dossier.communeCode)
    const wording = consentWording({
      applicant: dossier.organisationName,
      product: dossier.productName,
      officer: communeName,
    })
    const given = { ...consent, givenBy: tidy(consent.givenBy) }
    await addConsent(tx, {
      ...given,
      id: context.newId(),
      dossierId,
      wording,
      recordedBy: who.personId as string,
      recordedAt: now,
    })
  },
)
