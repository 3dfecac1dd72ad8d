import { copyFile, link, rm } from 'node:fs/promises'
import { keepIncoming, newIncoming } from '../../../platform/written/written-files.ts'
import { mediaEngine } from './media-engine.ts'
import { replayName } from './replay.ts'

/** A film as the store has it, and the way to take it from the machine that made it. */
export type Film = { sha256: string; byteSize: number; leaveMachine(): Promise<void> }

/**
 * Takes the film of a sale into the store of files. Undefined when there is none, or while the store is down: it then stays where it was
 * made, and is shown from there.
 */
export async function keepFilm(sessionId: string): Promise<Film | undefined> {
  const path = mediaEngine().findFile(sessionId, replayName)
  if (!path) return undefined
  const incoming = await newIncoming()
  // The store may lie on another disk than live pictures.
  await link(path, incoming).catch(() => copyFile(path, incoming))
  try {
    return { ...(await keepIncoming(incoming)), leaveMachine: () => rm(path, { force: true }) }
  } catch {
    await rm(incoming, { force: true })
    return undefined
  }
}
