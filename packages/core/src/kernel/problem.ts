/**
 * A reason why something was refused. `code` is the key of its words (web messages, `problem.<code>`),
 * `at` the field, criterion or row it belongs to, `source` the article of the law behind it,
 * `values` what the words need filled in.
 *
 * The first part of the code decides the HTTP status: `malformed` 400, `unauthenticated` 401, `forbidden` 403, `not-found` 404,
 * `conflict` 409, `gone` 410, `precondition-failed` 412, `too-large` 413, `too-many` 429, `unavailable` 503, anything else 422.
 */
export type Problem = {
  code: string
  at?: string
  source?: string
  values?: Record<string, string | number>
}

/** The only error of the domain: an act refused, with all its reasons. */
export class Refused extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ code, at }) => (at ? `${code} at ${at}` : code)).join(', '))
    this.name = 'Refused'
    this.problems = problems
  }
}

/** The problems of a list of conditions, each written `isWrong && problem`: what is not wrong leaves nothing. */
export function listProblems(checks: readonly (Problem | false)[]): Problem[] {
  return checks.filter((check) => check !== false)
}

/** Throws `Refused` with every problem given; does nothing when there is none. */
export function refuseIf(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Refused(problems)
}

const statusByPrefix: Record<string, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'precondition-failed': 412,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
}

/** HTTP status of a refusal: that of its gravest problem (401 before 403 before 404 …), 422 when none is special. */
export function statusOf(problems: readonly Problem[]): number {
  const found = problems.map(({ code }) => statusByPrefix[code.split('.')[0] ?? '']).filter((n) => n !== undefined)
  return found.length > 0 ? Math.min(...found) : 422
}
