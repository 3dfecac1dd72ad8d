import { readFileSync } from 'node:fs'
import type { Setting, Settings, ValuesOf } from './setting.ts'

/** Variables as a process is given them. */
export type Environment = Readonly<Record<string, string | undefined>>

/** What is wrong with one variable. */
export type SettingProblem = Readonly<{ name: string; says: string }>

/**
 * Reads a table of settings. An empty variable counts as absent; a secret may lie in the file that `<name>_FILE` names.
 * Throws an Error of one clear line that names every variable at fault and what it takes; the value of a secret is not repeated.
 */
export function readSettings<S extends Settings>(table: S, env: Environment): ValuesOf<S> {
  refuseSettings(findSettingProblems(table, env))
  const read = Object.entries(table).map(([name, setting]) => [
    name,
    setting.schema.parse(given(name, setting, env).value),
  ])
  return Object.fromEntries(read) as ValuesOf<S>
}

/** Everything that is wrong with the variables of a table. */
export function findSettingProblems(table: Settings, env: Environment): SettingProblem[] {
  return Object.entries(table).flatMap(([name, setting]) => {
    const { value, problem } = given(name, setting, env)
    if (problem) return [problem]
    if (setting.schema.safeParse(value).success) return []
    const shown = setting.isSecret ? 'is not readable' : `is "${value}"`
    return [{ name, says: `${shown}: it takes ${setting.takes[1]}` }]
  })
}

/** Throws one line for all problems, when there are any. */
export function refuseSettings(problems: readonly SettingProblem[]): void {
  if (problems.length === 0) return
  const named = problems.map(({ name, says }) => `${name}: ${says}`).join('; ')
  throw new Error(
    `environment variable${problems.length > 1 ? 's' : ''} ${named} (docs/operations/configuration.md lists them)`,
  )
}

/** Where the value of a setting comes from. */
export type Given = Readonly<{ value?: string; from: 'environment' | 'file' | 'default'; problem?: SettingProblem }>

/** The value of one setting as it was given, read from its file where it lies in one. */
export function given(name: string, { isSecret }: Pick<Setting, 'isSecret'>, env: Environment): Given {
  const value = env[name] || undefined
  const file = isSecret ? env[`${name}_FILE`] || undefined : undefined
  if (value !== undefined && file !== undefined)
    return { from: 'file', problem: { name, says: `is given, and ${name}_FILE too: keep one of them` } }
  if (file === undefined) return value === undefined ? { from: 'default' } : { value, from: 'environment' }
  try {
    const content = readFileSync(file, 'utf8').trim()
    if (content !== '') return { value: content, from: 'file' }
    return { from: 'file', problem: { name: `${name}_FILE`, says: `names an empty file (${file})` } }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? error
    return {
      from: 'file',
      problem: { name: `${name}_FILE`, says: `names a file that cannot be read (${file}: ${code})` },
    }
  }
}
