import { listProblems, type Problem } from '../../kernel/problem.ts'
import { tidy, tidyLines } from '../../kernel/text.ts'

/** A text of one line in both languages; empty where it has not been translated. */
export type Both = { vi: string; en: string }

/** A heading and its text in two languages, as forms send and tables keep them. */
export type Told = { titleVi: string; titleEn: string; bodyVi: string; bodyEn: string }

export const titleLength = { least: 8, most: 140 }

/** A text in two languages from the fields of a form: what people type, without needless white space. */
export function readTold(form: Readonly<Record<string, string | undefined>>): Told {
  return {
    titleVi: tidy(form.titleVi ?? ''),
    titleEn: tidy(form.titleEn ?? ''),
    bodyVi: tidyLines(form.bodyVi ?? ''),
    bodyEn: tidyLines(form.bodyEn ?? ''),
  }
}

/** Why a text cannot stand so: Vietnamese is whole, English is whole or not there at all. Lengths in characters. */
export function findToldProblems(told: Told, body: { least: number; most: number }): Problem[] {
  const { titleVi, titleEn, bodyVi, bodyEn } = told
  const isLong = (text: string) => text.length > titleLength.most
  const outside = (text: string) => text.length < body.least || text.length > body.most
  const hasEnglish = titleEn !== '' || bodyEn !== ''
  return listProblems([
    (titleVi.length < titleLength.least || isLong(titleVi)) && {
      code: 'told.title',
      at: 'titleVi',
      values: titleLength,
    },
    outside(bodyVi) && { code: 'told.body', at: 'bodyVi', values: body },
    hasEnglish &&
      (titleEn.length < titleLength.least || isLong(titleEn)) && {
        code: 'told.title-english',
        at: 'titleEn',
        values: titleLength,
      },
    hasEnglish && outside(bodyEn) && { code: 'told.body-english', at: 'bodyEn', values: body },
  ])
}

/** Whether a text is there in English too. */
export function isTranslated({ titleEn, bodyEn }: Told): boolean {
  return titleEn !== '' && bodyEn !== ''
}

/** What a reader of a language is shown, and in which language it really is: Vietnamese where the translation is missing. */
export function toldIn(lang: 'vi' | 'en', told: Told): { lang: 'vi' | 'en'; title: string; body: string } {
  return lang === 'en' && isTranslated(told)
    ? { lang: 'en', title: told.titleEn, body: told.bodyEn }
    : { lang: 'vi', title: told.titleVi, body: told.bodyVi }
}

/** The paragraphs of a text. */
export function paragraphsOf(body: string): string[] {
  return body.split(/\n\s*\n/).filter((part) => part.trim() !== '')
}

/** The beginning of a text up to so many characters, ended at a word. */
export function beginningOf(body: string, most: number): string {
  const flat = tidy(body)
  if (flat.length <= most) return flat
  const cut = flat.slice(0, most)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`
}
