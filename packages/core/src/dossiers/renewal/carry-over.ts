import { type CriteriaSet, type Leaf, listLeaves } from '@saolang/law/criteria-set.ts'
import { dossierKinds as kindsOfLaw } from '@saolang/law/decisions/2026-26-qd-ttg/dossier-contents.ts'
import { listEvidenceFor } from '@saolang/law/evidence-for-criterion.ts'
import type { Problem } from '../../kernel/problem.ts'
import type { Answers, FormStep } from '../form.ts'
import { type Given, needsNoLevel, noLevel } from '../self-assessment.ts'
import type { SheetRow, Snapshot, SnapshotEvidence } from '../snapshot.ts'
import { dependsOnLegalForm, type PaperDays, type PaperStanding, paperStanding } from './paper-term.ts'

/** What has become of the applicant and of the law since the last certified version. */
export type Since = PaperDays & {
  set: CriteriaSet
  /** The legal form of today. */
  kind: string
  /** The applicant works in another commune now; a commune that was merged or renamed is none. */
  hasMoved: boolean
}

/** A paper of the last certified version: used again, or why not. */
export type CarriedPaper = {
  evidence: SnapshotEvidence
  standing: PaperStanding
  isReused: boolean
  reasons: readonly Problem[]
}

/** What a new dossier begins with, and what has to be asked again, with every reason. */
export type Carried = {
  answers: Partial<Record<FormStep, Answers>>
  given: Given
  words: Readonly<Record<string, string>>
  askedAgain: Readonly<Record<string, readonly Problem[]>>
  papers: readonly CarriedPaper[]
}

const source = kindsOfLaw.reEvaluation.source
/** Asked afresh every time: what changed is what they are about. */
const fresh: readonly FormStep[] = ['applicant', 'changes', 'updates', 'updates-market']
/** What the commune reports on is local: it is asked again after a move (Điều 7 khoản 2 điểm a). */
const localFindings: readonly (string | undefined)[] = ['localMaterial', 'localLabour']

/** Takes over the last certified version: everything that still holds under the law, the legal form and the place of today. */
export function carryOver(former: Snapshot, since: Since): Carried {
  const rows = new Map(former.sheet.rows.filter(({ kind }) => kind === 'criterion').map((row) => [row.code, row]))
  const papers = former.evidence.map((evidence) => carryPaper(evidence, former, since))
  const reused = new Set(papers.flatMap(({ isReused, evidence }) => (isReused ? evidence.criteria : [])))
  const lost = papers.filter(({ isReused }) => !isReused)
  const leaves = listLeaves(since.set).map(({ leaf }) => leaf)
  const asked = leaves.map(
    (leaf) => [leaf.code, reasonsFor(leaf, rows.get(leaf.code), { former, since, lost, reused })] as const,
  )
  const byCode = new Map(leaves.map((leaf) => [leaf.code, leaf]))
  const givenAt = (code: string) => givenOf(byCode.get(code) as Leaf, rows.get(code))
  return {
    answers: Object.fromEntries(
      former.answers.filter(({ code }) => !fresh.includes(code)).map(({ code, rows: row }) => [code, toAnswers(row)]),
    ),
    given: Object.fromEntries(
      asked.filter(([, reasons]) => !reasons.some(asksForLevel)).flatMap(([code]) => givenAt(code)),
    ),
    words: Object.fromEntries(
      leaves.flatMap(({ code }) => (rows.get(code)?.words ? [[code, rows.get(code)?.words as string]] : [])),
    ),
    askedAgain: Object.fromEntries(asked.filter(([, reasons]) => reasons.length > 0)),
    papers,
  }
}

// A paper that ran out leaves the level as it was; another form or place may change the level itself.
const asksForLevel = ({ code }: Problem) => code === 'renewal.form-changed' || code === 'renewal.place-changed'

function carryPaper(evidence: SnapshotEvidence, former: Snapshot, since: Since): CarriedPaper {
  const standing = paperStanding(evidence, since)
  const { caption, expiresOn } = evidence
  const values = { caption, ...(expiresOn && { day: inWords(expiresOn) }) }
  const isOfFormerForm = former.applicant.kind !== since.kind && dependsOnLegalForm(evidence)
  const reasons: Problem[] = [
    ...(standing === 'expired' ? [{ code: 'renewal.paper-expired', source, values }] : []),
    ...(standing === 'ends-early'
      ? [{ code: 'renewal.paper-ends-early', source, values: { ...values, decidedBy: inWords(since.decidedBy) } }]
      : []),
    ...(isOfFormerForm ? [{ code: 'renewal.paper-of-former-form', source, values }] : []),
  ]
  return { evidence, standing, isReused: reasons.length === 0, reasons }
}

type Former = { former: Snapshot; since: Since; lost: readonly CarriedPaper[]; reused: ReadonlySet<string> }

function reasonsFor(leaf: Leaf, row: SheetRow | undefined, { former, since, lost, reused }: Former): Problem[] {
  const values = { criterion: leaf.code, title: leaf.title }
  if (!row) return [{ code: 'renewal.criterion-new', source: former.law.decision, values }]
  const isOfForm = listEvidenceFor(leaf).some(({ code }) => dependsOnLegalForm({ kind: code }))
  const lostHere = reused.has(leaf.code) ? [] : lost.filter(({ evidence }) => evidence.criteria.includes(leaf.code))
  return [
    ...(givenOf(leaf, row).length === 0 ? [{ code: 'renewal.level-changed', values }] : []),
    ...(isOfForm && former.applicant.kind !== since.kind && isOrganisationType(leaf)
      ? [{ code: 'renewal.form-changed', source, values }]
      : []),
    ...(since.hasMoved && localFindings.includes(leaf.communeFinding)
      ? [{ code: 'renewal.place-changed', source, values }]
      : []),
    ...lostHere.flatMap(({ reasons }) => reasons),
  ]
}

// Of the criteria that a business registration speaks to, only this one gives points for the legal form itself.
const isOrganisationType = ({ title }: Leaf) => title.toLowerCase().startsWith('loại hình tổ chức')

/** The level of the former sheet, when the sheet in force prints the same one, letter for letter, for the same points. */
function givenOf(leaf: Leaf, row: SheetRow | undefined): [string, string][] {
  if (!row || row.title !== leaf.title) return []
  const { chosen } = row
  if (!chosen) return needsNoLevel(leaf) ? [[leaf.code, noLevel]] : []
  const same = leaf.options.find(
    ({ id, text, points }) => id === chosen.id && text === chosen.text && points === chosen.points,
  )
  return same ? [[leaf.code, same.id]] : []
}

function toAnswers(rows: Snapshot['answers'][number]['rows']): Answers {
  return Object.fromEntries(
    rows.map(({ code, value }) => [
      code,
      value === true ? 'yes' : value === false || value === null ? '' : String(value),
    ]),
  )
}

const inWords = (day: string) => day.split('-').toReversed().join('/')
