import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { validateHtml } from '../../testing/validate-html.ts'

let running: TestApp
beforeAll(async () => {
  running = await openApp()
})
afterAll(() => running.close())

const read = (url: string) => running.app.inject({ url, headers: { accept: 'text/html' } })

test('the reference shows every operation of the description, without a script', async () => {
  const { paths, tags } = (await running.app.inject({ url: '/api/openapi.json' })).json()
  const page = await read('/api')
  expect(page.headers['content-security-policy']).not.toContain('unsafe-inline')
  expect(page.body).not.toMatch(/<script(?! type="application\/ld\+json")/)
  expect(await validateHtml(page.body)).toEqual([])
  for (const [path, methods] of Object.entries(paths as Record<string, Record<string, { operationId: string }>>))
    for (const [method, { operationId }] of Object.entries(methods)) {
      expect(page.body).toContain(`#${operationId}"`)
      expect(page.body).toContain(`${method.toUpperCase()} ${path}`)
    }
  const ids = new Set<string>()
  for (const { name } of tags as { name: string }[]) {
    const group = await read(`/api/reference/${name}`)
    expect([name, group.statusCode, await validateHtml(group.body)]).toEqual([name, 200, []])
    for (const [, id] of group.body.matchAll(/<section id="(\w+)"/g)) ids.add(id as string)
  }
  const operations = Object.values(paths as Record<string, Record<string, { operationId: string }>>).flatMap(
    (methods) => Object.values(methods).map(({ operationId }) => operationId),
  )
  expect(operations.filter((id) => !ids.has(id))).toEqual([])
})

test('a group that is not there has no page', async () => {
  expect((await read('/api/reference/nothing')).statusCode).toBe(404)
})
