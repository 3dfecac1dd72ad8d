import { existsSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { system } from '@saolang/core/people/actor.ts'
import { act, view } from '../../platform/act.ts'
import { askWitnesses } from './ask-witnesses.ts'
import { addTreeHead, findTreeHead, findUnsignedTree, listTreeHeads } from './heads.sql.ts'
import type { LogSettings } from './log-settings.ts'
import { type LogKey, readLogKey, readNote, signCheckpointNote } from './note.ts'
import { rootOfFrontier } from './tree.ts'

type Place = { file: string; dataDir: string; settings: LogSettings }
let place: Place | undefined

/** Where the copy of the checkpoints lies, outside the database: one JSON line each. */
export const checkpointsFile = 'audit-tree-heads.jsonl'

/** Says where the key and the copy outside the database lie, and who the witnesses are. Called once, at start. */
export function configureAudit({ dataDir, auditLog }: { dataDir: string; auditLog: LogSettings }): void {
  place = { file: join(dataDir, checkpointsFile), dataDir, settings: auditLog }
}

/** The witnesses of the settings. */
export function witnessesOf(): LogSettings['witnesses'] {
  return configured().settings.witnesses
}

/** The key of the log. Its name stays what the first checkpoint said, whatever address the system has later. */
export function logKey(newestNote: string | undefined): LogKey {
  const { dataDir, settings } = configured()
  return readLogKey(dataDir, (newestNote && readNote(newestNote)?.origin) || settings.origin)
}

/**
 * Signs the tree when it has new lines, asks the witnesses, and copies what the file outside the database does not have yet. A worker
 * calls it every ten minutes, the server once more when it stops. Gives the size of the tree when it signed.
 */
export async function keepCheckpoints(): Promise<number | undefined> {
  const signed = (await hasNewLines(system, undefined)) ? await signCheckpoint(system, undefined) : undefined
  await askWitnesses(witnessesOf())
  await copyCheckpoints()
  return signed
}

const hasNewLines = view('audit.checkpoint', async ({ tx }) => (await findUnsignedTree(tx)) !== undefined)

const listNewHeads = view('audit.checkpoint', ({ tx }, after: number) => listTreeHeads(tx, after))

/** Signs the tree as it stands. The line of this act itself lies after it, under the next checkpoint. */
export const signCheckpoint = act('audit.checkpoint', async ({ tx, now, on }) => {
  const tree = await findUnsignedTree(tx)
  on('audit', String(tree?.size ?? 0))
  if (!tree) return undefined
  const head = { size: tree.size, root: rootOfFrontier(tree.frontier) }
  const key = logKey((await findTreeHead(tx))?.note)
  await addTreeHead(tx, { ...head, signedAt: now, note: signCheckpointNote(key, head) })
  return tree.size
})

async function copyCheckpoints(): Promise<void> {
  const { file } = configured()
  const fresh = await listNewHeads(system, await lastCopied(file))
  if (fresh.length === 0) return
  const handle = await open(file, 'a', 0o644)
  try {
    await handle.appendFile(
      fresh
        .map(
          ({ size, note, cosignatures }) => `${JSON.stringify({ size, checkpoint: note + cosignatures.join('') })}\n`,
        )
        .join(''),
    )
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function lastCopied(file: string): Promise<number> {
  if (!existsSync(file)) return 0
  const last = (await readFile(file, 'utf8')).trimEnd().split('\n').at(-1)
  return last ? (JSON.parse(last) as { size: number }).size : 0
}

function configured(): Place {
  if (!place) throw new Error('the audit is not configured')
  return place
}
