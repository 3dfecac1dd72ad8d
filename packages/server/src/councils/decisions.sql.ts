import type { CouncilLevel } from '@saolang/core/councils/council.ts'
import type { Verdict, VerdictInputs } from '@saolang/core/councils/verdict.ts'
import type { Tx } from '../platform/sql.ts'

export type VerdictRow = {
  id: string
  agendaId: string
  sessionId: string
  councilId: string
  level: CouncilLevel
  provinceCode: string | null
  dossierId: string
  inputs: VerdictInputs
  result: Verdict
  issuedAt: Date
}

export type SettlementRow = { way: string; documentNumber: string; note: string; settledAt: Date }

export type DecisionRow = {
  id: string
  level: CouncilLevel
  provinceCode: string | null
  authority: string
  number: string
  signedOn: string
  signerName: string
  signerTitle: string
  recordedAt: Date
}

const verdictColumns = (tx: Tx) => tx`
  v.id, v.session_dossier_id as "agendaId", a.session_id as "sessionId", c.id as "councilId", c.level, c.province_code as "provinceCode",
  v.dossier_id as "dossierId", v.inputs, v.result, v.issued_at as "issuedAt"`

const verdictTables = (tx: Tx) => tx`
  councils.verdict v
  join councils.session_dossier a on a.id = v.session_dossier_id
  join councils.session s on s.id = a.session_id
  join councils.council c on c.id = s.council_id`

/** Keeps a verdict with its inputs; false when this dossier has one from this session. */
export async function addVerdict(
  tx: Tx,
  row: Pick<VerdictRow, 'id' | 'agendaId' | 'dossierId' | 'inputs' | 'result' | 'issuedAt'> & { issuedBy: string },
): Promise<boolean> {
  const rows = await tx`
    insert into councils.verdict (id, session_dossier_id, dossier_id, inputs, result, points, star, recognisable, issued_by, issued_at)
    values (${row.id}, ${row.agendaId}, ${row.dossierId}, ${tx.json(row.inputs as never)}, ${tx.json(row.result as never)},
      ${row.result.points}, ${row.result.star}, ${row.result.recognisable}, ${row.issuedBy}, ${row.issuedAt})
    on conflict on constraint verdict_issued_once do nothing returning id`
  return rows.length === 1
}

/** The verdict of an id. */
export async function findVerdict(tx: Tx, id: string): Promise<VerdictRow | undefined> {
  const [row] = await tx`select ${verdictColumns(tx)} from ${verdictTables(tx)} where v.id = ${id}`
  return row as VerdictRow | undefined
}

/** The verdict that a session gave on a dossier. */
export async function findVerdictOf(tx: Tx, agendaId: string): Promise<VerdictRow | undefined> {
  const [row] =
    await tx`select ${verdictColumns(tx)} from ${verdictTables(tx)} where v.session_dossier_id = ${agendaId}`
  return row as VerdictRow | undefined
}

/** Every verdict on a dossier, newest first: the province's, the Ministry's, those of an assessment repeated. */
export async function listVerdictsOn(tx: Tx, dossierId: string): Promise<VerdictRow[]> {
  const rows =
    await tx`select ${verdictColumns(tx)} from ${verdictTables(tx)} where v.dossier_id = ${dossierId} order by v.id desc`
  return [...rows] as unknown as VerdictRow[]
}

/** Verdicts that nobody has settled yet, oldest first. */
export async function listUnsettledVerdicts(tx: Tx): Promise<VerdictRow[]> {
  const rows = await tx`
    select ${verdictColumns(tx)} from ${verdictTables(tx)}
    where not exists (select from councils.settlement t where t.verdict_id = v.id) order by v.id`
  return [...rows] as unknown as VerdictRow[]
}

