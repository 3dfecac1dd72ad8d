import type { Answers } from '@saolang/core/dossiers/form.ts'
import type { Tx } from '../platform/sql.ts'

/** What is written on a page of a dossier, and in which version. */
export type AnswerPage = { step: string; answers: Answers; version: number; savedAt: Date }

/** The option chosen at a criterion, and what the applicant says of it. */
export type ChoiceRow = { criterion: string; optionId: string | null; words: string }

/** The written pages of a dossier. */
export async function listAnswerPages(tx: Tx, dossierId: string): Promise<AnswerPage[]> {
  const rows = await tx`
    select step, answers, version, saved_at as "savedAt" from dossiers.page where dossier_id = ${dossierId}`
  return [...rows] as unknown as AnswerPage[]
}

export type PageSaving = {
  dossierId: string
  step: string
  answers: Answers
  /** The version that the writer saw; 0 for a page not yet written. */
  version: number
  /** Tells one open form from another: a form may save again over its own saving. */
  formKey: string
  by: string
  at: Date
}

/** Writes a page; undefined when somebody else wrote on it since the version given. Returns the new version. */
export async function savePage(tx: Tx, page: PageSaving): Promise<number | undefined> {
  const { dossierId, step, answers, version, formKey, by, at } = page
  const [row] = await tx`
    insert into dossiers.page as p (dossier_id, step, answers, version, form_key, saved_by, saved_at)
    values (${dossierId}, ${step}, ${tx.json(answers)}, 1, ${formKey}, ${by}, ${at})
    on conflict on constraint page_pk do update
      set answers = excluded.answers, version = p.version + 1, form_key = excluded.form_key, saved_by = excluded.saved_by,
        is_carried = false,
        saved_at = excluded.saved_at
      where p.version = ${version} or p.form_key = ${formKey}
    returning version`
  return row?.version
}

/** The choices of a dossier. */
export async function listChoices(tx: Tx, dossierId: string): Promise<ChoiceRow[]> {
  const rows = await tx`
    select criterion, option_id as "optionId", words from dossiers.choice where dossier_id = ${dossierId} order by criterion`
  return [...rows] as unknown as ChoiceRow[]
}

/** Writes choices, each over its former one. */
export async function saveChoices(tx: Tx, dossierId: string, choices: readonly ChoiceRow[]): Promise<void> {
  await tx`
    insert into dossiers.choice (dossier_id, criterion, option_id, words)
    select ${dossierId}, criterion, "optionId", words
    from jsonb_to_recordset(${tx.json(choices as never)}::jsonb) as c (criterion text, "optionId" text, words text)
    on conflict on constraint choice_one_option_a_criterion do update
      set option_id = excluded.option_id, words = excluded.words`
}

/** Copies the pages and choices of one dossier into another that has none. */
export async function copyAnswers(tx: Tx, { from, to, by, at }: { from: string; to: string; by: string; at: Date }) {
  await tx`
    insert into dossiers.page (dossier_id, step, answers, version, saved_by, saved_at)
    select ${to}, step, answers, 1, ${by}, ${at} from dossiers.page where dossier_id = ${from}`
  await tx`
    insert into dossiers.choice (dossier_id, criterion, option_id, words)
    select ${to}, criterion, option_id, words from dossiers.choice where dossier_id = ${from}`
}
