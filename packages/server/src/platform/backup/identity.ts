import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newIdentity, readIdentity, recipientOf } from './age/keys.ts'

const identityPath = (dataDir: string) => join(dataDir, 'secrets', 'backup-identity')

/** The secret key that opens this installation's backups, where it is kept here. */
function findIdentity(dataDir: string): string | undefined {
  const path = identityPath(dataDir)
  return existsSync(path) ? readIdentity(readFileSync(path, 'utf8')) : undefined
}

/**
 * For whom to seal: the recipient of the settings, else the one of the key kept here, which is made at first use. `isNew` when it was:
 * then somebody has to be told to keep it elsewhere too.
 */
export async function findOrMakeRecipient(
  dataDir: string,
  named: string | undefined,
): Promise<{ recipient: string; identity?: string; isNew: boolean }> {
  const there = findIdentity(dataDir)
  if (named)
    return { recipient: named, ...(there && recipientOf(there) === named && { identity: there }), isNew: false }
  if (there) return { recipient: recipientOf(there), identity: there, isNew: false }
  const identity = newIdentity()
  await mkdir(join(dataDir, 'secrets'), { recursive: true, mode: 0o700 })
  const text = `# opens the backups of Sao Lang; public key: ${recipientOf(identity)}\n${identity}\n`
  await writeFile(identityPath(dataDir), text, { mode: 0o600, flag: 'wx', flush: true })
  return { recipient: recipientOf(identity), identity, isNew: true }
}

/** The key of a file that somebody names, or the one kept here. Throws an Error of one clear line when there is none. */
export function getIdentity(dataDir: string, file: string | undefined): string {
  if (file) return readIdentity(readFileSync(file, 'utf8'))
  const identity = findIdentity(dataDir)
  if (!identity) throw new Error('the key of the backups is not here: name its file with --key')
  return identity
}
