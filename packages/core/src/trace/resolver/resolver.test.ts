import { expect, test } from 'vitest'
import { chooseLink, type Link, readPreferences } from './link.ts'
import { toLinkset } from './linkset.ts'

const links: Link[] = [
  { type: 'pip', href: 'https://x.example/vi', title: 'Trang sản phẩm', languages: ['vi'], mediaType: 'text/html' },
  { type: 'pip', href: 'https://x.example/en', title: 'Product page', languages: ['en'], mediaType: 'text/html' },
  { type: 'dpp', href: 'https://x.example/dpp', title: 'Hộ chiếu', mediaType: 'application/ld+json' },
  { type: 'recipeInfo', href: 'https://a.example', title: 'Món 1', languages: ['vi'] },
  { type: 'recipeInfo', href: 'https://b.example', title: 'Món 2', languages: ['vi'] },
]
const ask = (linkType: string | undefined, language = 'vi', accept = 'text/html') =>
  chooseLink(links, { linkType, languages: readPreferences(language), mediaTypes: readPreferences(accept) })

test('a type that is not served is none; without a type the default answers', () => {
  expect(ask('gs1:safetyInfo').kind).toBe('none')
  expect(ask(undefined).kind).toBe('default')
  expect(ask('gs1:defaultLink').kind).toBe('default')
})

test('the language picks among links of a type, and another language is better than nothing', () => {
  expect(ask('gs1:pip', 'en-GB,vi;q=0.5')).toMatchObject({ link: { href: 'https://x.example/en' } })
  expect(ask('https://gs1.org/voc/pip', 'fr')).toMatchObject({ kind: 'several' })
  expect(ask('https://ref.gs1.org/voc/dpp', 'fr')).toMatchObject({ link: { href: 'https://x.example/dpp' } })
})

test('several that match equally are all offered', () => {
  expect(ask('gs1:recipeInfo')).toMatchObject({ kind: 'several', links: [{ title: 'Món 1' }, { title: 'Món 2' }] })
})

test('the linkset is asked for by type, by its former name, or by media type', () => {
  expect(ask('linkset').kind).toBe('linkset')
  expect(ask('all').kind).toBe('linkset')
  expect(ask(undefined, 'vi', 'application/linkset+json').kind).toBe('linkset')
})

test('preferences follow their quality, what is refused is left out', () => {
  expect(readPreferences('en;q=0.4, vi, fr;q=0')).toEqual(['vi', 'en'])
  expect(readPreferences(undefined)).toEqual([])
})

test('a linkset has a context for each level, with one bare default link in each', () => {
  const { linkset } = toLinkset([
    {
      anchor: 'https://x.example/01/1/10/A',
      description: 'Mật ong, lô A',
      defaultHref: 'https://x.example/q/K/10/A',
      links,
    },
    { anchor: 'https://x.example/01/1', description: 'Mật ong', defaultHref: 'https://x.example/q/K', links: [] },
  ])
  expect(linkset).toHaveLength(2)
  expect(linkset[0]).toMatchObject({
    anchor: 'https://x.example/01/1/10/A',
    'https://ref.gs1.org/voc/defaultLink': [{ href: 'https://x.example/q/K/10/A', title: 'Mật ong, lô A' }],
    'https://ref.gs1.org/voc/dpp': [{ href: 'https://x.example/dpp', type: 'application/ld+json' }],
  })
  expect(linkset[1]).not.toHaveProperty('https://ref.gs1.org/voc/pip')
})
