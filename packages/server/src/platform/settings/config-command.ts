import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig, rootDir } from '../config.ts'
import { describeSettings } from './describe-settings.ts'
import { type Environment, given } from './read-settings.ts'
import { settingGroups } from './setting-groups.ts'

const page = 'docs/operations/configuration.md'

/** `config`: prints what a process runs with here, a secret a line of stars; `--write` keeps the page of settings, `--check` compares it. */
export async function configCommand(args: string[], env: Environment = process.env): Promise<number> {
  const file = join(rootDir, page)
  if (args.includes('--write')) {
    writeFileSync(file, describeSettings())
    return 0
  }
  if (args.includes('--check')) {
    if (existsSync(file) && readFileSync(file, 'utf8') === describeSettings()) return 0
    throw new Error(`${page} is not that of the settings: ./saolang config --write`)
  }
  readConfig(env)
  process.stdout.write(`${listValues(env).join('\n')}\n`)
  return 0
}

/** A line a setting: name, value, and where the value comes from. */
export function listValues(env: Environment): string[] {
  return settingGroups
    .flatMap(({ title, settings }) => [
      `# ${title[1]}`,
      ...Object.entries(settings).map(([name, setting]) => {
        const { value, from } = given(name, setting, env)
        const shown = value === undefined ? (setting.fallback ?? '') : setting.isSecret ? '********' : value
        return `${name}=${shown}`.padEnd(56) + (from === 'default' ? '' : `  (${from})`)
      }),
    ])
    .map((line) => line.trimEnd())
}
