import { authorityOf } from '@saolang/core/councils/authority.ts'
import {
  type Calibration,
  calibrationOf,
  type Feedback,
  feedbackOf,
} from '@saolang/core/councils/calibration/feedback.ts'
import type { Marks } from '@saolang/core/councils/card.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { type Dossier, findDossierByCode, getDossier } from '../../dossiers/get-dossier.ts'
import { type Evidence, getEvidenceFile, listEvidence } from '../../dossiers/get-evidence.ts'
import { view } from '../../platform/act.ts'
import type { StoredFile } from '../../platform/files.ts'
import type { Tx } from '../../platform/sql.ts'
import { listCouncils } from '../councils.sql.ts'
import {
  type AnchorRow,
  findAnchor,
  findPracticeDraft,
  listAnchors,
  listChaired,
  listOwnPractices,
  listPractices,
  type OwnPracticeRow,
  type PracticeRow,
} from './calibration.sql.ts'

/** What calibration is to somebody: rounds in their reach with counts, their own rounds and state, whom they may ask to practise. */
export type CalibrationHome = {
  practices: PracticeRow[]
  own: { id: string; title: string; dueOn: string; isSigned: boolean; isOver: boolean }[]
  state: Calibration | null
  /** Councils that this reader may ask; with the anchors that are in use. */
  councils: { id: string; name: string }[]
  anchors: { id: string; no: number; title: string; setNo: number; isRetired: boolean }[]
}

/** Rounds and their counts; of results a member's own alone. */
export const getCalibration = view('practice.list', async ({ tx, who, now }): Promise<CalibrationHome> => {
  const today = legalDateOf(now)
  const own = await listOwnPractices(tx, who.personId as string)
  const councils = await listAskable(tx, who)
  const seesAnchors = councils.length > 0 || who.role === 'auditor'
  return {
    practices: await listInReach(tx, who),
    own: own.map(({ id, title, dueOn, ownSignedAt }) => ({
      ...{ id, title, dueOn, isSigned: ownSignedAt !== null, isOver: dueOn < today },
    })),
    state: isOnCouncils(who) ? calibrationOf(await recordsOf(tx, own), today) : null,
    councils: councils.map(({ id, name }) => ({ id, name })),
    anchors: seesAnchors ? (await listAnchors(tx)).map(toLine) : [],
  }
})

const isOnCouncils = ({ role }: Actor) => role === 'council-member' || role === 'council-chair'

const toLine = ({ id, no, title, setId, retiredFor }: AnchorRow) => ({
  ...{ id, no, title, setNo: getCriteriaSet(setId).no, isRetired: retiredFor !== null },
})

async function listInReach(tx: Tx, who: Actor): Promise<PracticeRow[]> {
  if (isOnCouncils(who)) return []
  const { jurisdiction } = who
  return jurisdiction?.level === 'province'
    ? listPractices(tx, { level: 'province', provinceCode: jurisdiction.provinceCode })
    : listPractices(tx, { level: null, provinceCode: null })
}

async function listAskable(tx: Tx, who: Actor): Promise<{ id: string; name: string }[]> {
  const authority = authorityOf(who)
  if (authority?.level === 'central') return listCouncils(tx, null, null)
  if (authority) return listCouncils(tx, 'province', authority.provinceCode)
  return who.role === 'council-chair' ? listChaired(tx, who.personId as string) : []
}

async function recordsOf(tx: Tx, own: readonly OwnPracticeRow[]) {
  const records = []
  for (const { anchorId, ownChoices, ownSignedAt } of own) {
    const anchor = ownChoices && (await findAnchor(tx, anchorId))
    if (!anchor || !ownSignedAt) continue
    const { ownTotal, isNear } = feedbackOf(getCriteriaSet(anchor.setId), anchor, ownChoices)
    records.push({ anchorId, signedOn: legalDateOf(ownSignedAt), total: ownTotal, isNear })
  }
  return records
}

/** A member's own round: the dossier to score, and after signing what the card says. The model score is not handed out before. */
export type OwnPractice = {
  practice: OwnPracticeRow
  dossier: Pick<Dossier, 'given' | 'selfWords' | 'isDemo'>
  evidence: Evidence[]
  marks: Marks
  isOver: boolean
  feedback: Feedback | null
}

/** Refuses with `forbidden.not-on-council` whoever has no seat on the council that practises, officers and the Ministry among them. */
export const getOwnPractice = view(
  'practice.read',
  async ({ tx, who, now }, practiceId: string): Promise<OwnPractice> => {
    const { practice, anchor } = await ownRound(tx, who, practiceId)
    const { given, selfWords, isDemo } = await getDossier(tx, anchor.dossierId)
    const { ownChoices } = practice
    return {
      practice,
      dossier: { given, selfWords, isDemo },
      evidence: await listEvidence(tx, anchor.dossierId),
      marks: ownChoices ?? (await findPracticeDraft(tx, practiceId, practice.memberId)) ?? {},
      isOver: practice.dueOn < legalDateOf(now),
      feedback: ownChoices && feedbackOf(getCriteriaSet(anchor.setId), anchor, ownChoices),
    }
  },
)

/** One file of the anchor's dossier, for who practises on it. */
export const getPracticeEvidence = view(
  'practice.read',
  async ({ tx, who }, at: { practiceId: string; evidenceId: string }): Promise<StoredFile> => {
    const { anchor } = await ownRound(tx, who, at.practiceId)
    return (await getEvidenceFile(tx, anchor.dossierId, at.evidenceId)).file
  },
)

async function ownRound(tx: Tx, who: Actor, practiceId: string) {
  const practice = (await listOwnPractices(tx, who.personId as string)).find(({ id }) => id === practiceId)
  refuseIf(practice ? [] : [{ code: 'forbidden.not-on-council' }])
  const anchor = await findAnchor(tx, (practice as OwnPracticeRow).anchorId)
  return { practice: practice as OwnPracticeRow, anchor: anchor as AnchorRow }
}

/** An anchor with its model score and reasons, for the Ministry and auditors of the nation. */
export const getAnchor = view('anchor.read', async ({ tx, who }, id: string) => {
  refuseIf(who.jurisdiction?.level === 'nation' ? [] : [{ code: 'forbidden.jurisdiction' }])
  const anchor = await findAnchor(tx, id)
  refuseIf(anchor ? [] : [{ code: 'not-found.anchor' }])
  const { code = '', productName, isDemo } = await getDossier(tx, (anchor as AnchorRow).dossierId)
  return { ...(anchor as AnchorRow), code, productName, isDemo }
})

/** The dossier that the Ministry is about to make an anchor, by its code; its sheet and what proves it. */
export const getAnchorMaterial = view('anchor.make', async ({ tx }, code: string) => {
  const dossier = await findDossierByCode(tx, code)
  refuseIf(dossier ? [] : [{ code: 'not-found.dossier', at: 'code' }])
  const found = dossier as Dossier
  return { dossier: found, evidence: await listEvidence(tx, found.id) }
})
