import { editSheet, findProposalProblems, type OptionEdits, Proposal } from '@saolang/core/insight/policy/proposal.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Band, CriteriaSet } from '@saolang/law/criteria-set.ts'
import { listCriteriaSets } from '@saolang/law/in-force.ts'
import { type ActContext, act } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { addDraft, addVersion, type DraftRow, findDraft } from './drafts.sql.ts'

/** The sets of the decision in force today, which a draft proposes to change. */
export function setsInForce(now: Date): CriteriaSet[] {
  return listCriteriaSets(legalDateOf(now))
}

/** A draft in a version, or in its newest. Refuses with `not-found.draft`. */
export async function getDraft(tx: Tx, id: string, version: number | null = null): Promise<DraftRow> {
  const draft = await findDraft(tx, id, version)
  if (!draft) throw new Refused([{ code: 'not-found.draft' }])
  return draft
}

/** Starts a draft, as the law in force, or as a file says. Returns its id. */
export const startDraft = act(
  'policy.draft',
  async (context, { title, file }: { title: string; file?: string | undefined }) => {
    const id = context.newId()
    context.on('policy-draft', id)
    refuseIf(listProblems([!title && { code: 'policy.title-missing', at: 'title' }]))
    const content = file ? readFile(file) : { bands: setsInForce(context.now)[0]?.bands ?? [], sheets: [] }
    const by = context.who.personId as string
    await addDraft(context.tx, { id, title, by, at: context.now })
    await keep(context, { draftId: id, version: 1, content, note: '' })
    return { id }
  },
)

/** What a form changes: options of one sheet, or the bands; `version` is what the form was opened on. */
export type DraftChange = { id: string; version: number; note: string } & (
  | { sheetNo: number; edits: OptionEdits }
  | { bands: Band[] }
  | { file: string }
)

/** Saves a draft as its next version. Refuses when somebody saved another meanwhile. */
export const saveDraft = act('policy.draft', async (context, change: DraftChange) => {
  context.on('policy-draft', change.id)
  const { content, version } = await getDraft(context.tx, change.id)
  refuseIf(version === change.version ? [] : [{ code: 'conflict.draft-changed' }])
  await keep(context, {
    draftId: change.id,
    version: version + 1,
    content: apply(context.now, content, change),
    note: change.note,
  })
  return { version: version + 1 }
})

function apply(now: Date, content: Proposal, change: DraftChange): Proposal {
  if ('file' in change) return readFile(change.file)
  if ('bands' in change) return { ...content, bands: change.bands }
  const inForce = setsInForce(now).find(({ no }) => no === change.sheetNo)
  if (!inForce) throw new Refused([{ code: 'policy.sheet-unknown', values: { no: change.sheetNo } }])
  const { bands: _, ...sheet } = inForce
  return editSheet(content, content.sheets.find(({ no }) => no === change.sheetNo) ?? sheet, change.edits)
}

async function keep(
  context: ActContext,
  { draftId, version, content, note }: { draftId: string; version: number; content: Proposal; note: string },
): Promise<void> {
  const numbers = setsInForce(context.now).map(({ no }) => no)
  refuseIf(findProposalProblems(content, numbers))
  const by = context.who.personId as string
  const isNext = await addVersion(context.tx, { draftId, version, content, note, by, at: context.now })
  refuseIf(isNext ? [] : [{ code: 'conflict.draft-changed' }])
}

function readFile(text: string): Proposal {
  try {
    return Proposal.parse(JSON.parse(text))
  } catch {
    throw new Refused([{ code: 'policy.file-unreadable', at: 'file' }])
  }
}
