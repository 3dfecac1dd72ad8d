import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from '../../disk/write-durably.ts'
import { readContent } from '../objects.ts'
import type { About, Manifest } from './manifest.ts'

const root = (repository: string) => join(repository, 'backups')
const sumsName = 'SHA256SUMS'

/** Where a backup's own three files lie in a repository. The one that describes it is written last: without it there is no backup. */
export const folderOfBackup = (id: string): string => `backups/${id}`
export const manifestName = (id: string): string => `${folderOfBackup(id)}/manifest.zst.age`

/** The whole backups of a repository, oldest first. */
export function listBackups(repository: string): About[] {
  if (!existsSync(root(repository))) return []
  return readdirSync(root(repository))
    .sort()
    .map((id) => join(root(repository), id, 'about.json'))
    .filter((path) => existsSync(path))
    .map((path) => JSON.parse(readFileSync(path, 'utf8')) as About)
}

/** Adds a backup whose contents are all there. */
export async function saveBackup(repository: string, about: About, sums: ReadonlyMap<string, string>): Promise<void> {
  const folder = join(repository, folderOfBackup(about.id))
  const lines = [...sums].sort().map(([name, sha256]) => `${sha256}  ${name}\n`)
  await writeDurably(join(folder, sumsName), [Buffer.from(lines.join(''))])
  await writeDurably(join(folder, 'about.json'), [Buffer.from(`${JSON.stringify(about, null, 2)}\n`)])
}

/** What a backup needs in its repository, with the SHA-256 of each file as it lies there: `sha256sum -c` reads the same list. */
export function readSums(repository: string, id: string): Map<string, string> {
  const path = join(root(repository), id, sumsName)
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]))
}

/** The inside of a backup. Throws an Error that names it when it is missing, changed or sealed for another key. */
export async function readManifest(repository: string, id: string, identity: string): Promise<Manifest> {
  return JSON.parse((await readContent(repository, manifestName(id), identity)).toString('utf8')) as Manifest
}

/** Takes a backup out of the catalogue: first what describes it, so that half a backup is none. */
export async function dropBackup(repository: string, id: string): Promise<void> {
  const folder = join(root(repository), id)
  await rm(join(folder, 'about.json'), { force: true })
  await rm(folder, { recursive: true, force: true })
}
