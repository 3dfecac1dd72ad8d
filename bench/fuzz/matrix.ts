// Every page and form by every role, and everything that somebody may open by people of the same role elsewhere: a neighbouring
// commune, another province, another organisation. Compares with the tables in testing/matrix; `--write` writes them.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor, Role } from '@saolang/core/people/actor.ts'
import { connect } from '../../packages/server/src/platform/connect.ts'
import type { App } from '../../packages/server/src/platform/http.ts'
import type { Tx } from '../../packages/server/src/platform/sql.ts'
import { createActor } from '../../packages/server/src/testing/actors.ts'
import type { Visit } from '../../packages/server/src/testing/fuzz/making.ts'
import { readLinks } from '../../packages/server/src/testing/fuzz/read-forms.ts'
import { listActors, signInEverybody } from '../../packages/server/src/testing/fuzz/sign-in-everybody.ts'
import { listPageTargets, pageFinder } from '../../packages/server/src/testing/fuzz/targets.ts'
import { listRoutes, type Route } from '../../packages/server/src/testing/list-routes.ts'
import {
  askPage,
  findAdmitted,
  isAdmitted,
  listMatrixPages,
  nameOf,
} from '../../packages/server/src/testing/matrix/find-admitted.ts'
import { databaseUrl } from '../../packages/server/src/testing/nodes.ts'
import { inWorld, onDemo } from './demo-world.ts'

const folder = join(import.meta.dirname, '../../packages/server/src/testing/matrix')
const isWriting = process.argv.includes('--write')
const roles = [
  ...(['producer', 'commune-officer', 'provincial-officer', 'council-member', 'council-chair'] as const),
  ...(['ministry-officer', 'administrator', 'auditor'] as const),
] satisfies Role[]
const mostPagesOfOne = 250
let cells = 0
let wrong = 0

await onDemo((demo) =>
  inWorld(demo, 'matrix', async ({ app }) => {
    const sql = connect(databaseUrl(demo.serverUrl, 'matrix'), { max: 1 }) as unknown as Tx & { end(): Promise<void> }
    const pages = listMatrixPages(listRoutes(app))
    compare('page-roles.json', await askAsEveryRole(app, pages))
    compare('open-elsewhere.json', await askFromElsewhere(app, pages, await listActors(sql)))
    await sql.end()
  }),
)
process.stdout.write(`matrix: ${cells} cells of routes, roles and places asked, ${wrong} unlike the tables\n`)
if (wrong > 0) process.exitCode = 1

async function askAsEveryRole(app: App, pages: readonly Route[]): Promise<Record<string, string>> {
  const table: Record<string, string> = {}
  let visits: Visit[] = []
  for (const [i, page] of pages.entries()) {
    if (i % 150 === 0) visits = await visitsOf(roles.map((role) => ({ role })))
    table[nameOf(page)] = (await findAdmitted(app, page, visits)).join(' ')
    cells += visits.length
  }
  return table
}

type Wanted = Parameters<typeof createActor>[0]

async function visitsOf(wanted: readonly Wanted[]): Promise<Visit[]> {
  const actors: Actor[] = []
  for (const one of wanted) actors.push({ ...(await createActor({ level: 'province', ...one })), name: one.role })
  return signInEverybody(actors)
}

/** What people of a role may open that lies elsewhere: each such page has to be meant. */
async function askFromElsewhere(app: App, pages: readonly Route[], actors: readonly Actor[]) {
  const [neighbours, strangers] = [
    await visitsOf(roles.map((role) => ({ role, communeCode: '32044' }))),
    await visitsOf(roles.map((role) => ({ role, communeCode: '00004', provinceCode: '01' }))),
  ]
  const open: Record<string, string> = {}
  for (const owner of (await signInEverybody(actors)).slice(1)) {
    const role = owner.name.split(' ')[0] as string
    for (const { page, url } of await crawl(app, owner, pages)) {
      for (const [where, others] of [['neighbour', neighbours] as const, ['stranger', strangers] as const]) {
        const other = others.find(({ name }) => name === role)
        if (!other) continue
        cells++
        const answer = await askPage(app, { ...page, path: url }, other)
        const isOpen = isAdmitted(answer) && answer.statusCode < 400
        const key = `${nameOf(page)} as ${role}`
        if (isOpen) open[key] = [...new Set([...(open[key]?.split(' ') ?? []), where])].sort().join(' ')
      }
    }
  }
  return open
}

/** The addresses with parameters that somebody is led to and nobody without an account may open. */
async function crawl(app: App, owner: Visit, pages: readonly Route[]): Promise<{ page: Route; url: string }[]> {
  const find = pageFinder(listPageTargets(pages))
  const waiting = [
    '/',
    '/desk',
    '/dossiers',
    '/organisations',
    '/councils',
    '/registry',
    '/market',
    '/support',
    '/insight',
  ]
  const seen = new Set(waiting)
  const timesOf = new Map<string, number>()
  const found: { page: Route; url: string }[] = []
  for (let url = waiting.shift(); url !== undefined && seen.size < mostPagesOfOne * 8; url = waiting.shift()) {
    const page = find('GET', url)
    if (!page || page.path.startsWith('/v/') || page.path.startsWith('/q/')) continue
    const times = (timesOf.get(page.name) ?? 0) + 1
    timesOf.set(page.name, times)
    if (times > 3 || found.length > mostPagesOfOne) continue
    const answer = await askPage(app, { method: 'GET', path: url }, owner)
    if (answer.statusCode !== 200) continue
    const nobody = { name: 'nobody', headers: {}, csrf: '' }
    const isPublic = (await askPage(app, { method: 'GET', path: url }, nobody)).statusCode === 200
    if (page.path.includes(':') && !isPublic) found.push({ page, url })
    if (!String(answer.headers['content-type']).includes('html')) continue
    for (const link of readLinks(answer.body).map((one) => one.split('?')[0] as string))
      if (!seen.has(link)) {
        seen.add(link)
        waiting.push(link)
      }
  }
  return found
}

function compare(name: string, table: Record<string, string>): void {
  const file = join(folder, name)
  const sorted = Object.fromEntries(Object.entries(table).sort(([one], [other]) => (one < other ? -1 : 1)))
  if (isWriting) writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`)
  const known = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  for (const key of new Set([...Object.keys(known), ...Object.keys(sorted)])) {
    if (known[key] === sorted[key]) continue
    wrong++
    process.stdout.write(
      `UNLIKE ${name} ${key}: ${known[key] ?? 'not in the table'} there, ${sorted[key] ?? 'nobody'} here\n`,
    )
  }
}
