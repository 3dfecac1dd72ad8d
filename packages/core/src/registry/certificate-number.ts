import type { Problem } from '../kernel/problem.ts'

/** What a certificate number is made of. `authority` is the province's code, or TW for the Ministry. */
export type NumberParts = { authority: string; year: number; serial: number; star: number }

/**
 * Decision 26/2026/QĐ-TTg gives certificates no number format, so each authority may set its own; this one holds where
 * none did. Marks: {authority} {year} {star} {serial}, and {serial:5} pads with zeros.
 */
export const nationalNumberTemplate = '{authority}.{star}S.{serial:5}/{year}-OCOP'

const mark = /\{(authority|year|star|serial)(?::(\d))?\}/g

/** A certificate's number by a template: `96.4S.00012/2026-OCOP`. */
export function certificateNumber(template: string, parts: NumberParts): string {
  return template.replace(mark, (_, name: keyof NumberParts, width?: string) =>
    String(parts[name]).padStart(Number(width ?? 0), '0'),
  )
}

/** Why a template cannot number certificates: without serial and year two certificates would bear one number; unknown marks would be printed. */
export function findTemplateProblems(template: string): Problem[] {
  const names = [...template.matchAll(mark)].map(([, name]) => name)
  const missing = ['authority', 'year', 'serial'].filter((name) => !names.includes(name))
  return [
    ...missing.map((name) => ({
      code: 'certificate-number.mark-missing',
      at: 'template',
      values: { mark: `{${name}}` },
    })),
    ...(/[{}]/.test(template.replace(mark, '')) ? [{ code: 'certificate-number.mark-unknown', at: 'template' }] : []),
  ]
}
