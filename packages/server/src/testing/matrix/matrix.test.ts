import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from '@saolang/core/people/actor.ts'
import { permissions } from '@saolang/core/people/permissions.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createActor } from '../actors.ts'
import { signInEverybody } from '../fuzz/sign-in-everybody.ts'
import { listRoutes, type Route } from '../list-routes.ts'
import { openApp, type TestApp } from '../open-app.ts'
import { findAdmitted, listMatrixPages, nameOf } from './find-admitted.ts'

const read = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as Record<string, string>
const roles = [
  ...(['producer', 'commune-officer', 'provincial-officer', 'council-member', 'council-chair'] as const),
  ...(['ministry-officer', 'administrator', 'auditor'] as const),
] satisfies Role[]
// The whole is a bench of 9,000 cells (bench/fuzz/matrix.ts); here a part of the routes stands for it.
const partOf = 8

const isInPart = (name: string) =>
  [...name].reduce((sum, sign) => (sum * 33 + sign.charCodeAt(0)) % 9973, 7) % partOf === 0

let opened: TestApp
let pages: Route[]
beforeAll(async () => {
  opened = await openApp()
  await opened.app.ready()
  pages = listMatrixPages(listRoutes(opened.app))
})
afterAll(() => opened.close())

test('every page and form says in the table which roles it lets in, and no row is left over', () => {
  const table = read('page-roles.json')
  const names = pages.map(nameOf)
  expect(names.filter((name) => !Object.hasOwn(table, name))).toEqual([])
  expect(Object.keys(table).filter((name) => !names.includes(name))).toEqual([])
})

test('a page lets in the roles of its row and no other, whatever is asked for', async () => {
  const table = read('page-roles.json')
  const wrong: string[] = []
  const actors = []
  for (const role of roles) actors.push({ ...(await createActor({ role, level: 'province' })), name: role })
  const visits = await signInEverybody(actors)
  for (const page of pages.filter((one) => isInPart(nameOf(one)))) {
    const admitted = (await findAdmitted(opened.app, page, visits)).join(' ')
    if (admitted !== table[nameOf(page)])
      wrong.push(`${nameOf(page)}: ${admitted}, in the table ${table[nameOf(page)]}`)
  }
  expect(wrong).toEqual([])
}, 120_000)

test('what is open across provinces names a page that there is and a role that some act is allowed', () => {
  const names = new Set(pages.map(nameOf))
  const known = new Set<string>(Object.values(permissions).flat())
  const rows = Object.entries(read('open-elsewhere.json')).map(([key, where]) => ({ ...splitKey(key), where }))
  expect(rows.filter(({ name, role }) => !names.has(name) || !known.has(role))).toEqual([])
  const secret = /\/(councils|dossiers|desk|organisations|orders|account)\b/
  const leaks = rows.filter(
    ({ name, role, where }) => secret.test(name) && isOfPlace(role) && where.includes('stranger'),
  )
  expect(leaks).toEqual([])
})

const splitKey = (key: string) => {
  const [name = '', role = ''] = key.split(' as ')
  return { name, role }
}
const isOfPlace = (role: string) => /^(producer|commune-officer|provincial-officer|council-)/.test(role)
