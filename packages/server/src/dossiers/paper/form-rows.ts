import type { SnapshotRow } from '@saolang/core/dossiers/snapshot.ts'
import type { FormField, FormSection } from '@saolang/law/decisions/2026-26-qd-ttg/form.ts'

export type FormValue = SnapshotRow['value'] | undefined

/** A blank of a printed form with what fills it. */
export type FormRow = {
  label: string
  kind: FormField['kind']
  value: FormValue
  isUnder: boolean
  options: { text: string; isChosen: boolean }[] | null
}

/** The blanks of a section as they are printed: the law's labels, the values by their codes. */
export function rowsOf(
  { fields }: Pick<FormSection, 'fields'>,
  values: Readonly<Record<string, FormValue>>,
): FormRow[] {
  return fields.map(({ code, label, kind, under, options }) => ({
    label,
    kind,
    value: values[code],
    isUnder: under !== undefined,
    options: options?.map((option) => ({ text: option.text, isChosen: option.code === values[code] })) ?? null,
  }))
}

/** The section of a form. Throws an Error when the form has none of this code. */
export function sectionOf({ sections }: { sections: readonly FormSection[] }, code: string): FormSection {
  const section = sections.find((candidate) => candidate.code === code)
  if (!section) throw new Error(`the form has no section ${code}`)
  return section
}

/** A section ready to print. */
export function printedSection(section: FormSection, values: Readonly<Record<string, FormValue>>) {
  return { title: section.title, intro: section.intro ?? null, rows: rowsOf(section, values) }
}
