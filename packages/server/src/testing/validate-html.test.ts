import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApp, type TestApp } from './open-app.ts'
import { validateHtml } from './validate-html.ts'

const document = (body: string) =>
  `<!doctype html><html lang="vi"><head><title>Thử</title></head><body><main><h1>Thử</h1>${body}</main></body></html>`

describe('a document', () => {
  test.each([
    ['an unclosed element', '<div>'],
    ['a field without a label', '<input type="text" name="a">'],
    ['an id that is there twice', '<p id="a">a</p><p id="a">b</p>'],
    ['a list with a paragraph in it', '<ul><p>a</p></ul>'],
    ['a picture without words', '<img src="/a.png">'],
  ])('with %s is refused', async (_, body) => {
    expect(await validateHtml(document(body))).not.toEqual([])
  })

  test('that is well made passes', async () => {
    expect(await validateHtml(document('<label for="a">Tên</label><input id="a" type="text" name="a">'))).toEqual([])
  })
})

describe('the pages that anyone may open are valid HTML:', () => {
  let opened: TestApp
  beforeAll(async () => {
    opened = await openApp()
  })
  afterAll(() => opened.close())

  test.each(['/', '/kit', '/login', '/register', '/products', '/v', '/v/00000000000', '/nothing-here'])(
    '%s',
    async (url) => {
      const answer = await opened.app.inject({ url, headers: { accept: 'text/html' } })
      expect(answer.headers['content-type']).toContain('text/html')
      expect(await validateHtml(answer.body)).toEqual([])
    },
  )
})
