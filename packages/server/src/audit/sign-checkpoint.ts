import { existsSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { system } from '@saolang/core/people/actor.ts'
import { act, view } from '../platform/act.ts'
import { type Checkpoint, type CheckpointKey, readCheckpointKey, signHead } from './checkpoint-key.ts'
import { addCheckpoint, findUnsignedHead, listCheckpoints } from './checkpoints.sql.ts'

let place: { file: string; key: CheckpointKey } | undefined

/** Says where the key and the copy outside the database lie. Called once, at start. */
export function configureAudit({ dataDir }: { dataDir: string }): void {
  place = { file: join(dataDir, 'audit-checkpoints.jsonl'), key: readCheckpointKey(dataDir) }
}

/** The public key that checkpoints are signed with. */
export function checkpointKey(): Pick<CheckpointKey, 'keyId' | 'publicKey'> {
  const { keyId, publicKey } = configured().key
  return { keyId, publicKey }
}

/**
 * Signs the head of the chain when it has new lines, and copies what the file outside the database does not have yet.
 * A worker calls it every ten minutes, the server once more when it stops. Gives the head's number when it signed.
 */
export async function keepCheckpoints(): Promise<number | undefined> {
  const signed = (await hasNewLines(system, undefined)) ? await signCheckpoint(system, undefined) : undefined
  await copyCheckpoints()
  return signed
}

const hasNewLines = view('audit.checkpoint', async ({ tx }) => (await findUnsignedHead(tx)) !== undefined)

const listNewCheckpoints = view('audit.checkpoint', ({ tx }, after: number) => listCheckpoints(tx, after))

/** Signs the head of the chain. The line of this act itself lies after it, under the next checkpoint. */
export const signCheckpoint = act('audit.checkpoint', async ({ tx, now, on }) => {
  const head = await findUnsignedHead(tx)
  on('audit', String(head?.seq ?? 0))
  if (!head) return undefined
  await addCheckpoint(tx, signHead(configured().key, head, now))
  return head.seq
})

async function copyCheckpoints(): Promise<void> {
  const { file } = configured()
  const last = await lastCopied(file)
  const fresh = await listNewCheckpoints(system, last)
  if (fresh.length === 0) return
  const handle = await open(file, 'a', 0o644)
  try {
    await handle.appendFile(fresh.map((checkpoint) => `${JSON.stringify(checkpoint)}\n`).join(''))
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function lastCopied(file: string): Promise<number> {
  if (!existsSync(file)) return 0
  const last = (await readFile(file, 'utf8')).trimEnd().split('\n').at(-1)
  return last ? (JSON.parse(last) as Checkpoint).seq : 0
}

function configured() {
  if (!place) throw new Error('the audit is not configured')
  return place
}
