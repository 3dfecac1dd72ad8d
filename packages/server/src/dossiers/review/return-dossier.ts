import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy, tidyLines } from '@saolang/core/kernel/text.ts'
import { communeReview } from '@saolang/law/decisions/2026-26-qd-ttg/procedure.ts'
import { act } from '../../platform/act.ts'
import { advanceDossier } from '../advance-dossier.ts'
import { openOnDesk } from '../open-dossier.ts'

/** Gives a dossier back for good, with the reasons that the applicant reads. */
export const returnDossier = act(
  'dossier.return',
  async (context, { dossierId, reasons }: { dossierId: string; reasons: string }) => {
    await openOnDesk(context, dossierId)
    const { source } = communeReview
    refuseIf(tidy(reasons) ? [] : [{ code: 'dossier.return-reason-missing', at: 'reasons', source }])
    await advanceDossier(context, dossierId, 'return', tidyLines(reasons).slice(0, 6000))
  },
)
