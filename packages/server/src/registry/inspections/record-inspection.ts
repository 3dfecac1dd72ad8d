import { isLegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { formatShortCode, shortCode } from '@saolang/core/kernel/short-code.ts'
import { tidy, tidyLines } from '@saolang/core/kernel/text.ts'
import { type Finding, findVisitProblems, type VisitNotes } from '@saolang/core/registry/inspections/finding.ts'
import { type ActContext, act } from '../../platform/act.ts'
import type { StoredFile } from '../../platform/files.ts'
import { addFindings, addPhoto, addRecord, findInspection, findReceipt, getChecklist } from './inspections.sql.ts'

export type VisitRecord = VisitNotes & {
  inspectionId: string
  /** A uuid made on the inspector's machine: the same entry sent again is answered with the same receipt. */
  entryId: string
  met: string
  photos: readonly { part: string; file: StoredFile }[]
}

/** Takes what the inspector of a visit saw, once; gives the receipt. */
export const recordInspection = act('inspection.record', async (context, sent: VisitRecord) => {
  const { tx, who, now } = context
  const known = await findReceipt(tx, sent.entryId)
  if (known) return repeat(context, known, sent.inspectionId)
  const inspection = await findInspection(tx, sent.inspectionId)
  if (!inspection) throw new Refused([{ code: 'not-found.inspection' }])
  refuseIf(inspection.inspectorId === who.personId ? [] : [{ code: 'forbidden.not-the-inspector' }])
  const notes = toNotes(sent)
  refuseIf(
    findVisitProblems(notes, await getChecklist(tx, inspection.id), {
      orderedOn: legalDateOf(inspection.orderedAt),
      today: legalDateOf(now),
      isVisitDay: isLegalDate(notes.visitedOn),
    }),
  )
  const receipt = formatShortCode(shortCode(context.newRandom(16)))
  const isFirst = await addRecord(
    tx,
    {
      inspectionId: inspection.id,
      entryId: sent.entryId,
      receipt,
      visitedOn: notes.visitedOn,
      met: tidy(sent.met) || null,
      words: notes.words || null,
      inspectorId: who.personId as string,
    },
    now,
  )
  if (!isFirst) return repeat(context, await findReceipt(tx, sent.entryId), inspection.id)
  await addFindings(tx, inspection.id, notes.findings as readonly Finding[])
  for (const { part, file } of sent.photos)
    await addPhoto(tx, { inspectionId: inspection.id, part, sha256: file.sha256, fileName: file.fileName })
  context.on('inspection', inspection.id, { findings: notes.findings.length, photos: sent.photos.length })
  return { receipt }
})

type Receipt = NonNullable<Awaited<ReturnType<typeof findReceipt>>>

// The same entry, sent again or at the same moment, has its receipt; any other finds the visit taken.
function repeat(context: ActContext, known: Receipt | undefined, inspectionId: string): { receipt: string } {
  const isTheirs = known?.inspectorId === context.who.personId && known?.inspectionId === inspectionId
  if (!known || !isTheirs) throw new Refused([{ code: 'conflict.inspection-recorded' }])
  context.on('inspection', inspectionId, { isRepeat: true })
  return { receipt: known.receipt }
}

function toNotes({ visitedOn, findings, words }: VisitRecord): VisitNotes {
  return {
    visitedOn,
    words: tidyLines(words),
    findings: findings.map(({ item, outcome, note }) => ({ item, outcome, note: tidy(note) })),
  }
}
