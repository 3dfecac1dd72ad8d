import type { Tx } from '../../platform/sql.ts'
import { inPlace, inSets, type Scope } from './scope.ts'

export type CouncilJudgements = {
  councilId: string
  name: string
  many: number
  discussed: number
  medianSpread: number
  reviewed: number
  reversed: number
}

/** Star and product group of verdicts as a condition. */
export const inVerdicts = (tx: Tx, scope: Scope) => tx`
  ${inSets(tx, scope)} ${scope.star === null ? tx`` : tx`and star = ${scope.star}`}`

/** The verdicts of each council on a scope's dossiers since a moment: how often members lay apart, how often a review changed the result. */
export async function listCouncilJudgements(tx: Tx, scope: Scope, since: Date): Promise<CouncilJudgements[]> {
  return tx<CouncilJudgements[]>`
    select j.council_id as "councilId", k.name, j.many, j.discussed, j."medianSpread", j.reviewed, j.reversed
    from (
      select council_id, count(*)::int as many, count(*) filter (where was_discussed)::int as discussed,
        percentile_cont(0.5) within group (order by spread)::float as "medianSpread",
        count(*) filter (where outcome in ('upheld', 'changed'))::int as reviewed,
        count(*) filter (where outcome = 'changed')::int as reversed
      from insight.judgement
      where issued_at >= ${since} and ${inPlace(tx, scope)} and ${inVerdicts(tx, scope)}
      group by council_id
    ) j join insight.council_name k on k.id = j.council_id
    order by j.many desc, k.name`
}

/** The same of the councils that a person sits in, whatever the place; of issued verdicts alone. */
export async function listOwnJudgements(tx: Tx, personId: string, since: Date): Promise<CouncilJudgements[]> {
  return tx<CouncilJudgements[]>`
    select k.id as "councilId", k.name, count(j.verdict_id)::int as many,
      count(j.verdict_id) filter (where j.was_discussed)::int as discussed,
      coalesce(percentile_cont(0.5) within group (order by j.spread), 0)::float as "medianSpread",
      count(j.verdict_id) filter (where j.outcome in ('upheld', 'changed'))::int as reviewed,
      count(j.verdict_id) filter (where j.outcome = 'changed')::int as reversed
    from insight.council_seat m
    join insight.council_name k on k.id = m.council_id
    left join insight.judgement j on j.council_id = k.id and j.issued_at >= ${since}
    where m.person_id = ${personId}
    group by k.id, k.name order by many desc, k.name`
}
