import { nationalTriggers } from '@saolang/core/councils/discussion/trigger-settings.ts'
import { nationalRegulation } from '@saolang/core/councils/regulation.ts'
import type { Choices } from '@saolang/core/dossiers/scorecard.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { signScorecard } from '../councils/card/sign-scorecard.ts'
import { closeScoring } from '../councils/close-scoring.ts'
import { declareConflict } from '../councils/conflict/declare-conflict.ts'
import { conveneSession } from '../councils/convene-session.ts'
import { establishCouncil } from '../councils/establish-council.ts'
import { issueVerdict } from '../councils/issue-verdict.ts'
import { currentTime } from '../platform/act.ts'
import { createActor } from './actors.ts'
import { forwardDossier } from './dossiers-before-council.ts'

const noTriggers = { nearCutOffErrors: null, disputedFloor: false, selfScoreLimit: null, severityDeviations: null }

/** A council before many dossiers, with the officer who called it; the chair is the first of `all`. */
export type JudgedCouncil = { councilId: string; sessionId: string; dossierIds: string[]; officer: Actor; all: Actor[] }

/** Forms a council of so many and calls it to a session on so many dossiers. It may differ as it likes: means decide, nothing is discussed, unless the national triggers are wanted. */
export async function openBigSitting(wanted: {
  members: number
  dossiers: number
  triggers?: 'none' | 'national'
}): Promise<JudgedCouncil> {
  const officer = await createActor({ role: 'provincial-officer' })
  const all = [await createActor({ role: 'council-chair', name: 'Chủ tịch Mẫu' })]
  for (let i = 1; i < wanted.members; i++)
    all.push(await createActor({ role: 'council-member', name: `Thành viên Mẫu ${i}` }))
  const { id: councilId } = await establishCouncil(officer, {
    level: 'province',
    provinceCode: '96',
    name: 'Hội đồng nhiều hồ sơ (mẫu)',
    decisionNumber: '15/QĐ-UBND',
    decidedOn: '2026-06-01',
    emptySeatsReason: 'Hội đồng thử',
    advisers: [],
    members: all.map(({ personId }, i) => ({
      personId: personId as string,
      seat: i === 0 ? 'chair' : 'invited',
      title: 'Chuyên viên',
      office: i === 0 ? 'chair' : 'member',
    })),
    regulation: {
      ...nationalRegulation,
      spreadLimit: 100,
      floorRule: 'mean',
      triggers: wanted.triggers === 'national' ? nationalTriggers : noTriggers,
    },
  })
  const dossierIds = []
  for (let i = 0; i < wanted.dossiers; i++)
    dossierIds.push(await forwardDossier({ by: officer.personId as string, productName: `Sản phẩm mẫu ${i + 1}` }))
  const heldOn = legalDateOf(currentTime())
  const round = { year: Number(heldOn.slice(0, 4)), no: 2 }
  const place = 'Phòng họp 1'
  const { id: sessionId } = await conveneSession(officer, {
    councilId,
    round,
    heldOn,
    place,
    isInWriting: false,
    dossierIds,
  })
  return { councilId, sessionId, dossierIds, officer, all }
}

/** Members declare and sign one dossier; who has no card declares a conflict of interest. */
export async function signOn(
  council: JudgedCouncil,
  dossierId: string,
  cards: readonly (Choices | null)[],
): Promise<void> {
  const at = { sessionId: council.sessionId, dossierId }
  for (const [i, who] of council.all.entries()) {
    const marks = cards[i]
    await declareConflict(who, { ...at, kind: marks ? 'none' : 'trade', note: marks ? '' : 'Mua hàng của chủ thể' })
    if (marks) await signScorecard(who, { ...at, marks, notes: {}, opinion: '' })
  }
}

/** As `signOn`, then the chair closes and has the verdict drawn. Returns its id. */
export async function judge(
  council: JudgedCouncil,
  dossierId: string,
  cards: readonly (Choices | null)[],
): Promise<string> {
  await signOn(council, dossierId, cards)
  const [chair] = council.all as [Actor]
  const at = { sessionId: council.sessionId, dossierId }
  await closeScoring(chair, { ...at, absences: {} })
  return (await issueVerdict(chair, at)).id
}

/** A card worth so many points, or as near above as the sheet allows: criteria are lowered from `from` on, none to nothing. */
export function cardWorth(points: number, from: number, setId = 'QD26-04'): Choices {
  const leaves = listLeaves(getCriteriaSet(setId)).map(({ leaf }) => leaf)
  const given = new Map(leaves.map(({ code, options }) => [code, options.toSorted((a, b) => b.points - a.points)[0]]))
  let surplus = [...given.values()].reduce((sum, option) => sum + (option?.points ?? 0), 0) - points
  for (const i of leaves.keys()) {
    const { code, options } = leaves[(i * 7 + from) % leaves.length] as (typeof leaves)[number]
    const now = given.get(code)?.points ?? 0
    const lower = options
      .filter((option) => option.points >= 1 && now - option.points <= Math.min(surplus, 3))
      .toSorted((a, b) => a.points - b.points)[0]
    if (!lower || lower.points >= now) continue
    given.set(code, lower)
    surplus -= now - lower.points
  }
  return Object.fromEntries([...given].map(([code, option]) => [code, option?.id ?? '']))
}
