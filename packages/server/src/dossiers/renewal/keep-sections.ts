import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { act } from '../../platform/act.ts'
import { touchDossier } from '../dossiers.sql.ts'
import { openToWrite } from '../open-dossier.ts'
import { readCarried } from './read-carried.ts'
import { keepPages } from './renewals.sql.ts'

/** The applicant says of sections that what was certified is still right. Refuses for a section that has to be asked again. */
export const keepSections = act(
  'dossier.keep-sections',
  async (context, { dossierId, steps }: { dossierId: string; steps: readonly string[] }) => {
    const dossier = await openToWrite(context, dossierId)
    const { sections } = await readCarried(context, dossier)
    refuseIf(
      steps.flatMap((step): Problem[] => {
        const section = sections.find((each) => each.step === step)
        if (!section) return [{ code: 'not-found.step' }]
        return section.reasons.length > 0 ? [{ code: 'renewal.section-asked-again', at: step, values: { step } }] : []
      }),
    )
    await keepPages(context.tx, dossierId, steps)
    await touchDossier(context.tx, dossierId, { at: context.now })
  },
)
