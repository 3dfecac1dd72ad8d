import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The root folder of the checkout. */
export const rootDir = resolve(import.meta.dirname, '..')

const notOurs = ['node_modules', 'dist', 'var', '.git']

/** A file of ours: its path from the root, with slashes, and its text. */
export type SourceFile = { path: string; text: string }

/** The files that match, in order of path; never those of others or those that a build makes. */
export function readFiles(patterns: string[], root = rootDir): SourceFile[] {
  return listFiles(patterns, root).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** The paths of the files that match, from the root, with slashes, in order. */
export function listFiles(patterns: string[], root = rootDir): string[] {
  return globSync(patterns, { cwd: root, exclude: ({ name }) => notOurs.includes(name), withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted()
}
