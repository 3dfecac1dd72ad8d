import { expect, test } from 'vitest'
import { renderDocument } from '../document.tsx'
import { KitPage } from './kit-page.tsx'

const html = renderDocument(
  KitPage,
  {},
  { lang: 'vi', path: '/kit', nonce: '', assets: {}, isDemo: false, now: '2026-11-23T00:00:00Z' },
)

test('the design system shows every part on light and on dark', () => {
  const [light, dark] = ['light', 'dark'].map((theme) => html.split(`data-theme="${theme}"`).length - 1)
  expect(light).toBeGreaterThan(20)
  expect(dark).toBe(light)
})

test('no two things of the page share an id, though each part is shown twice', () => {
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
})

test('no style attribute and no script: the content policy would refuse the one, the page does not need the other', () => {
  expect(html).not.toMatch(/\sstyle=/)
  expect(html).not.toContain('<script')
})
