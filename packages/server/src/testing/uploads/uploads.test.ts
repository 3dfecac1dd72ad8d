import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../platform/connect.ts'
import type { Tx } from '../../platform/sql.ts'
import { examineFilm } from '../../platform/upload/examine-film.ts'
import { examinePdf } from '../../platform/upload/examine-pdf.ts'
import { createActor, signIn } from '../actors.ts'
import { openApp, type TestApp } from '../open-app.ts'
import { findUnclean } from './find-unclean.ts'
import { type Desks, runUploads } from './run-uploads.ts'
import { hiddenWords, makeSeedFiles, type SeedFile } from './seed-files.ts'

let opened: TestApp
let seeds: readonly SeedFile[]
beforeAll(async () => {
  opened = await openApp()
  seeds = await makeSeedFiles()
})
afterAll(() => opened.close())

const seedNamed = (name: string) => seeds.find(({ fileName }) => fileName === name)?.bytes as Buffer

test('a film is kept without the place where it was taken, and its pictures stay where its index points', async () => {
  const film = seedNamed('phim.mp4')
  expect(film.includes(hiddenWords)).toBe(true)
  const { found } = examineFilm(film)
  const kept = found?.bytes as Buffer
  expect(await findUnclean(kept, 'video/mp4')).toEqual([])
  expect([kept.length, kept.indexOf('mdat')]).toEqual([film.length, film.indexOf('mdat')])
  expect(kept.subarray(kept.indexOf('mdat')).equals(film.subarray(film.indexOf('mdat')))).toBe(true)
})

test.each(['giay-va-zip.pdf', 'giay-va-trang.pdf', 'giay-chay.pdf', 'giay-no.pdf'])(
  'a paper that is another file as well, runs or explodes is refused: %s',
  async (name) => {
    expect((await examinePdf(seedNamed(name))).problems).not.toEqual([])
  },
)

test('a paper that was signed or changed in a later version of itself is still one paper', async () => {
  const paper = seedNamed('giay.pdf')
  const again = Buffer.from('\n9 0 obj\n<< /Type /Annot >>\nendobj\nxref\n0 0\ntrailer\n<< >>\nstartxref\n0\n%%EOF\n')
  const later = Buffer.concat([paper, again])
  expect((await examinePdf(later)).problems).toEqual((await examinePdf(paper)).problems)
})

test('120 files changed by chance are taken clean or refused, wherever they are handed in', async () => {
  const producer = await signIn(await createActor({ role: 'producer' }))
  const officer = await signIn(await createActor({ role: 'provincial-officer' }))
  const evidence = `/api/v1/dossiers/${await startDraft(producer)}/evidence`
  const desks: Desks = {
    evidence: { url: async () => evidence, sender: producer, fields: { criterion: '1.1' } },
    lesson: { url: async () => evidence, sender: producer, fields: { criterion: '1.1' } },
    import: { url: async () => '/registry/imports', sender: officer },
  }
  const sql = connect(opened.url, { max: 1 })
  const tally = await runUploads({ app: opened.app, sql: sql as unknown as Tx, desks, seed: 2026, count: 120 })
  await sql.end()
  expect(tally.wrong).toEqual([])
  expect([tally.sent, tally.kept > 3, tally.accepted < tally.sent]).toEqual([120, true, true])
})

async function startDraft({ actor, headers, csrf }: { actor: Actor; headers: { cookie: string }; csrf: string }) {
  const answer = await opened.app.inject({
    method: 'POST',
    url: '/api/v1/dossiers',
    headers: { ...headers, 'x-csrf-token': csrf, 'content-type': 'application/json' },
    payload: JSON.stringify({
      ...{ kind: 'first', organisationId: actor.organisationId, productName: 'Mật thử tệp', setNo: 4 },
    }),
  })
  return answer.json().id as string
}
