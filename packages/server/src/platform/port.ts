import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import type { Config } from './config.ts'

type Served = Pick<Config, 'port' | 'host' | 'dataDir' | 'publicUrl'>

/** Throws one clear line when the port cannot be had; it says so when the taker is our own server on the same data. */
export async function requireFreePort(config: Served): Promise<void> {
  const code = await findPortProblem(config)
  if (code === undefined) return
  const ours = findOurs(config)
  if (code === 'EADDRINUSE' && ours)
    throw new Error(`already running at ${ours.url} with this data folder (process ${ours.pid})`)
  if (code === 'EADDRINUSE')
    throw new Error(
      `port ${config.port} is taken: stop what uses it, or choose another, as in PORT=${freeSuggestion(config.port)} npm start`,
    )
  throw new Error(`cannot listen on ${config.host}:${config.port} (${code}): choose another with PORT and HOST`)
}

/** Leaves a note of who serves this port, for those who find it taken. Gives the way to take the note away. */
export function noteServing(config: Served): () => void {
  const file = noteOf(config)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify({ pid: process.pid, url: config.publicUrl }))
  return () => rmSync(file, { force: true })
}

function findPortProblem({ port, host }: Served): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    probe.listen(port, host, () => probe.close(() => resolve(undefined)))
  })
}

function findOurs(config: Served): { pid: number; url: string } | undefined {
  const file = noteOf(config)
  if (!existsSync(file)) return undefined
  const note = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; url: string }
  try {
    process.kill(note.pid, 0)
    return note
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? note : undefined
  }
}

function noteOf({ dataDir, port }: Served): string {
  return join(dataDir, 'serving', `${port}.json`)
}

function freeSuggestion(port: number): number {
  return port < 65_535 ? port + 1 : 8080
}
