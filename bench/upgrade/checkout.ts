import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { rootDir } from '../../tools/list-files.ts'

const git = (...args: string[]) => execFileSync('git', args, { cwd: rootDir, encoding: 'utf8' }).trim()

/** The release before: the newest tag, or while there is none, the commit before the newest migration. Gives commit and name. */
export function findFormer(asked?: string): { commit: string; name: string } {
  const newest = () => `${git('log', '-1', '--format=%H', '--diff-filter=A', '--', 'db/migrations')}^`
  const name = asked ?? findTag() ?? newest()
  return { commit: git('rev-parse', name), name: git('log', '-1', '--format=%h %s', name) }
}

function findTag(): string | undefined {
  try {
    return execFileSync('git', ['describe', '--tags', '--abbrev=0'], {
      cwd: rootDir,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim()
  } catch {
    return undefined
  }
}

/** How many migrations a commit has. */
export function countMigrations(commit: string): number {
  return git('ls-tree', '--name-only', commit, 'db/migrations/').split('\n').length
}

/** Puts the files of a commit into a folder, with the packages that are installed here and the rooms of its own, and builds its pages. */
export function checkOut(commit: string, folder: string): void {
  mkdirSync(folder, { recursive: true })
  execFileSync('sh', ['-c', 'git archive "$1" | tar -x -C "$2"', 'sh', commit, folder], { cwd: rootDir })
  linkPackages('node_modules', folder)
  for (const floor of readdirSync(join(folder, 'packages'))) linkPackages(`packages/${floor}/node_modules`, folder)
  execFileSync(process.execPath, ['packages/web/build.ts'], { cwd: folder, stdio: 'pipe' })
}

// The folder itself may not be a link: packages of ours would then be those of this checkout.
function linkPackages(path: string, folder: string): void {
  const names = namesIn(join(rootDir, path))
  if (names.length > 0) mkdirSync(join(folder, path))
  for (const name of names.filter((other) => other !== '@saolang'))
    symlinkSync(join(rootDir, path, name), join(folder, path, name))
  if (!names.includes('@saolang')) return
  mkdirSync(join(folder, path, '@saolang'))
  for (const name of readdirSync(join(rootDir, path, '@saolang')))
    symlinkSync(join(folder, 'packages', name), join(folder, path, '@saolang', name))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => !['.cache', '.vite', '.bin'].includes(name))
  } catch {
    return []
  }
}
