import { type CommuneClock, communeClock } from '@saolang/core/dossiers/clock.ts'
import { findSubmissionProblems, listUnproven } from '@saolang/core/dossiers/completeness.ts'
import { listTasks } from '@saolang/core/dossiers/tasks.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { CriteriaSet } from '@saolang/law/criteria-set.ts'
import { findCriteriaSet, findCriteriaSetById } from '@saolang/law/in-force.ts'
import { getPlace } from '../people/get-place.ts'
import { view } from '../platform/act.ts'
import type { Tx } from '../platform/sql.ts'
import { type Contents, getContents } from './get-contents.ts'
import type { Dossier } from './get-dossier.ts'
import { listStatusChanges } from './history.sql.ts'
import { openToRead } from './open-dossier.ts'
import { findFindings, findLetter, listSupplements, type SupplementRow } from './review/review.sql.ts'
import { getRoadSteps } from './road-steps.ts'
import { findSnapshot, findSubmission, type SubmissionRow } from './submissions.sql.ts'

/** A dossier with everything that its pages show: what it holds, what it lacks, where it is and how long it may stay there. */
export const readDossier = view('dossier.read', async ({ tx, who, now, reads }, id: string) => {
  const dossier = await openToRead({ tx, who }, id)
  reads('organisation', dossier.organisationId)
  const today = legalDateOf(now)
  const set = setOf(dossier, today)
  const contents = await getContents({ tx, who }, dossier, set)
  const submission = await findSubmission(tx, id)
  const supplements = await listSupplements(tx, [id])
  const clock = clockOf(dossier, submission, supplements, today)
  return {
    dossier,
    set,
    contents,
    ...judge(dossier, contents, submission?.receivedOn ?? today),
    place: await getPlace(tx, dossier.communeCode),
    supplements,
    openSupplement: supplements.find(({ answeredOn }) => answeredOn === null),
    road: await listStatusChanges(tx, id),
    steps: await getRoadSteps(tx, dossier, today),
    ...(submission && { submission }),
    ...(clock && { clock }),
    ...(await readReview(tx, id)),
  }
})
export type DossierReading = Awaited<ReturnType<typeof readDossier>>

/** A draft is judged by the law of today, so that what will be refused is seen at once; later by the set that was pinned. */
function setOf({ status, setNo, criteriaSetId }: Dossier, today: string): CriteriaSet {
  const set = status === 'draft' ? findCriteriaSet(setNo, today) : findCriteriaSetById(criteriaSetId)
  if (!set) throw new Error(`no criteria set ${criteriaSetId}`)
  return set
}

function judge(dossier: Dossier, { judged, answers, pages, files, base }: Contents, receivedOn: string) {
  const unproven = listUnproven(judged)
  const tasks = listTasks({
    kind: dossier.kind,
    set: judged.set,
    answers,
    given: judged.given,
    fileCount: files.length,
    written: new Set(pages.map(({ step }) => step)),
    ...(judged.renewal && base?.formerDossierId && { carried: judged.renewal.carried }),
    unprovenCount: unproven.filter(({ namesPaper }) => namesPaper).length,
    ...(judged.assisted && { assisted: judged.assisted }),
  })
  return { problems: findSubmissionProblems(judged, receivedOn), unproven, tasks }
}

/** The commune's clock while the dossier is with the commune or with the applicant at its request. */
export function clockOf(
  { status }: Pick<Dossier, 'status'>,
  submission: Pick<SubmissionRow, 'receivedOn'> | undefined,
  supplements: readonly Pick<SupplementRow, 'askedOn' | 'answeredOn' | 'level'>[],
  today: string,
): CommuneClock | undefined {
  if (!submission || (status !== 'submitted' && status !== 'supplement-requested')) return undefined
  const days = supplements
    .filter(({ level }) => level === 'commune')
    .map(({ askedOn, answeredOn }) => ({ askedOn, ...(answeredOn && { answeredOn }) }))
  return communeClock(submission.receivedOn, days, today)
}

async function readReview(tx: Tx, id: string) {
  const findings = await findFindings(tx, id)
  const letter = await findLetter(tx, id)
  const snapshot = await findSnapshot(tx, id)
  return { ...(findings && { findings }), ...(letter && { letter }), ...(snapshot && { snapshot }) }
}
