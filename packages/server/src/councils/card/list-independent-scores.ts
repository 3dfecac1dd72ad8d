import type { CouncilLevel } from '@saolang/core/councils/council.ts'
import type { Choices } from '@saolang/core/dossiers/scorecard.ts'
import type { Tx } from '../../platform/sql.ts'

/** A signed card as it was before any discussion, with where it was given; `verdictId` once there is a verdict. */
export type IndependentScore = {
  agendaId: string
  sessionId: string
  councilId: string
  level: CouncilLevel
  provinceCode: string | null
  dossierId: string
  verdictId: string | null
  setId: string
  memberId: string
  personId: string
  choices: Choices
  signedAt: Date
  closedAt: Date
}

/** Which scores: of one council, or of those closed in a span (from, before); nothing given means all. */
export type ScoresWanted = { councilId?: string; from?: Date; before?: Date }

/**
 * What members gave on their own, before discussion, of members who count; the oldest closure first. There is none before scoring is
 * closed: the query asks for the closure. Statistics read these, the verdict reads what stands after discussion.
 */
export async function listIndependentScores(tx: Tx, wanted: ScoresWanted = {}): Promise<IndependentScore[]> {
  const { councilId = null, from = null, before = null } = wanted
  const rows = await tx`
    select a.id as "agendaId", a.session_id as "sessionId", c.id as "councilId", c.level, c.province_code as "provinceCode",
      a.dossier_id as "dossierId", v.id as "verdictId", a.set_id as "setId", m.id as "memberId", m.person_id as "personId",
      k.choices, k.signed_at as "signedAt", x.closed_at as "closedAt"
    from councils.scorecard k
    join councils.closure x on x.session_dossier_id = k.session_dossier_id
    join councils.session_dossier a on a.id = k.session_dossier_id
    join councils.session s on s.id = a.session_id
    join councils.council c on c.id = s.council_id
    join councils.member m on m.id = k.member_id
    join lateral (
      select d.kind from councils.conflict_declaration d
      where d.session_dossier_id = k.session_dossier_id and d.member_id = k.member_id order by d.id desc limit 1) d on d.kind = 'none'
    left join councils.verdict v on v.session_dossier_id = a.id
    where (${councilId}::uuid is null or c.id = ${councilId})
      and (${from}::timestamptz is null or x.closed_at >= ${from}) and (${before}::timestamptz is null or x.closed_at < ${before})
    order by x.closed_at, a.id, k.member_id`
  return [...rows] as unknown as IndependentScore[]
}
