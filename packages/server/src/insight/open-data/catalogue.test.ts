import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentTime, setClock } from '../../platform/act.ts'
import { findShapeProblems, readJsonLd, readTurtle } from '../../testing/dcat/read-rdf.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { publishEditions } from './publish-editions.ts'

const ownShapes = [join(import.meta.dirname, '../../testing/dcat/catalogue-shapes.ttl')]
// The official files are other people's and not ours to hand on: github.com/SEMICeu/DCAT-AP, releases/3.0.1/shacl.
const officialFolder = process.env.SAOLANG_DCAT_SHAPES

let running: TestApp
beforeAll(async () => {
  running = await openApp()
  const today = currentTime()
  const former = setClock(() => new Date(today.getTime() - 40 * 86_400_000))
  await publishEditions()
  setClock(former)
  await publishEditions()
})
afterAll(() => running.close())

const catalogue = async () => (await running.app.inject({ url: '/catalog.jsonld' })).json() as Record<string, unknown>

test('the catalogue is what DCAT-AP 3 asks for, with the size and checksum of every file', async () => {
  expect(await findShapeProblems(await readJsonLd(await catalogue()), ownShapes)).toEqual([])
})

test('the shapes would see a dataset without a title, a file without a size and a checksum that is none', async () => {
  const whole = JSON.stringify(await catalogue())
  const broken = JSON.parse(
    whole
      .replace(/"dct:title":\[[^\]]*\],/g, '')
      .replaceAll('"dcat:byteSize"', '"dcat:noSize"')
      .replace(/[0-9a-f]{64}/g, 'none'),
  )
  const found = (await findShapeProblems(await readJsonLd(broken), ownShapes)).join('\n')
  for (const path of ['title', 'byteSize', 'checksumValue']) expect(found).toContain(` ${path} `)
})

test('the official shapes find nothing to refuse, where they are at hand', async () => {
  const files = officialFolder ? readdirSync(officialFolder).filter((name) => name.endsWith('.ttl')) : []
  const data = await readJsonLd(await catalogue())
  const found = await Promise.all(files.map((name) => findShapeProblems(data, [join(officialFolder ?? '', name)])))
  expect(found.flat().filter((problem) => problem.startsWith('Violation'))).toEqual([])
  expect(officialFolder === undefined || files.length > 0, 'SAOLANG_DCAT_SHAPES holds no .ttl').toBe(true)
})

test('Turtle says the same as JSON-LD, at its own address and for whoever prefers it', async () => {
  const [turtle, preferred] = await Promise.all([
    running.app.inject({ url: '/catalog.ttl' }),
    running.app.inject({ url: '/catalog.jsonld', headers: { accept: 'text/turtle' } }),
  ])
  expect(preferred.headers['content-type']).toContain('text/turtle')
  expect(preferred.body).toBe(turtle.body)
  const [one, other] = [readTurtle(turtle.body), await readJsonLd(await catalogue())]
  const named = (data: typeof one) =>
    [...data]
      .filter(({ subject, object }) => subject.termType !== 'BlankNode' && object.termType !== 'BlankNode')
      .map(({ subject, predicate, object }) => `${subject.value} ${predicate.value} ${object.value}`)
      .toSorted()
  expect(named(one)).toEqual(named(other))
  expect([...one].length).toBe([...other].length)
})

test('every file of the catalogue can be had at its address, as large as it says', async () => {
  const text = JSON.stringify(await catalogue())
  const files = [...text.matchAll(/"dcat:downloadURL":\{"@id":"([^"]+)"\}.*?"dcat:byteSize":\{"@value":"(\d+)"/g)]
  expect(files.length).toBeGreaterThan(100)
  const wrong: string[] = []
  for (const [, address, size] of files) {
    const { pathname } = new URL(address as string)
    const answer = await running.app.inject({ method: 'HEAD', url: pathname })
    if (answer.statusCode !== 200 || answer.headers['content-length'] !== size) wrong.push(pathname)
  }
  expect(wrong).toEqual([])
})

test('editions of months form a series, each naming the one before', async () => {
  const datasets = (await catalogue())['dcat:dataset'] as Record<string, { '@id': string }>[]
  const kept = datasets.filter((each) => String(each['@id']).includes('/data/products#'))
  expect(kept).toHaveLength(2)
  expect(kept[1]?.['dcat:prev']).toEqual({ '@id': kept[0]?.['@id'] })
  expect(kept.map((each) => each['dcat:inSeries']?.['@id'].replace(/.*\/data/, '/data'))).toEqual([
    '/data/products#editions',
    '/data/products#editions',
  ])
})
