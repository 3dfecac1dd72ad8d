import type { PartCode, Star } from '@saolang/law/criteria-set.ts'
import type { FormStep } from '../form.ts'
import type { SheetRow, Snapshot, SnapshotEvidence, SnapshotRow } from '../snapshot.ts'

/** What was written, and what is written now; null where nothing was. */
export type Change<T> = { before: T | null; after: T | null }

type Value = string | number | boolean
/** The facts of applicant, product, place and law that are compared, in the order in which they are told. */
export const comparedFacts = [
  'productName',
  'organisationName',
  'organisationKind',
  'registrationNo',
  'taxCode',
  'address',
  'commune',
  'representative',
  'contact',
  'criteriaSet',
] as const
export type ComparedFact = (typeof comparedFacts)[number]

export type FactChange = Change<string> & { fact: ComparedFact }
export type AnswerChange = Change<Value> & Pick<SnapshotRow, 'code' | 'kind' | 'label'>
/** A level with its points, as its sheet prints it. */
export type LevelThen = { text: string; points: number }
export type CriterionChange = {
  code: string
  title: string
  level: Change<LevelThen>
  words: Change<string>
  /** Captions of files that prove it now and did not, and the other way round. */
  added: readonly string[]
  removed: readonly string[]
}
/** A paper of either version; `was` is how it was dated in the former one. */
export type EvidenceChange = {
  state: 'added' | 'removed' | 'reused'
  piece: SnapshotEvidence
  was?: Pick<SnapshotEvidence, 'expiresOn' | 'isUnlimited'>
}

type Version = Pick<Snapshot['dossier'], 'code' | 'submittedAt' | 'receivedOn'> & {
  version: number
  points: number
  parts: Record<PartCode, number>
  star: Star
}

/** Two versions of a product's dossier, field by field: only what differs, with a count of what does not. */
export type Difference = {
  before: Version
  after: Version
  facts: readonly FactChange[]
  answers: readonly { step: FormStep; rows: readonly AnswerChange[] }[]
  criteria: readonly CriterionChange[]
  evidence: readonly EvidenceChange[]
  same: { answers: number; criteria: number }
}

/** Compares a dossier with the version that was certified last. Papers are told apart by their content. */
export function differenceOf(before: Snapshot, after: Snapshot): Difference {
  const answers = compareAnswers(before, after)
  const criteria = compareSheets(before, after)
  return {
    before: toVersion(before),
    after: toVersion(after),
    facts: compareFacts(before, after),
    answers: answers
      .map(({ step, rows }) => ({ step, rows: rows.filter(differs) }))
      .filter(({ rows }) => rows.length > 0),
    criteria: criteria.filter(isChanged),
    evidence: compareEvidence(before.evidence, after.evidence),
    same: {
      answers: answers.flatMap(({ rows }) => rows).filter((row) => !differs(row)).length,
      criteria: criteria.filter((row) => !isChanged(row)).length,
    },
  }
}

const differs = ({ before, after }: Change<Value>) => (before === '' ? null : before) !== (after === '' ? null : after)

function isChanged({ level, words, added, removed }: CriterionChange): boolean {
  const isSameLevel = level.before?.text === level.after?.text && level.before?.points === level.after?.points
  return !isSameLevel || differs(words) || added.length > 0 || removed.length > 0
}

function toVersion({ version, dossier, sheet }: Snapshot): Version {
  const { code, submittedAt, receivedOn } = dossier
  const { points, parts, star } = sheet
  return { version, code, submittedAt, receivedOn, points, parts, star }
}

function compareFacts(before: Snapshot, after: Snapshot): FactChange[] {
  const [then, now] = [factsOf(before), factsOf(after)]
  return comparedFacts
    .map((fact) => ({ fact, before: then[fact] ?? null, after: now[fact] ?? null }))
    .filter((change) => change.before !== change.after)
}

function factsOf({ dossier, applicant, place, law }: Snapshot): Partial<Record<ComparedFact, string | undefined>> {
  const { representative, phone, email } = applicant
  return {
    productName: dossier.productName,
    organisationName: applicant.name,
    organisationKind: applicant.kind,
    registrationNo: applicant.registrationNo,
    taxCode: applicant.taxCode,
    address: applicant.address,
    commune: `${place.communeName}, ${place.provinceName}`,
    representative: `${representative.name}, ${representative.title}`,
    contact: [phone, email].filter(Boolean).join(', '),
    criteriaSet: `${law.setTitle} (${law.decision})`,
  }
}

function compareAnswers(before: Snapshot, after: Snapshot) {
  const then = new Map(
    before.answers.map(({ code, rows }) => [code, new Map(rows.map((row) => [row.code, row.value]))]),
  )
  return after.answers.map(({ code: step, rows }) => ({
    step,
    rows: rows.map(({ code, kind, label, value }) => ({
      ...{ code, kind, label },
      before: then.get(step)?.get(code) ?? null,
      after: value,
    })),
  }))
}

function compareSheets(before: Snapshot, after: Snapshot): CriterionChange[] {
  const [then, now] = [criteriaOf(before), criteriaOf(after)]
  return [...new Set([...now.keys(), ...then.keys()])].map((code) => {
    const [old, row] = [then.get(code), now.get(code)]
    const [had, has] = [filesAt(before, old), filesAt(after, row)]
    const missing = (from: typeof had, other: typeof has) =>
      [...from].filter(([hash]) => !other.has(hash)).map(([, caption]) => caption)
    return {
      code,
      title: (row ?? old)?.title ?? '',
      level: { before: levelOf(old), after: levelOf(row) },
      words: { before: old?.words ?? null, after: row?.words ?? null },
      added: missing(has, had),
      removed: missing(had, has),
    }
  })
}

const criteriaOf = ({ sheet }: Snapshot) =>
  new Map(sheet.rows.filter(({ kind }) => kind === 'criterion').map((row) => [row.code, row]))

const levelOf = (row: SheetRow | undefined): LevelThen | null =>
  row?.chosen ? { text: row.chosen.text, points: row.chosen.points } : null

function filesAt({ evidence }: Snapshot, row: SheetRow | undefined): Map<string, string> {
  const numbers = new Set((row?.evidence ?? []).map(({ no }) => no))
  return new Map(evidence.filter(({ no }) => numbers.has(no)).map(({ sha256, caption }) => [sha256, caption]))
}

function compareEvidence(before: readonly SnapshotEvidence[], after: readonly SnapshotEvidence[]): EvidenceChange[] {
  const then = new Map(before.map((piece) => [piece.sha256, piece]))
  const now = new Set(after.map(({ sha256 }) => sha256))
  return [
    ...after.map((piece): EvidenceChange => {
      const was = then.get(piece.sha256)
      return was ? { state: 'reused', piece, was } : { state: 'added', piece }
    }),
    ...before.filter(({ sha256 }) => !now.has(sha256)).map((piece): EvidenceChange => ({ state: 'removed', piece })),
  ]
}
