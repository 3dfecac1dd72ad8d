/** What an answer of a form is: `text` one line, `paragraph` several, `check` a box, `choice` one of `options`. */
export type FieldKind = 'text' | 'paragraph' | 'date' | 'phone' | 'email' | 'number' | 'check' | 'choice'

/** One blank of a form. `optional` only where the form itself says so. */
export type FormField = {
  code: string
  label: string
  kind: FieldKind
  optional?: true
  options?: readonly { code: string; text: string }[]
  /** Boxes that belong under this one. */
  under?: string
}

export type FormSection = { code: string; title: string; intro?: string; fields: readonly FormField[] }

export type Form = {
  no: '01' | '02' | '03'
  title: string
  filledBy: string
  sections: readonly FormSection[]
  source: string
}
