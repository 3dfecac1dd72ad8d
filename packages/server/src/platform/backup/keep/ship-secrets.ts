import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nameContent, putContent, readContent, type Store } from '../objects.ts'

const folder = 'secrets'
const most = 10

/**
 * Seals the secrets of the data folder into the repository when they changed: a key that is made or rotated after a backup belongs to
 * what is signed with it. Earlier editions go after ten.
 */
export async function shipSecrets(dataDir: string, store: Store, now: Date): Promise<void> {
  const secrets: Record<string, string> = {}
  for (const entry of readdirSync(join(dataDir, 'secrets'), { withFileTypes: true }))
    if (entry.isFile()) secrets[entry.name] = readFileSync(join(dataDir, 'secrets', entry.name)).toString('base64')
  const content = Buffer.from(JSON.stringify(secrets, Object.keys(secrets).sort()))
  const mark = nameContent(store, content).slice(-16)
  const editions = listEditions(store.repository)
  if (editions.at(-1)?.includes(mark)) return
  const at = now.toISOString().replaceAll(/[-:]|\.\d+/g, '')
  await putContent(store, join(folder, `${at}-${mark}.zst.age`), content)
  for (const old of editions.slice(0, -most)) await rm(join(store.repository, folder, old), { force: true })
}

/** Writes the newest edition of the secrets over those that came with a backup. */
export async function restoreSecrets(to: string, repository: string, identity: string): Promise<void> {
  const newest = listEditions(repository).at(-1)
  if (!newest) return
  const secrets: Record<string, string> = JSON.parse(
    (await readContent(repository, join(folder, newest), identity)).toString('utf8'),
  )
  await mkdir(join(to, 'secrets'), { recursive: true, mode: 0o700 })
  for (const [name, bytes] of Object.entries(secrets)) {
    if (!/^[\w.-]+$/.test(name)) throw new Error(`a secret cannot be called ${name}`)
    await writeFile(join(to, 'secrets', name), Buffer.from(bytes, 'base64'), { mode: 0o600, flush: true })
  }
}

function listEditions(repository: string): string[] {
  const path = join(repository, folder)
  return existsSync(path)
    ? readdirSync(path)
        .filter((name) => name.endsWith('.zst.age'))
        .sort()
    : []
}
