import { createHash } from 'node:crypto'
import { type Snapshot, type SnapshotEvidence, takeSnapshot } from '@saolang/core/dossiers/snapshot.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { CriteriaSet } from '@saolang/law/criteria-set.ts'
import { form01 } from '@saolang/law/decisions/2026-26-qd-ttg/form-01.ts'
import { getPersonName } from '../people/get-person.ts'
import { getPlace } from '../people/get-place.ts'
import type { ActContext } from '../platform/act.ts'
import type { Contents } from './get-contents.ts'
import type { Dossier } from './get-dossier.ts'
import { listEvidence } from './get-evidence.ts'
import { hashOfSet } from './law-hash.ts'
import { addSnapshot, nextSnapshotVersion } from './submissions.sql.ts'

/** What is handed in: the dossier under its code, the set that governs it, what it holds. A draft has no code yet. */
export type Handing = { dossier: Dossier; code: string; receivedOn: string; set: CriteriaSet; contents: Contents }

const pledgeText = form01.sections.find(({ code }) => code === 'pledge')?.intro ?? ''

/** Freezes a dossier as it is handed in: appends a snapshot with its hash. What is written later leaves it as it is. */
export async function freezeDossier(context: ActContext, handing: Handing): Promise<Snapshot> {
  const { tx, who, now } = context
  const version = await nextSnapshotVersion(tx, handing.dossier.id)
  const snapshot = await composeSnapshot(context, handing, version)
  const text = JSON.stringify(snapshot)
  const sha256 = createHash('sha256').update(text).digest('hex')
  const by = { takenBy: who.personId as string, takenAt: now }
  await addSnapshot(tx, { dossierId: handing.dossier.id, version, text, sha256, ...by })
  return snapshot
}

/** A dossier in words, as it would be frozen now. */
export async function composeSnapshot(
  { tx, who, now }: Pick<ActContext, 'tx' | 'who' | 'now'>,
  handing: Handing,
  version: number,
): Promise<Snapshot> {
  const { dossier, code, receivedOn, set, contents } = handing
  const { organisation, consent } = contents
  const { id, kind, isDemo, baseProduct } = dossier
  const uses = await listEvidence(tx, id)
  return takeSnapshot({
    version,
    set,
    setSha256: hashOfSet(set.no),
    dossier: {
      id,
      code,
      kind,
      productName: contents.answers.productName ?? dossier.productName,
      isDemo,
      receivedOn,
      submittedAt: now.toISOString(),
      submittedBy: await getPersonName(tx, who.personId as string),
      ...(baseProduct && { baseProduct }),
    },
    place: await getPlace(tx, dossier.communeCode),
    applicant: applicantOf(organisation),
    answers: contents.answers,
    given: contents.judged.given,
    words: dossier.selfWords,
    evidence: contents.files.map((file, i) => toEvidence(file, i + 1)),
    pages: Object.fromEntries(uses.flatMap((use) => (use.page ? [[`${use.id} ${use.criterion}`, use.page]] : []))),
    pledge: { text: pledgeText, by: organisation.representative.name, on: legalDateOf(now) },
    ...(consent &&
      dossier.isAssisted && {
        assistance: {
          byName: consent.recordedByName,
          givenBy: consent.givenBy,
          givenOn: consent.givenOn,
          how: consent.how,
          wording: consent.wording,
        },
      }),
  })
}

function applicantOf({ communeCode: _, provinceCode: __, isDemo: ___, ...facts }: Contents['organisation']) {
  return facts
}

function toEvidence({ id, caption, criteria, file, term }: Contents['files'][number], no: number): SnapshotEvidence {
  const { fileName, mediaType, byteSize, sha256, pages } = file
  return { no, id, caption, fileName, mediaType, byteSize, sha256, ...(pages && { pages }), criteria, ...term }
}
