import type { Marks } from '@saolang/core/councils/card.ts'
import type { CouncilLevel } from '@saolang/core/councils/council.ts'
import type { Choices } from '@saolang/core/dossiers/scorecard.ts'
import type { Tx } from '../../platform/sql.ts'

export type AnchorRow = {
  id: string
  no: number
  dossierId: string
  setId: string
  title: string
  consent: string
  choices: Choices
  reasons: Record<string, string>
  madeAt: Date
  retiredFor: string | null
}

/** A practice round of a council, with how many have signed; who they are is nobody's business. */
export type PracticeRow = {
  id: string
  councilId: string
  councilName: string
  level: CouncilLevel
  provinceCode: string | null
  anchorId: string
  anchorNo: number
  title: string
  setId: string
  dueOn: string
  openedAt: Date
  members: number
  signed: number
}

const anchorColumns = (tx: Tx) => tx`
  a.id, a.no, a.dossier_id as "dossierId", a.set_id as "setId", a.title, a.consent, a.choices, a.reasons, a.made_at as "madeAt",
  (select reason from councils.anchor_retirement r where r.anchor_id = a.id) as "retiredFor"`

/** Makes a dossier an anchor. */
export async function addAnchor(tx: Tx, row: Omit<AnchorRow, 'no' | 'retiredFor'> & { madeBy: string }): Promise<void> {
  await tx`
    insert into councils.anchor (id, dossier_id, set_id, title, consent, choices, reasons, made_by, made_at)
    values (${row.id}, ${row.dossierId}, ${row.setId}, ${row.title}, ${row.consent}, ${tx.json(row.choices)}, ${tx.json(row.reasons)},
      ${row.madeBy}, ${row.madeAt})`
}

/** Retires an anchor; false when it was before. */
export async function addRetirement(
  tx: Tx,
  row: { anchorId: string; reason: string; by: string; at: Date },
): Promise<boolean> {
  const rows = await tx`
    insert into councils.anchor_retirement (anchor_id, reason, retired_by, retired_at)
    values (${row.anchorId}, ${row.reason}, ${row.by}, ${row.at})
    on conflict on constraint anchor_retirement_once do nothing returning anchor_id`
  return rows.length === 1
}

/** The anchor of an id. */
export async function findAnchor(tx: Tx, id: string): Promise<AnchorRow | undefined> {
  const [row] = await tx`select ${anchorColumns(tx)} from councils.anchor a where a.id = ${id}`
  return row as AnchorRow | undefined
}

/** Every anchor, the newest first. */
export async function listAnchors(tx: Tx): Promise<AnchorRow[]> {
  const rows = await tx`select ${anchorColumns(tx)} from councils.anchor a order by a.no desc`
  return [...rows] as unknown as AnchorRow[]
}

/** Opens a practice round. */
export async function addPractice(
  tx: Tx,
  row: { id: string; councilId: string; anchorId: string; dueOn: string; by: string; at: Date },
): Promise<void> {
  await tx`
    insert into councils.practice (id, council_id, anchor_id, due_on, opened_by, opened_at)
    values (${row.id}, ${row.councilId}, ${row.anchorId}, ${row.dueOn}, ${row.by}, ${row.at})`
}

const practiceColumns = (tx: Tx) => tx`
  p.id, p.council_id as "councilId", c.name as "councilName", c.level, c.province_code as "provinceCode", p.anchor_id as "anchorId",
  a.no as "anchorNo", a.title, a.set_id as "setId", p.due_on as "dueOn", p.opened_at as "openedAt",
  (select count(*)::int from councils.member m where m.council_id = c.id) as members,
  (select count(*)::int from councils.practice_card k where k.practice_id = p.id) as signed`

const practiceTables = (tx: Tx) => tx`
  councils.practice p join councils.council c on c.id = p.council_id join councils.anchor a on a.id = p.anchor_id`

/** The practice round of an id. */
export async function findPractice(tx: Tx, id: string): Promise<PracticeRow | undefined> {
  const [row] = await tx`select ${practiceColumns(tx)} from ${practiceTables(tx)} where p.id = ${id}`
  return row as PracticeRow | undefined
}

/** Practice rounds, the newest first, the last 200: of a level and a province, or all. */
export async function listPractices(
  tx: Tx,
  reach: { level: CouncilLevel | null; provinceCode: string | null },
): Promise<PracticeRow[]> {
  const rows = await tx`
    select ${practiceColumns(tx)} from ${practiceTables(tx)}
    where (${reach.level}::text is null or c.level = ${reach.level})
      and (${reach.provinceCode}::text is null or c.province_code = ${reach.provinceCode})
    order by p.id desc limit 200`
  return [...rows] as unknown as PracticeRow[]
}

/** Whether this council has a round on this anchor that is not over on a day. */
export async function hasOpenPractice(
  tx: Tx,
  { councilId, anchorId, today }: { councilId: string; anchorId: string; today: string },
): Promise<boolean> {
  const rows = await tx`
    select from councils.practice where council_id = ${councilId} and anchor_id = ${anchorId} and due_on >= ${today}`
  return rows.length > 0
}

/** Rounds of the councils on which a person sits, with what they themselves have signed. */
export type OwnPracticeRow = PracticeRow & { memberId: string; ownChoices: Choices | null; ownSignedAt: Date | null }

/** A person's own rounds, the newest first. */
export async function listOwnPractices(tx: Tx, personId: string): Promise<OwnPracticeRow[]> {
  const rows = await tx`
    select ${practiceColumns(tx)}, s.id as "memberId", k.choices as "ownChoices", k.signed_at as "ownSignedAt"
    from ${practiceTables(tx)}
    join councils.member s on s.council_id = p.council_id and s.person_id = ${personId}
    left join councils.practice_card k on k.practice_id = p.id and k.member_id = s.id
    order by p.id desc`
  return [...rows] as unknown as OwnPracticeRow[]
}

/** The councils that a person chairs. */
export async function listChaired(tx: Tx, personId: string): Promise<{ id: string; name: string }[]> {
  const rows = await tx`
    select c.id, c.name from councils.council c join councils.member m on m.council_id = c.id
    where m.person_id = ${personId} and m.office = 'chair' order by c.id desc`
  return [...rows] as unknown as { id: string; name: string }[]
}

/** What a member has put down and not signed. */
export async function findPracticeDraft(tx: Tx, practiceId: string, memberId: string): Promise<Marks | undefined> {
  const [row] = await tx`
    select marks from councils.practice_draft where practice_id = ${practiceId} and member_id = ${memberId}`
  return row?.marks
}

/** Keeps what a member puts down. */
export async function savePracticeDraft(
  tx: Tx,
  row: { practiceId: string; memberId: string; marks: Marks; at: Date },
): Promise<void> {
  await tx`
    insert into councils.practice_draft (practice_id, member_id, marks, saved_at)
    values (${row.practiceId}, ${row.memberId}, ${tx.json(row.marks)}, ${row.at})
    on conflict on constraint practice_draft_pk do update set marks = excluded.marks, saved_at = excluded.saved_at`
}

/** Signs a member's card on an anchor; false when they have signed one. */
export async function addPracticeCard(
  tx: Tx,
  row: { practiceId: string; memberId: string; choices: Choices; at: Date },
): Promise<boolean> {
  const rows = await tx`
    insert into councils.practice_card (practice_id, member_id, choices, signed_at)
    values (${row.practiceId}, ${row.memberId}, ${tx.json(row.choices)}, ${row.at})
    on conflict on constraint practice_card_signed_once do nothing returning practice_id`
  return rows.length === 1
}