/** Settles a verdict; false when it is settled already. */
export async function addSettlement(
  tx: Tx,
  verdictId: string,
  row: SettlementRow & { settledBy: string },
): Promise<boolean> {
  const rows = await tx`
    insert into councils.settlement (verdict_id, way, document_number, note, settled_by, settled_at)
    values (${verdictId}, ${row.way}, ${row.documentNumber}, ${row.note}, ${row.settledBy}, ${row.settledAt})
    on conflict on constraint settlement_made_once do nothing returning verdict_id`
  return rows.length === 1
}

/** What the authority did with a verdict. */
export async function findSettlement(tx: Tx, verdictId: string): Promise<SettlementRow | undefined> {
  const [row] = await tx`
    select way, document_number as "documentNumber", note, settled_at as "settledAt" from councils.settlement where verdict_id = ${verdictId}`
  return row as SettlementRow | undefined
}

/** Records a decision; false when its number is taken in that authority's year. */
export async function addDecision(tx: Tx, row: DecisionRow & { recordedBy: string }): Promise<boolean> {
  const rows = await tx`
    insert into councils.decision (id, level, province_code, authority, number, signed_on, signer_name, signer_title, recorded_by, recorded_at)
    values (${row.id}, ${row.level}, ${row.provinceCode}, ${row.authority}, ${row.number}, ${row.signedOn}, ${row.signerName},
      ${row.signerTitle}, ${row.recordedBy}, ${row.recordedAt})
    on conflict on constraint decision_number_once_a_year do nothing returning id`
  return rows.length === 1
}

/** Adds a product to a decision. */
export async function addDecisionItem(
  tx: Tx,
  row: { decisionId: string; verdictId: string; dossierId: string; star: number },
): Promise<void> {
  await tx`
    insert into councils.decision_item (decision_id, verdict_id, dossier_id, star)
    values (${row.decisionId}, ${row.verdictId}, ${row.dossierId}, ${row.star})`
}

const decisionColumns = (tx: Tx) => tx`
  d.id, d.level, d.province_code as "provinceCode", d.authority, d.number, d.signed_on as "signedOn", d.signer_name as "signerName",
  d.signer_title as "signerTitle", d.recorded_at as "recordedAt"`

/** The decision of an id. */
export async function findDecision(tx: Tx, id: string): Promise<DecisionRow | undefined> {
  const [row] = await tx`select ${decisionColumns(tx)} from councils.decision d where d.id = ${id}`
  return row as DecisionRow | undefined
}

/** The decision that recognised a verdict, if there is one. */
export async function findDecisionOn(tx: Tx, verdictId: string): Promise<DecisionRow | undefined> {
  const [row] = await tx`
    select ${decisionColumns(tx)} from councils.decision d join councils.decision_item i on i.decision_id = d.id
    where i.verdict_id = ${verdictId}`
  return row as DecisionRow | undefined
}

/** Decisions of an authority, newest first, the last 100; without a province those of every authority. */
export async function listDecisions(
  tx: Tx,
  level: CouncilLevel | null,
  provinceCode: string | null,
): Promise<DecisionRow[]> {
  const rows = await tx`
    select ${decisionColumns(tx)} from councils.decision d
    where (${level}::text is null or d.level = ${level}) and (${provinceCode}::text is null or d.province_code = ${provinceCode})
    order by d.signed_on desc, d.id desc limit 100`
  return [...rows] as unknown as DecisionRow[]
}

/** The products of a decision, with what their verdicts say. */
export async function listDecisionItems(
  tx: Tx,
  decisionId: string,
): Promise<{ dossierId: string; verdictId: string; star: number; result: Verdict; setId: string }[]> {
  const rows = await tx`
    select i.dossier_id as "dossierId", i.verdict_id as "verdictId", i.star, v.result, v.inputs ->> 'setId' as "setId"
    from councils.decision_item i join councils.verdict v on v.id = i.verdict_id
    where i.decision_id = ${decisionId} order by i.star desc, i.verdict_id`
  return [...rows] as unknown as {
    dossierId: string
    verdictId: string
    star: number
    result: Verdict
    setId: string
  }[]
}
