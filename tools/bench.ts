// `./saolang bench [name…]`: runs every bench/*.ts one after another; each prints lines `name: figure, limit …, ratio …`.
import { execFileSync } from 'node:child_process'
import { basename } from 'node:path'
import { listFiles, rootDir } from './list-files.ts'

const wanted = process.argv.slice(2)
const files = listFiles(['bench/*.ts']).filter((file) => wanted.length === 0 || wanted.includes(basename(file, '.ts')))

let failures = files.length === 0 ? 1 : 0
if (files.length === 0) process.stderr.write(`saolang bench: there is no bench ${wanted.join(', ')}\n`)
for (const file of files) {
  try {
    const said = execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
      cwd: rootDir,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    for (const line of said.trim().split('\n')) process.stdout.write(`${tabulate(line)}\n`)
  } catch (error) {
    failures += 1
    const { stdout = '', status } = error as { stdout?: string; status?: number }
    process.stdout.write(`${stdout}${basename(file)}: failed (exit code ${status})\n`)
  }
}
process.exitCode = failures > 0 ? 1 : 0
if (process.connected) process.disconnect()

function tabulate(line: string): string {
  const [, name, figure, limit, ratio] = line.match(/^(.+?): (.+), limit (.+), ratio ([\d.]+)/) ?? []
  if (!name) return line
  return `${name.padEnd(44)} ${figure?.padStart(28)}   limit ${limit?.padEnd(24)} ratio ${ratio}`
}
