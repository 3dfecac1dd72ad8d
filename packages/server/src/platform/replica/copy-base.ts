import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { connect } from '../connect.ts'
import type { Account } from '../postgres/account.ts'
import { commandAs } from '../postgres/account.ts'

/**
 * Copies a running server's data into an empty folder, by the protocol that pg_basebackup speaks (PostgreSQL 18, section 54.4,
 * BASE_BACKUP), which works over a socket as over the network. Gives the bytes that came. Throws an Error of one clear line.
 */
export async function copyBase(from: string, { dir, account }: { dir: string; account: Account }): Promise<number> {
  const sql = connect(from, { max: 1, fetch_types: false, connection: { replication: 'true' } as never })
  const run = commandAs(account, 'tar', ['-x', '-f', '-', '-C', dir])
  const tar = spawn(run.file, run.args, {
    ...run.options,
    env: run.options.env as NodeJS.ProcessEnv,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  let said = ''
  tar.stderr.on('data', (text) => (said += text))
  const ended = once(tar, 'close')
  const counted = { bytes: 0 }
  try {
    const messages = await sql
      .unsafe(`BASE_BACKUP (LABEL 'saolang replica', CHECKPOINT 'fast', WAL true, MANIFEST 'no')`)
      .readable()
    await pipeline(messages, archiveIn(counted), tar.stdin)
  } catch (error) {
    tar.stdin.destroy()
    await ended
    if (said === '') throw error
  } finally {
    await sql.end({ timeout: 5 })
  }
  const [code] = await ended
  if (code !== 0) throw new Error(`the copy could not be unpacked: ${said.split('\n')[0]}`)
  return counted.bytes
}

const archiveMark = 0x6e
const dataMark = 0x64

// Piped, and not iterated over: an iterator joins the buffers that wait, and with them the messages, whose first byte says what they are.
function archiveIn(counted: { bytes: number }): Transform {
  return new Transform({
    transform(message: Buffer, _encoding, done) {
      try {
        requireOneArchive(message)
        const data = message[0] === dataMark ? message.subarray(1) : undefined
        counted.bytes += data?.length ?? 0
        done(null, data)
      } catch (error) {
        done(error as Error)
      }
    },
  })
}

// A second archive is a tablespace on another disk, whose place here nobody named.
function requireOneArchive(message: Buffer): void {
  if (message[0] !== archiveMark) return
  const name = message.subarray(1, message.indexOf(0, 1)).toString()
  if (name !== 'base.tar')
    throw new Error(`the primary keeps data in a tablespace (${name}): make the standby with pg_basebackup`)
}
