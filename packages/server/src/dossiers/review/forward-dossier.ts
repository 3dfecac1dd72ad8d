import { findTransitionProblems } from '@saolang/core/dossiers/dossier.ts'
import { findFindingsProblems } from '@saolang/core/dossiers/findings.ts'
import { draftLetter, findLetterProblems, type Letter } from '@saolang/core/dossiers/letter.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { form03 } from '@saolang/law/decisions/2026-26-qd-ttg/form-03.ts'
import { getPlace } from '../../people/get-place.ts'
import { act } from '../../platform/act.ts'
import { advanceDossier } from '../advance-dossier.ts'
import { openOnDesk } from '../open-dossier.ts'
import { addLetter, findFindings } from './review.sql.ts'

/**
 * Sends a dossier from the commune to the province with the letter of request and the report of Mẫu số 03 (Điều 7 khoản 2 điểm b).
 * Refuses while a finding is not judged or the letter lacks its number, day, signer or samples.
 */
export const forwardDossier = act(
  'dossier.forward',
  async (context, { dossierId, ...letter }: Letter & { dossierId: string }) => {
    const { tx, who, now } = context
    const dossier = await openOnDesk(context, dossierId)
    refuseIf(findTransitionProblems(dossier.status, 'forward', who.role))
    const findings = await findFindings(tx, dossierId)
    refuseIf([
      ...(findings
        ? findFindingsProblems(findings.texts)
        : [{ code: 'findings.missing', at: 'findings', source: form03.source }]),
      ...findLetterProblems(letter, { setNo: dossier.setNo, today: legalDateOf(now) }),
    ])
    const { communeName, provinceName } = await getPlace(tx, dossier.communeCode)
    const { productName, organisationName, code = '' } = dossier
    const body = draftLetter({
      communeName,
      provinceName,
      productName,
      organisationName,
      code,
      samples: letter.samples,
    })
    const isFirst = await addLetter(tx, {
      ...letter,
      dossierId,
      body,
      forwardedBy: who.personId as string,
      forwardedAt: now,
    })
    refuseIf(
      isFirst ? [] : [{ code: 'conflict.dossier-status', values: { status: dossier.status, transition: 'forward' } }],
    )
    await advanceDossier(context, dossierId, 'forward')
  },
)
