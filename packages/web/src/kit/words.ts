import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { MessageValues } from '../messages/message-rows.ts'
import { type MessageKey, say, sayProblem } from '../messages/messages.ts'
import { useShell } from './shell.tsx'

/** Says a message in the page's language. */
export type Text = (key: MessageKey, values?: MessageValues) => string

/** `t(key, values?)` in the page's language. */
export function useText(): Text {
  const { lang } = useShell()
  return (key, values) => say(lang, key, values)
}

/** The words of refusals, by field: `at('email')` is what to write beside that field. */
export function useProblems(problems: readonly Problem[] = []) {
  const { lang } = useShell()
  const all = problems.map((problem) => ({ at: problem.at, text: sayProblem(lang, problem), source: problem.source }))
  return { all, at: (field: string): string | undefined => all.find((problem) => problem.at === field)?.text }
}

/** What a field of a form is given by its name: the name, what was typed, and why it was refused. */
export type Ask = (name: string) => { name: string; value: string; error?: string }

/** Reads the values and problems of a form by field. */
export function askFrom(
  values: Readonly<Record<string, string | undefined>>,
  at: (field: string) => string | undefined,
): Ask {
  return (name) => {
    const error = at(name)
    return { name, value: values[name] ?? '', ...(error && { error }) }
  }
}
