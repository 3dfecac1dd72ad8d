/**
 * A reason why a code was refused. `code` names the rule (its words are the caller's), `at` the application identifier,
 * key or field it belongs to, `values` what the words need filled in.
 */
export type Problem = { code: string; at?: string; values?: Record<string, string | number> }

/** Either what was asked for, or every reason why not (at least one). */
export type Result<T> = { ok: true; value: T } | { ok: false; problems: readonly Problem[] }

/** A result that went well. */
export function accepted<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

/** A refusal with its reasons. */
export function refused(...problems: Problem[]): { ok: false; problems: readonly Problem[] } {
  return { ok: false, problems }
}

/** A problem in one line of English, for logs and command lines: `code at 01: key value, …`. */
export function inWords({ code, at, values = {} }: Problem): string {
  const details = Object.entries(values).map(([name, value]) => `${name} ${value}`)
  return [at === undefined ? code : `${code} at ${at}`, ...(details.length > 0 ? [details.join(', ')] : [])].join(': ')
}
