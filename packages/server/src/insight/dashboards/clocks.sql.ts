import type { OpenClock } from '@saolang/core/insight/dashboards/late.ts'
import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { Tx } from '../../platform/sql.ts'
import { inPlace, inSets, isOpenStay, type Scope, unitColumn } from './scope.ts'

export type ClockRow = { dossierId: string; unit: string; clock: OpenClock }

type CommuneRow = {
  dossierId: string
  unit: string
  receivedOn: LegalDate
  supplements: { askedOn: LegalDate; answeredOn: LegalDate | null }[] | null
}

/** The dossiers at communes that were received so long ago that their term may be over, with what stopped their clocks. */
export async function listCommuneClocks(tx: Tx, scope: Scope, receivedUpTo: LegalDate): Promise<ClockRow[]> {
  const rows = await tx<CommuneRow[]>`
    select s.dossier_id as "dossierId", s.unit, b.received_on as "receivedOn", (
        select json_agg(json_build_object('askedOn', a.asked_on, 'answeredOn', a.answered_on))
        from insight.supplement_days a where a.dossier_id = s.dossier_id and a.level = 'commune') as supplements
    from (
      select dossier_id, ${unitColumn(tx, scope)} as unit from insight.stay
      where ${isOpenStay(tx)} and status = 'submitted' and ${inPlace(tx, scope)} and ${inSets(tx, scope)}
    ) s
    join insight.receipt b on b.dossier_id = s.dossier_id
    where b.received_on <= ${receivedUpTo}`
  return rows.map(({ dossierId, unit, receivedOn, supplements }) => ({
    ...{ dossierId, unit },
    clock: { kind: 'commune', receivedOn, supplements: (supplements ?? []).map(toDays) },
  }))
}

const toDays = ({ askedOn, answeredOn }: { askedOn: LegalDate; answeredOn: LegalDate | null }) => ({
  askedOn,
  ...(answeredOn && { answeredOn }),
})

const beforeAuthority = ['forwarded', 'admitted', 'scored', 'escalated', 'admitted-central', 'scored-central']

/** The re-evaluations before a province or the Ministry, with the day on which they last came there whole. */
export async function listReEvaluationClocks(tx: Tx, scope: Scope): Promise<ClockRow[]> {
  const rows = await tx<{ dossierId: string; unit: string; fullOn: LegalDate }[]>`
    select s.dossier_id as "dossierId", s.unit, (
        select (max(f.entered_at) at time zone 'Asia/Ho_Chi_Minh')::date from insight.stay f
        where f.dossier_id = s.dossier_id and f.status = case when s.is_central then 'escalated' else 'forwarded' end) as "fullOn"
    from (
      select dossier_id, ${unitColumn(tx, scope)} as unit, status in ('escalated', 'admitted-central', 'scored-central') as is_central
      from insight.stay
      where ${isOpenStay(tx)} and kind = 're-evaluation' and status = any(${beforeAuthority}) and ${inPlace(tx, scope)}
        and ${inSets(tx, scope)}
    ) s`
  return rows
    .filter(({ fullOn }) => fullOn !== null)
    .map(({ dossierId, unit, fullOn }) => ({ dossierId, unit, clock: { kind: 're-evaluation', fullOn } }))
}
