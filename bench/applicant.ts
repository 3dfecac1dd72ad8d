// What a phone loads for a step of an applicant: the first with its styles and scripts, the next one with those at hand.
import { gzipSync } from 'node:zlib'
import { createApp } from '../packages/server/src/app.ts'
import { readConfig } from '../packages/server/src/platform/config.ts'
import { seedReference } from '../packages/server/src/seed-reference.ts'
import { createActor, signIn } from '../packages/server/src/testing/actors.ts'
import { createDraft } from '../packages/server/src/testing/dossiers.ts'
import { onDatabase } from './setup/on-database.ts'

const firstLimit = 120
const nextLimit = 10
const weigh = (bytes: Buffer) => gzipSync(bytes).length / 1024

await onDatabase(async ({ url, dataDir }) => {
  await seedReference()
  const app = await createApp(readConfig({ SAOLANG_DATA_DIR: dataDir, DATABASE_URL: url, SAOLANG_LOG: 'error' }))
  const producer = await createActor({ role: 'producer' })
  const { headers } = await signIn(producer)
  const { id } = await createDraft(producer)
  const load = async (path: string) =>
    (await app.inject({ url: path, headers: { ...headers, accept: 'text/html' } })).rawPayload
  const first = await load(`/dossiers/${id}/assess-1`)
  report('applicant step, first', await weighAll(first, load), firstLimit)
  const nexts = ['assess-2', 'assess-6', 'product', 'history'].map(async (step) =>
    weigh(await load(`/dossiers/${id}/${step}`)),
  )
  report('applicant step, next ones, the heaviest', Math.max(...(await Promise.all(nexts))), nextLimit)
  await app.close()
})

/** The page with everything that it makes a browser fetch, scripts that scripts import included, in KB as gzip sends it. */
async function weighAll(html: Buffer, load: (path: string) => Promise<Buffer>): Promise<number> {
  const found = [...html.toString().matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path as string)
  const seen = new Map<string, Buffer>()
  for (const path of found) await follow(path, load, seen)
  return [html, ...seen.values()].reduce((sum, bytes) => sum + weigh(bytes), 0)
}

async function follow(path: string, load: (path: string) => Promise<Buffer>, seen: Map<string, Buffer>): Promise<void> {
  if (seen.has(path)) return
  const bytes = await load(path)
  seen.set(path, bytes)
  if (!path.endsWith('.js')) return
  for (const [, name] of bytes.toString().matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g))
    await follow(`/assets/${name}`, load, seen)
}

function report(title: string, figure: number, limit: number): void {
  console.log(`${title}: ${figure.toFixed(1)} KB, limit ${limit} KB, ratio ${(limit / figure).toFixed(2)}`)
}
