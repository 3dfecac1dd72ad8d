import { findReadingProblems } from '@saolang/core/councils/authority.ts'
import { type CouncilReliability, reliabilityOf } from '@saolang/core/councils/reliability/council-reliability.ts'
import { forMemberAlone } from '@saolang/core/councils/reliability/for-member-alone.ts'
import { flagUnopenedEvidence, type UnopenedEvidence } from '@saolang/core/councils/reliability/unopened-evidence.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Band } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { getDossier } from '../../dossiers/get-dossier.ts'
import { listEvidenceFiles } from '../../dossiers/get-evidence.ts'
import { view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { type IndependentScore, listIndependentScores } from '../card/list-independent-scores.ts'
import { listMembers, type MemberRow } from '../councils.sql.ts'
import { getCouncil } from '../get-council.ts'
import { type CouncilVerdictRow, listReadings, listVerdictsOfCouncil } from './reliability.sql.ts'

/** What the page of a council's reliability says; products go by the id of their verdict, members by the id of their seat. */
export type ReliabilityRecord = CouncilReliability & {
  council: { id: string; name: string }
  /** The reader's own seat; null for officers and auditors. */
  ownMember: string | null
  /** False for a member, who sees nobody's severity but their own. */
  seesAll: boolean
  members: { id: string; name: string }[]
  names: Record<string, { code: string; productName: string; star: number }>
  /** Where ranks begin, on the sheets that were used. */
  cutOffs: Band[]
  unopened: UnopenedEvidence[]
}

/**
 * How reliably a council scores, from its verdicts: the whole for the chair, for officers of its authority and for auditors; for a
 * member their own severity and flags. Writes nothing: no figure here changes a star.
 */
export const getReliability = view(
  'reliability.read',
  async ({ tx, who }, councilId: string): Promise<ReliabilityRecord> => {
    const council = await getCouncil(tx, councilId)
    const members = await listMembers(tx, councilId)
    const seat = members.find(({ personId }) => personId === who.personId)
    refuseIf(findReadingProblems(who, council, seat !== undefined))
    const verdicts = await listVerdictsOfCouncil(tx, councilId)
    const alone = Map.groupBy(await listIndependentScores(tx, { councilId }), ({ verdictId }) => verdictId ?? '')
    const whole = reliabilityOf(verdicts.map((verdict) => toJudged(verdict, alone.get(verdict.id) ?? [])))
    const unopened = flagUnopenedEvidence(await listEvidenceReadings(tx, councilId))
    const member = seat !== undefined && seat.office !== 'chair' ? seat : undefined
    return {
      council: { id: council.id, name: council.name },
      ownMember: seat?.id ?? null,
      seesAll: member === undefined,
      members: (member ? [member] : members).map(({ id, name }: MemberRow) => ({ id, name })),
      names: await namesOf(tx, verdicts),
      cutOffs: cutOffsOf(verdicts),
      unopened: member ? unopened.filter((each) => each.member === member.id) : unopened,
      ...(member ? forMemberAlone(whole, member.id) : whole),
    }
  },
)

/** What members gave on their own: marks changed in discussion say how a council talks, not how its members score. */
function toJudged({ id, inputs }: CouncilVerdictRow, scores: readonly IndependentScore[]) {
  const cards = scores.map(({ memberId, choices }) => ({ memberId, choices }))
  return { product: id, set: getCriteriaSet(inputs.setId), cards }
}

function cutOffsOf(verdicts: readonly CouncilVerdictRow[]): Band[] {
  const sets = new Set(verdicts.map(({ inputs }) => inputs.setId))
  const all = [...sets].flatMap((id) =>
    getCriteriaSet(id)
      .bands.toSorted((a, b) => a.from - b.from)
      .slice(1),
  )
  return all.filter((band, i) => all.findIndex(({ from }) => from === band.from) === i)
}

async function namesOf(tx: Tx, verdicts: readonly CouncilVerdictRow[]): Promise<ReliabilityRecord['names']> {
  const names: ReliabilityRecord['names'] = {}
  for (const { id, dossierId, result } of verdicts) {
    const { code = '', productName } = await getDossier(tx, dossierId)
    names[id] = { code, productName, star: result.star }
  }
  return names
}

async function listEvidenceReadings(tx: Tx, councilId: string) {
  const files = new Map<string, string[]>()
  const readings = []
  for (const { verdictId, dossierId, memberId, signedAt, opened } of await listReadings(tx, councilId)) {
    const evidence = files.get(dossierId) ?? (await listEvidenceFiles(tx, dossierId)).map(({ id }) => id)
    files.set(dossierId, evidence)
    const times = opened.map(({ evidence: id, at }) => ({ evidence: id, at: new Date(at) }))
    readings.push({ product: verdictId, member: memberId, signedAt, evidence, opened: times })
  }
  return readings
}
