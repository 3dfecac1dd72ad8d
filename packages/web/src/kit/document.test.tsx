import { describe, expect, test } from 'vitest'
import { Autosave } from '../islands/autosave.tsx'
import { Radios } from './choices.tsx'
import { renderDocument, type Shell } from './document.tsx'
import { TextField } from './fields.tsx'
import { Form } from './form.tsx'
import { inLanguage } from './frame.tsx'
import { Island } from './island.tsx'
import { Deadline } from './measures.tsx'
import { Page, type PageProps } from './page.tsx'
import { Stars } from './stars.tsx'

const shell: Shell = {
  lang: 'vi',
  path: '/products?q=mat+ong',
  nonce: 'n0nce',
  isDemo: false,
  now: '2026-11-23T07:05:00Z',
  assets: {
    'public.css': '/assets/public-1.css',
    'desk.css': '/assets/desk-1.css',
    'icon.svg': '/assets/icon-1.svg',
    'autosave.js': '/assets/autosave-1.js',
  },
}
const render = (props: Partial<PageProps>, more: Partial<Shell> = {}) =>
  renderDocument(Page, { title: 'Trang', ...props }, { ...shell, ...more })

describe('a document', () => {
  test('carries no script when nothing on it needs one', () => {
    expect(render({ children: <p>Chào</p> })).not.toContain('<script')
  })

  test('has no style attribute, which the content policy would refuse', () => {
    expect(render({ children: <Stars count={3} /> })).not.toMatch(/\sstyle=/)
  })

  test('is in the language of the reader and leads to the same page in the other', () => {
    const html = render({})
    expect(html).toMatch(/^<!doctype html><html lang="vi">/)
    expect(html).toContain('href="/products?q=mat+ong&amp;lang=en"')
  })

  test('shows refusals above everything, leads to the field, and says so in its title', () => {
    const html = render({ problems: [{ code: 'forbidden', at: 'email', source: 'Điều 7' }] })
    expect(html).toContain('<title>Lỗi: Trang · Sao Làng</title>')
    expect(html).toContain('<a href="#email">Bạn không có quyền làm việc này.</a>')
    expect(html).toContain('(<a href="/law/26-2026-qd-ttg/7">Điều 7</a>)')
  })

  test('keeps a closing tag inside a name from ending its data', () => {
    expect(render({ jsonLd: { name: '</script><b>' } })).toContain('{"name":"\\u003c/script>\\u003cb>"}')
  })

  test('says on every page of a demo that it is one', () => {
    expect(render({}, { isDemo: true })).toContain('Bản dùng thử')
    expect(render({})).not.toContain('Bản dùng thử')
  })

  test('greets who is signed in and leads a producer to the dossiers', () => {
    const html = render({}, { user: { name: 'Nguyễn Mẫu', role: 'producer', roleLabel: 'Chủ thể' } })
    expect(html).toContain('Nguyễn Mẫu')
    expect(html).toContain('href="/dossiers"')
    expect(html).not.toContain('href="/login"')
  })

  test('takes the denser styles for staff only', () => {
    expect(render({ layout: 'desk' })).toContain('/assets/desk-1.css')
    expect(render({})).not.toContain('/assets/desk-1.css')
  })
})

describe('a form', () => {
  const form = (method?: 'get') => (
    <Form action="/x" method={method}>
      …
    </Form>
  )

  test('carries the token of the session when it changes something', () => {
    expect(render({ children: form() }, { csrfToken: 't0ken' })).toContain(
      '<input type="hidden" name="csrf" value="t0ken"/>',
    )
  })

  test('leaks no token into an address', () => {
    expect(render({ children: form('get') }, { csrfToken: 't0ken' })).not.toContain('t0ken')
  })
})

test('a wrong field says so beside itself and to a screen reader', () => {
  const html = render({ children: <TextField name="email" label="Email" hint="Để báo kết quả" error="Nhập email" /> })
  expect(html).toContain('aria-describedby="email-hint email-error"')
  expect(html).toContain('aria-invalid="true"')
  expect(html).toContain('id="email-error"')
})

test('an optional field is marked in words', () => {
  expect(render({ children: <TextField name="note" label="Nhận xét" optional /> })).toContain('(không bắt buộc)')
})

test('the first choice is where the error summary leads', () => {
  const html = render({
    children: (
      <Radios
        name="kind"
        label="Loại"
        options={[
          { value: 'a', label: 'A', points: 2 },
          { value: 'b', label: 'B' },
        ]}
        value="b"
      />
    ),
  })
  expect(html).toContain('id="kind"')
  expect(html).toMatch(/<input [^>]*value="b"[^>]*checked/)
  expect(html).not.toMatch(/<input [^>]*value="a"[^>]*checked/)
  expect(html).toContain('2 điểm')
})

test('stars are read out', () => {
  expect(render({ children: <Stars count={4} /> })).toContain('aria-label="4 trên 5 sao"')
})

test('a deadline is told in words: days left, today, late, paused', () => {
  const words = (props: Parameters<typeof Deadline>[0]) => render({ children: <Deadline {...props} /> })
  expect(words({ daysLeft: 6 })).toContain('còn 6 ngày')
  expect(words({ daysLeft: 0 })).toContain('hết hạn hôm nay')
  expect(words({ daysLeft: -2 })).toContain('quá hạn 2 ngày')
  expect(words({ isStopped: true, daysLeft: 6 })).toContain('tạm dừng')
})

test('an island is rendered here, and named with its script and nonce', () => {
  const props = { formId: 'f', words: { saving: 'đang lưu…', saved: 'đã lưu {time}', failed: 'chưa lưu' } }
  const html = render({ children: <Island name="autosave" component={Autosave} props={props} /> })
  expect(html).toContain('data-island="autosave"')
  expect(html).toContain('<p class="autosave" role="status"></p>')
  expect(html).toContain('<script type="module" nonce="n0nce" src="/assets/autosave-1.js"></script>')
})

test('asking for a language twice keeps one answer', () => {
  expect(inLanguage('/products?lang=en&q=che', 'vi')).toBe('/products?q=che&lang=vi')
  expect(inLanguage('/', 'en')).toBe('/?lang=en')
})
