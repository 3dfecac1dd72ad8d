import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Config, readConfig } from '../config.ts'
import { startPostgres } from '../postgres.ts'
import { closePools, inTransaction, openPools } from '../sql.ts'
import { copyFiles } from './copy-files.ts'
import type { FileStore } from './file-store.ts'
import { incomingName } from './folder-store.ts'
import { listNamedAmong, listNamedContents } from './named-contents.sql.ts'
import { openStore } from './open-store.ts'
import { verifyFiles } from './verify-files.ts'

type Kind = FileStore['kind']

const pageSize = 1000
const tellEvery = 1000

/** `files copy --to s3|folder` and `files verify [--in s3|folder]`: moves stored files between stores, or holds each to its hash. */
export async function filesCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { to: { type: 'string' }, in: { type: 'string' } },
  })
  const config = readConfig(process.env)
  if (positionals.length === 1 && positionals[0] === 'copy') return copyTo(config, kindOf('--to', values.to))
  if (positionals.length === 1 && positionals[0] === 'verify')
    return verifyIn(config, values.in ? kindOf('--in', values.in) : config.files.kind)
  throw new Error('say what to do: files copy --to s3|folder, or files verify [--in s3|folder]')
}

async function copyTo(config: Config, kind: Kind): Promise<number> {
  const [from, to] = [openStore(config, kind === 's3' ? 'folder' : 's3'), openStore(config, kind)]
  try {
    const incoming = join(config.dataDir, 'files', incomingName)
    const done = await copyFiles({ from, to, incoming }, ({ copied, waiting }, { key }) => {
      if ((copied + waiting) % tellEvery === 0) print({ copied, waiting, at: key })
    })
    print({ from: from.place, to: to.place, ...done })
    return done.damaged.length > 0 ? 1 : 0
  } finally {
    from.close()
    to.close()
  }
}

async function verifyIn(config: Config, kind: Kind): Promise<number> {
  const embedded = config.databaseUrl ? undefined : await startPostgres(config.dataDir)
  openPools(config.databaseUrl ?? (embedded?.url as string), 1)
  const store = openStore(config, kind)
  try {
    const among = (sha256s: readonly string[]) => inTransaction((tx) => listNamedAmong(tx, sha256s))
    const found = await verifyFiles(store, {
      pages: namedPages(),
      among: async (sha256s) => new Set(await among(sha256s)),
    })
    print({ store: store.place, ...found })
    return found.missing.length + found.damaged.length > 0 ? 1 : 0
  } finally {
    store.close()
    await closePools()
    await embedded?.stop()
  }
}

async function* namedPages(): AsyncGenerator<string[]> {
  let after = ''
  while (true) {
    const page = await inTransaction((tx) => listNamedContents(tx, after, pageSize))
    if (page.length === 0) return
    yield page
    after = page.at(-1) as string
  }
}

function kindOf(option: string, given: string | undefined): Kind {
  if (given !== 'folder' && given !== 's3') throw new Error(`${option} takes folder or s3`)
  return given
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
