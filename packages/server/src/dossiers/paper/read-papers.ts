import { type CommuneClock, communeClock } from '@saolang/core/dossiers/clock.ts'
import type { Snapshot } from '@saolang/core/dossiers/snapshot.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { view } from '../../platform/act.ts'
import { openToRead } from '../open-dossier.ts'
import { type FindingsRow, findFindings, findLetter, type LetterRow, listSupplements } from '../review/review.sql.ts'
import { findSnapshot, type SnapshotRow } from '../submissions.sql.ts'

/** What the papers of a dossier are printed from: its newest frozen copy, the commune's clock, findings and letter. */
export type PaperData = {
  snapshot: Snapshot
  sha256: string
  clock: CommuneClock
  findings: FindingsRow | undefined
  letter: LetterRow | undefined
}

/** The data of a dossier's papers, for whoever may read it; refuses with `not-found.snapshot` while it is a draft. */
export const readPaperData = view('dossier.read', async ({ tx, who, now }, dossierId: string): Promise<PaperData> => {
  await openToRead({ tx, who }, dossierId)
  const found = await findSnapshot(tx, dossierId)
  refuseIf(found ? [] : [{ code: 'not-found.snapshot' }])
  const { content, sha256 } = found as SnapshotRow
  const letter = await findLetter(tx, dossierId)
  const supplements = (await listSupplements(tx, [dossierId])).filter(({ level }) => level === 'commune')
  return {
    snapshot: content,
    sha256,
    clock: communeClock(
      content.dossier.receivedOn,
      supplements.map(({ askedOn, answeredOn }) => ({ askedOn, ...(answeredOn && { answeredOn }) })),
      legalDateOf(now),
    ),
    // What the commune is still writing is nobody else's to read.
    findings: letter || who.role === 'commune-officer' ? await findFindings(tx, dossierId) : undefined,
    letter,
  }
})
