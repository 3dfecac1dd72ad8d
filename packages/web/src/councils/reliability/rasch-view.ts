import type { RaschRun } from '@saolang/core/councils/reliability/rasch/run.ts'
import type { TooFew } from '@saolang/core/councils/reliability/rating.ts'

/** What the page of the national scale shows. */
export type RaschView = {
  year: number
  years: { year: number; isOpen: boolean }[]
  /** The year that it is now, which may be run as well. */
  thisYear: number
  run: {
    result: RaschRun | TooFew
    computedAt: string
    inputsHash: string
    marks: number
    anchorMarks: number
  } | null
  members: Record<string, { name: string; provinces: string[] }>
  products: Record<string, { code: string; productName: string }>
  /** What a criterion's key `<set> <number>` is called. */
  criteria: Record<string, string>
  mayRun: boolean
}

/** Over this a mark is half again as unpredictable as the model expects (Wright & Linacre 1994). */
export const misfitsFrom = 1.5
