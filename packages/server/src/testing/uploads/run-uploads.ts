import { readStored } from '../../platform/files.ts'
import type { App } from '../../platform/http.ts'
import type { Tx } from '../../platform/sql.ts'
import { seeded } from '../made-input.ts'
import { findUnclean } from './find-unclean.ts'
import { mutateBytes } from './mutate-bytes.ts'
import { makeSeedFiles, type SeedFile } from './seed-files.ts'
import { type Sender, sendFile } from './send-files.ts'

/** Where each kind of file is handed in: a new draft's evidence, a lesson, an import. */
export type Desks = Record<
  SeedFile['where'],
  { url(): Promise<string>; sender: Sender; fields?: Record<string, string> }
>

/** What came of the files. */
export type UploadTally = {
  sent: number
  accepted: number
  kept: number
  statuses: Record<number, number>
  /** Answers of 500 and above, and kept files that should not have been: how to make each again. */
  wrong: string[]
  slowest: { millis: number; what: string }
}

export type UploadRun = {
  app: App
  sql: Tx
  desks: Desks
  seed: number
  count: number
  /** What part of the files is sent as it is. */
  wholeShare?: number
}

/** Sends files that were changed by chance, and looks at everything that was kept. */
export async function runUploads({ app, sql, desks, seed, count, wholeShare = 0.05 }: UploadRun): Promise<UploadTally> {
  const random = seeded(seed)
  const seeds = await makeSeedFiles()
  const pick = () => seeds[Math.floor(random() * seeds.length)] as SeedFile
  const tally: UploadTally = {
    ...{ sent: 0, accepted: 0, kept: 0, statuses: {}, wrong: [] },
    slowest: { millis: 0, what: '' },
  }
  const looked = new Set<string>()
  for (let i = 0; i < count; i++) {
    const file = i < seeds.length ? (seeds[i] as SeedFile) : pick()
    const isWhole = i < seeds.length || random() < wholeShare
    const bytes = isWhole ? file.bytes : mutateBytes(file.bytes, pick().bytes, random)
    const fileName = random() < 0.05 ? oddName(file.fileName, random) : file.fileName
    const { sender, fields } = desks[file.where]
    const url = await desks[file.where].url()
    const start = performance.now()
    const answer = await sendFile(app, { url, sender, fileName, bytes, ...(fields && { fields }) })
    const millis = performance.now() - start
    const what = `seed ${seed} file ${i} (${file.fileName}, ${bytes.length} bytes)`
    tally.sent++
    tally.statuses[answer.statusCode] = (tally.statuses[answer.statusCode] ?? 0) + 1
    if (answer.statusCode < 400) tally.accepted++
    if (answer.statusCode >= 500) tally.wrong.push(`${what}: ${answer.statusCode} ${answer.body.slice(0, 200)}`)
    if (millis > tally.slowest.millis) tally.slowest = { millis, what }
    for (const { sha256, mediaType } of await listKept(sql, looked)) {
      tally.kept++
      const unclean = await findUnclean(await readStored(sha256), mediaType)
      if (unclean.length > 0) tally.wrong.push(`${what}: kept with ${unclean.join(', ')}`)
    }
  }
  return tally
}

const names = [
  '../../../etc/passwd.jpg',
  'a\\b\\c.pdf',
  'x'.repeat(300),
  '.htaccess',
  'con.jpg',
  'a.jpg.exe',
  '‮gpj.exe',
  '',
]

function oddName(fileName: string, random: () => number): string {
  return (names[Math.floor(random() * names.length)] as string) + (random() < 0.5 ? fileName : '')
}

type Kept = { sha256: string; mediaType: string }

async function listKept(sql: Tx, looked: Set<string>): Promise<Kept[]> {
  const rows = await sql<Kept[]>`select sha256, media_type as "mediaType" from platform.file order by ctid desc limit 5`
  const fresh = rows.filter(({ sha256 }) => !looked.has(sha256))
  for (const { sha256 } of fresh) looked.add(sha256)
  return fresh
}
