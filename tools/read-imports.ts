import { execFileSync } from 'node:child_process'
import { rootDir } from './list-files.ts'

/** One import: from and to are paths from the root. */
export type Import = { from: string; to: string }

/** What dependency-cruiser found: every import among our own files, and those that the dependency rule forbids, a sentence each. */
export type Imports = { imports: Import[]; problems: string[] }

type Cruise = {
  modules: { source: string; dependencies: { resolved: string }[] }[]
  summary: { violations: { rule: { name: string }; from: string; to: string; cycle?: { name: string }[] }[] }
}

/** Reads all imports of the packages under the root with the rules of .dependency-cruiser.cjs. */
export function readImports(root = rootDir): Imports {
  const program = `${rootDir}/node_modules/dependency-cruiser/bin/dependency-cruiser.mjs`
  const args = [program, 'packages', '--config', '.dependency-cruiser.cjs', '--output-type', 'json']
  const { modules, summary } = JSON.parse(run(args, root)) as Cruise
  return {
    imports: modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }) => ({ from: source, to: resolved })),
    ),
    problems: summary.violations.map(({ rule, from, to, cycle }) =>
      cycle ? `${rule.name}: ${[from, ...cycle.map(({ name }) => name)].join(' → ')}` : `${rule.name}: ${from} → ${to}`,
    ),
  }
}

function run(args: string[], cwd: string): string {
  try {
    return execFileSync(process.execPath, args, {
      cwd,
      encoding: 'utf8',
      maxBuffer: 200_000_000,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string }
    if (stdout?.startsWith('{')) return stdout // It ends with the number of its findings.
    throw new Error(`dependency-cruiser: ${String(stderr).match(/^.*Error.*$/m)?.[0] ?? String(error)}`)
  }
}
