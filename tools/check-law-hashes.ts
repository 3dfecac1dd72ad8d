/**
 * Keeps published law as it was published: compares every data file of packages/law with the hashes in its manifest.
 * Exits 1 with one line when a file changed, is missing or is not listed. `--write` lists new files; it never touches a hash.
 */
import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Manifest = Record<string, string>

const DATA = ['src/decisions/**/*.{json,ts}', 'src/holidays/*.json']

/** What is wrong with the files of law, a sentence for each file; empty when all stand as published. */
export function findHashProblems(manifest: Manifest, hashes: Manifest): string[] {
  const changed = Object.keys(manifest).flatMap((file) => {
    if (!(file in hashes)) return [`${file} is missing`]
    return hashes[file] === manifest[file] ? [] : [`${file} was changed after it was published`]
  })
  const unlisted = Object.keys(hashes).filter((file) => !(file in manifest))
  return [...changed, ...unlisted.map((file) => `${file} is not listed (--write lists new files)`)]
}

/** SHA-256 of every data file of law under the folder, by path. A year whose holidays are provisional is not published yet. */
export function hashLaw(folder: string): Manifest {
  const files = globSync(DATA, { cwd: folder }).filter((file) => !file.endsWith('.test.ts'))
  const published = files.filter((file) => !isProvisional(readFileSync(join(folder, file), 'utf8')))
  return Object.fromEntries(
    published.map((file) => [file.replaceAll('\\', '/'), sha256(join(folder, file))]).toSorted(),
  )
}

function isProvisional(text: string): boolean {
  return text.startsWith('{') && JSON.parse(text).provisional === true
}

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

function main(folder: string, write: boolean): number {
  const path = join(folder, 'manifest.json')
  const manifest: Manifest = JSON.parse(readFileSync(path, 'utf8'))
  const hashes = hashLaw(folder)
  if (write) {
    const merged = Object.fromEntries(Object.entries({ ...hashes, ...manifest }).toSorted())
    writeFileSync(path, `${JSON.stringify(merged, null, 2)}\n`)
    Object.assign(manifest, merged)
  }
  const problems = findHashProblems(manifest, hashes)
  if (problems.length === 0) {
    console.log(`law hashes: ${Object.keys(hashes).length} files stand as published`)
    return 0
  }
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''
  console.error(`law hashes: ${problems[0]}${more}`)
  return 1
}

if (import.meta.main) {
  process.exitCode = main(fileURLToPath(new URL('../packages/law', import.meta.url)), process.argv.includes('--write'))
}
