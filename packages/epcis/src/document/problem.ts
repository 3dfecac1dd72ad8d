/**
 * What is wrong with a document. `code` is a stable name for programs, `at` a JSON pointer (RFC 6901) into the document,
 * `message` English for whoever sends it, `source` the section of the standard behind it.
 */
export type DocumentProblem = { code: string; at: string; message: string; source?: string }

/** Thrown by what cannot go on with a wrong document: all of its problems. */
export class InvalidDocument extends Error {
  readonly problems: readonly DocumentProblem[]

  constructor(problems: readonly DocumentProblem[]) {
    super(problems.map(({ at, message }) => (at === '' ? message : `${at}: ${message}`)).join('; '))
    this.name = 'InvalidDocument'
    this.problems = problems
  }
}

/** A JSON pointer one step further down. */
export function below(at: string, key: string | number): string {
  return `${at}/${typeof key === 'number' ? key : key.replaceAll('~', '~0').replaceAll('/', '~1')}`
}
