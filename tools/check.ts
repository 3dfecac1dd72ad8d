// `./saolang check [--write]`: everything that is to hold before a commit. A line a failure, all of them, and an exit code.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findHashProblems, hashLaw, type Manifest } from './check-law-hashes.ts'
import { findMigrationProblems } from './check-migrations.ts'
import { findNameProblems } from './check-names.ts'
import { findSizeProblems } from './check-sizes.ts'
import { findGraphProblems } from './draw-graph.ts'
import { rootDir } from './list-files.ts'
import { readImports } from './read-imports.ts'
import { type Check, firstLine, runChecks } from './run-checks.ts'

const modules = join(rootDir, 'node_modules')

const checks: Check[] = [
  { name: 'format and lint', findProblems: lint },
  ...['law', 'epcis', 'core', 'web', 'server'].map((floor) => ({
    name: `types of ${floor}`,
    findProblems: () => compile(`packages/${floor}`),
  })),
  { name: 'types of tests and tools', findProblems: () => compile('.') },
  { name: 'pure tests', findProblems: testPure },
  { name: 'imports and their graph', findProblems: checkImports },
  { name: 'sizes', findProblems: () => findSizeProblems() },
  { name: 'names', findProblems: () => findNameProblems() },
  { name: 'migrations', findProblems: () => findMigrationProblems() },
  { name: 'schema', findProblems: checkSchema },
  { name: 'configuration', findProblems: checkConfiguration },
  { name: 'law hashes', findProblems: checkLaw },
]

async function main(args: string[]): Promise<number> {
  const startedAt = performance.now()
  const problems = await runChecks(checks, {
    atOnce: 2,
    write: args.includes('--write'),
    report: (line) => process.stdout.write(`${line}\n`),
  })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  process.stdout.write(problems === 0 ? `all checks hold (${seconds} s)\n` : `${problems} problems (${seconds} s)\n`)
  return problems === 0 ? 0 : 1
}

async function lint(write: boolean): Promise<string[]> {
  const args = [
    'check',
    ...(write ? ['--write'] : []),
    '--error-on-warnings',
    '--reporter=github',
    '--max-diagnostics=none',
  ]
  const { code, out } = await run([join(modules, '@biomejs/biome/bin/biome'), ...args])
  const found = [...out.matchAll(/^::\w+ title=([^,]+),file=([^,]+),line=(\d+).*?::(.*)$/gm)]
  const lines = found.map(
    ([, rule, file, line, message]) => `${file?.replace(`${rootDir}/`, '')}:${line}: ${message} (${rule})`,
  )
  return lines.length === 0 && code !== 0 ? [firstLine(out)] : lines
}

async function compile(folder: string): Promise<string[]> {
  const { code, out } = await run([join(modules, '@typescript/native/bin/tsc'), '-p', folder, '--pretty', 'false'])
  const lines = out.split('\n').filter((line) => line.includes('error TS'))
  return lines.length === 0 && code !== 0 ? [firstLine(out)] : lines
}

async function testPure(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'saolang-check-'))
  const file = join(folder, 'report.json')
  try {
    const args = ['run', '--project', 'pure', '--reporter=json', `--outputFile=${file}`]
    const { code, out } = await run([join(modules, 'vitest/vitest.mjs'), ...args])
    const problems = existsSync(file) ? listFailures(JSON.parse(readFileSync(file, 'utf8')) as Report) : []
    return problems.length === 0 && code !== 0 ? [firstLine(out)] : problems
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function listFailures({ testResults }: Report): string[] {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const file = name.replace(`${rootDir}/`, '')
    const failed = assertionResults.filter(({ status }) => status === 'failed')
    if (failed.length === 0 && message) return [`${file}: ${firstLine(message)}`]
    return failed.map(
      ({ fullName, failureMessages }) => `${file}: ${fullName.trim()}: ${firstLine(failureMessages[0] ?? '')}`,
    )
  })
}

type Report = {
  testResults: {
    name: string
    message: string
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[]
  }[]
}

function checkImports(write: boolean): string[] {
  const { imports, problems } = readImports()
  return [...problems, ...findGraphProblems(imports, { write })]
}

async function checkSchema(write: boolean): Promise<string[]> {
  const { code, out } = await run(['packages/server/src/cli.ts', 'schema', write ? '--write' : '--check'])
  return code === 0 ? [] : [firstLine(out)]
}

async function checkConfiguration(write: boolean): Promise<string[]> {
  const { code, out } = await run(['packages/server/src/cli.ts', 'config', write ? '--write' : '--check'])
  return code === 0 ? [] : [firstLine(out)]
}

function checkLaw(): string[] {
  const folder = join(rootDir, 'packages/law')
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
  return findHashProblems(manifest, hashLaw(folder)).map((problem) => `packages/law/${problem}`)
}

function run(args: string[]): Promise<{ code: number; out: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: rootDir, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, out }))
  })
}

process.exitCode = await main(process.argv.slice(2))
if (process.connected) process.disconnect()
