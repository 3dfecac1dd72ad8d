import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rootDir } from './platform/config.ts'
import { connect } from './platform/connect.ts'
import { migrate } from './platform/migrate.ts'
import { describeSchema } from './platform/postgres/describe-schema.ts'
import { startPostgres } from './platform/postgres.ts'

const schemaFile = join(rootDir, 'db/schema.sql')

/** `schema [--write | --check]`: what the migrations make of an empty database; no other database is read or touched. */
export async function schemaCommand(args: string[]): Promise<number> {
  const unknown = args.find((arg) => !['--write', '--check'].includes(arg))
  if (unknown) throw new Error(`unknown option ${unknown}`)
  const schema = await makeSchema()
  if (args.includes('--write')) writeFileSync(schemaFile, schema)
  else if (!args.includes('--check')) process.stdout.write(schema)
  else if (readFileSync(schemaFile, 'utf8') !== schema)
    throw new Error('db/schema.sql is not what the migrations make: ./saolang schema --write')
  return 0
}

/** The schema of a database made for this only, from the migrations alone. */
async function makeSchema(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'saolang-schema-'))
  const server = await startPostgres(dataDir)
  try {
    await migrate(server.url)
    const sql = connect(server.url, { max: 1 })
    try {
      return await describeSchema(sql)
    } finally {
      await sql.end({ timeout: 5 })
    }
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
