// Changed files handed in at every kind of desk on the demo's world: `--count 20000 --seed 1`. Prints what was taken, what was wrong
// (an answer of 500, something unclean kept), the slowest, and the memory at its highest.
import { parseArgs } from 'node:util'
import { connect } from '../../packages/server/src/platform/connect.ts'
import type { Tx } from '../../packages/server/src/platform/sql.ts'
import { signIn } from '../../packages/server/src/testing/actors.ts'
import { listActors } from '../../packages/server/src/testing/fuzz/sign-in-everybody.ts'
import { databaseUrl } from '../../packages/server/src/testing/nodes.ts'
import { type Desks, runUploads } from '../../packages/server/src/testing/uploads/run-uploads.ts'
import { inWorld, onDemo } from './demo-world.ts'

const { values } = parseArgs({
  options: { count: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
})
const count = Number(values.count)
const seed = Number(values.seed)
const perWorld = 4000
const perDossier = 15
const mostSeconds = 2
const mostMegabytes = 512

const total = { sent: 0, accepted: 0, kept: 0, wrong: 0, slowest: 0 }
let peak = 0
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
}, 50)
let before = 0
const start = performance.now()
await onDemo(async (demo) => {
  for (let done = 0; done < count; done += perWorld)
    await inWorld(demo, `uploads_${done / perWorld}`, async ({ app }) => {
      const sql = connect(databaseUrl(demo.serverUrl, `uploads_${done / perWorld}`), { max: 1 }) as unknown as Tx
      const desks = await openDesks(app, sql)
      before ||= process.memoryUsage.rss()
      const tally = await runUploads({ app, sql, desks, seed: seed + done, count: Math.min(perWorld, count - done) })
      for (const line of tally.wrong) process.stdout.write(`WRONG ${line}\n`)
      total.sent += tally.sent
      total.accepted += tally.accepted
      total.kept += tally.kept
      total.wrong += tally.wrong.length
      total.slowest = Math.max(total.slowest, tally.slowest.millis)
      process.stdout.write(
        `${total.sent} files, ${JSON.stringify(tally.statuses)}, slowest ${Math.round(tally.slowest.millis)} ms: ${tally.slowest.what}\n`,
      )
      await (sql as unknown as { end(): Promise<void> }).end()
    })
})
clearInterval(watch)
const grown = (peak - before) / 1024 / 1024
process.stdout.write(
  `uploads, seed ${seed}: ${total.sent} files in ${((performance.now() - start) / 1000).toFixed(0)} s, ${total.accepted} accepted, ${total.kept} kept and looked at, ${total.wrong} wrong; ` +
    `slowest ${(total.slowest / 1000).toFixed(1)} s (limit ${mostSeconds}), memory ${Math.round(peak / 1024 / 1024)} MB, ${Math.round(grown)} above the start (limit ${mostMegabytes})\n`,
)
if (total.wrong > 0 || grown > mostMegabytes || total.slowest > mostSeconds * 1000) process.exitCode = 1

async function openDesks(app: Parameters<typeof runUploads>[0]['app'], sql: Tx): Promise<Desks> {
  const actors = await listActors(sql)
  const senderOf = async (role: string) => {
    const actor = actors.find((one) => one.role === role && (role !== 'producer' || one.name.includes('Mật')))
    if (!actor) throw new Error(`nobody is ${role}`)
    const { headers, csrf } = await signIn(actor)
    return { actor, sender: { headers: { ...headers }, csrf } }
  }
  const producer = await senderOf('producer')
  const officer = await senderOf('ministry-officer')
  const [course] = await sql<{ id: string }[]>`select id from support.course order by id limit 1`
  let used = perDossier
  let address = ''
  const nextDossier = async () => {
    if (used++ < perDossier) return address
    used = 1
    const { organisationId } = producer.actor
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/dossiers',
      headers: { ...producer.sender.headers, 'x-csrf-token': producer.sender.csrf, 'content-type': 'application/json' },
      payload: JSON.stringify({ kind: 'first', organisationId, productName: 'Mật thử tệp', setNo: 4 }),
    })
    if (answer.statusCode !== 201) throw new Error(`no draft: ${answer.body}`)
    address = `/api/v1/dossiers/${answer.json().id}/evidence`
    return address
  }
  return {
    evidence: { url: nextDossier, sender: producer.sender, fields: { criterion: '1.1', caption: 'Ảnh' } },
    lesson: {
      url: async () => `/courses/${course?.id}/lessons/new`,
      sender: officer.sender,
      fields: { title: 'Bài học thử tệp', words: 'Xem phim rồi trả lời câu hỏi.', minutes: '5' },
    },
    import: { url: async () => '/registry/imports', sender: officer.sender },
  }
}
