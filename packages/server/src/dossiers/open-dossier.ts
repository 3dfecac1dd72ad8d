import { findReadProblems, findWriteProblems } from '@saolang/core/dossiers/access.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import type { ActContext, ViewContext } from '../platform/act.ts'
import { lockDossier } from './dossiers.sql.ts'
import { type Dossier, getDossier } from './get-dossier.ts'

/** A dossier that the actor may read; refuses with the reasons of `findReadProblems`. */
export async function openToRead({ tx, who }: Pick<ViewContext, 'tx' | 'who'>, id: string): Promise<Dossier> {
  const dossier = await getDossier(tx, id)
  refuseIf(findReadProblems(who, dossier))
  return dossier
}

/** A dossier that the actor may write in, held until the transaction ends and named as what the act is done on. */
export async function openToWrite(context: ActContext, id: string): Promise<Dossier> {
  await lockDossier(context.tx, id)
  const dossier = await getDossier(context.tx, id)
  refuseIf(findWriteProblems(context.who, dossier))
  context.on('dossier', id, forWhom(dossier))
  return dossier
}

/** A dossier of the officer's own unit, held until the transaction ends and named as what the act is done on. */
export async function openOnDesk(context: ActContext, id: string): Promise<Dossier> {
  await lockDossier(context.tx, id)
  const dossier = await getDossier(context.tx, id)
  refuseIf(findJurisdictionProblems(context.who, dossier))
  context.on('dossier', id, { code: dossier.code ?? '' })
  return dossier
}

/** The audit says for which applicant an officer acted. */
function forWhom({ isAssisted, organisationId }: Dossier): Record<string, unknown> {
  return isAssisted ? { for: organisationId } : {}
}
