import { findWriteProblems } from '@saolang/core/dossiers/access.ts'
import { findTermProblems, type PaperTerm } from '@saolang/core/dossiers/renewal/paper-term.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findLeaf } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { type ActContext, act, view } from '../platform/act.ts'
import { type StoredFile, storeUpload, type Upload } from '../platform/files.ts'
import { touchDossier } from './dossiers.sql.ts'
import { addEvidence, attachToCriterion, countEvidence, dropEvidence, dropEvidenceUse } from './evidence.sql.ts'
import { type Dossier, getDossier } from './get-dossier.ts'
import { openToWrite } from './open-dossier.ts'

/** Most files of one dossier. */
const mostFiles = 200

/** Which criterion a file proves; without one it only lies in the dossier. `page` is where a long document proves it. */
export type EvidencePlace = { dossierId: string; criterion?: string; page?: number }

/**
 * Stores a photo or a PDF and attaches it; the same content again is attached once. Refuses what `storeUpload` refuses, and who may
 * not write in the dossier before anything is stored. Returns the evidence's id.
 */
export async function attachEvidence(
  who: Actor,
  input: EvidencePlace & { caption?: string; term?: PaperTerm; upload: Upload },
): Promise<{ id: string; file: StoredFile }> {
  await checkMayAttach(who, input.dossierId)
  refuseIf(findTermProblems(input.term ?? {}))
  const { upload, ...place } = input
  const file = await storeUpload(upload)
  const { id } = await recordEvidence(who, { ...place, file })
  return { id, file }
}

const checkMayAttach = view('evidence.attach', async ({ tx, who }, dossierId: string) => {
  refuseIf(findWriteProblems(who, await getDossier(tx, dossierId)))
  refuseIf(
    (await countEvidence(tx, dossierId)) < mostFiles
      ? []
      : [{ code: 'evidence.too-many', values: { most: mostFiles } }],
  )
})

const recordEvidence = act(
  'evidence.attach',
  async (
    context,
    { file, caption, term, ...place }: EvidencePlace & { caption?: string; term?: PaperTerm; file: StoredFile },
  ) => {
    const dossier = await openToWrite(context, place.dossierId)
    refuseIf(findPlaceProblems(dossier, place))
    const id = await addEvidence(context.tx, {
      id: context.newId(),
      dossierId: dossier.id,
      sha256: file.sha256,
      fileName: file.fileName,
      caption: tidy(caption ?? '').slice(0, 200) || file.fileName,
      ...(term && { term }),
      by: context.who.personId as string,
      at: context.now,
    })
    await placeFile(context, dossier, id, place)
    return { id }
  },
)

/** Lets a file that the dossier already holds prove one more criterion: nobody uploads twice. */
export const reuseEvidence = act(
  'evidence.attach',
  async (context, { evidenceId, ...place }: EvidencePlace & { evidenceId: string; criterion: string }) => {
    const dossier = await openToWrite(context, place.dossierId)
    refuseIf(findPlaceProblems(dossier, place))
    await placeFile(context, dossier, evidenceId, place)
  },
)

/** Takes a file from a criterion; without one, from the dossier. */
export const detachEvidence = act(
  'evidence.detach',
  async (
    context,
    { dossierId, evidenceId, criterion }: { dossierId: string; evidenceId: string; criterion?: string },
  ) => {
    const { tx, now } = context
    await openToWrite(context, dossierId)
    const wasThere = criterion
      ? await dropEvidenceUse(tx, { dossierId, evidenceId, criterion })
      : await dropEvidence(tx, dossierId, evidenceId)
    refuseIf(wasThere ? [] : [{ code: 'not-found.evidence' }])
    await touchDossier(tx, dossierId, { at: now })
  },
)

async function placeFile(
  context: ActContext,
  dossier: Dossier,
  evidenceId: string,
  { criterion, page }: EvidencePlace,
) {
  const { tx, now } = context
  if (criterion) {
    const use = { dossierId: dossier.id, evidenceId, criterion, page: page ?? null }
    refuseIf((await attachToCriterion(tx, use)) ? [] : [{ code: 'not-found.evidence' }])
  }
  await touchDossier(tx, dossier.id, { at: now })
}

function findPlaceProblems({ criteriaSetId }: Dossier, { criterion }: EvidencePlace): Problem[] {
  if (!criterion || findLeaf(getCriteriaSet(criteriaSetId), criterion)) return []
  return [{ code: 'scorecard.unknown-criterion', at: criterion, values: { criterion } }]
}
