import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applicationIdentifiers } from '../ai/application-identifier.ts'
import { characterSet82 } from '../keys/check-characters.ts'
import { checkDigit } from '../keys/check-digit.ts'
import { buildDigitalLink } from './build.ts'
import { canonicalDigitalLink } from './canonical.ts'
import { toConstrainedDigitalLink } from './constrained.ts'
import { listIdentifiers, type Permitted, parseDigitalLink } from './parse.ts'

const gtin = '09520123456788'

function canonicalOf(uri: string, permitted?: Permitted): string {
  const link = parseDigitalLink(uri, permitted)
  if (!link.ok) throw new Error(JSON.stringify(link.problems))
  return canonicalDigitalLink(link.value)
}

function codesOf(uri: string): string[] {
  const link = parseDigitalLink(uri)
  return link.ok ? [] : link.problems.map(({ code, at }) => (at ? `${code} ${at}` : code))
}

describe('what is no Digital Link is refused with its reasons', () => {
  test.each([
    ['', 'uri.scheme'],
    ['ftp://a/01/09520123456788', 'uri.scheme'],
    ['HtTp://a/01/09520123456788', 'uri.scheme'],
    ['https:///01/09520123456788', 'uri.domain'],
    ['https://user@a/01/09520123456788', 'uri.domain'],
    ['https://a_b/01/09520123456788', 'uri.domain'],
    ['https://mậtong.vn/01/09520123456788', 'uri.character'],
    ['https://a/01/09520123456788 ', 'uri.character'],
    ['https://a', 'digital-link.no-key'],
    ['https://a/', 'digital-link.no-key'],
    ['https://a/b/c', 'digital-link.no-key'],
    ['https://01/09520123456788', 'digital-link.no-key'],
    ['https://a/01/09520123456788/', 'digital-link.no-key'],
    ['https://a/10/L1', 'digital-link.no-key'],
    ['https://a/01/09520123456788/89/X', 'digital-link.no-key'],
    ['https://a/gtin/09520123456788', 'digital-link.short-name'],
    ['https://a/01/09520123456788/lot/L1', 'digital-link.short-name'],
    ['https://a/01/9520123456788', 'ai.too-short 01'],
    ['https://a/01/095201234567889', 'ai.too-long 01'],
    ['https://a/01/09520123456789', 'ai.check-digit 01'],
    ['https://a/01/0952012345678A', 'ai.character 01'],
    ['https://a/01/09520123456788/10/', 'ai.too-short 10'],
    ['https://a/01/09520123456788/10/M%E1%BA%ADt', 'ai.character 10'],
    ['https://a/01/09520123456788/10/a%00b', 'ai.character 10'],
    ['https://a/01/09520123456788/21/S/10/L', 'digital-link.qualifiers 01'],
    ['https://a/01/09520123456788/22/A/235/T', 'digital-link.qualifiers 01'],
    ['https://a/01/09520123456788/99/X', 'digital-link.qualifiers 01'],
    ['https://a/01/09520123456788?10=L', 'digital-link.belongs-in-path 10'],
    ['https://a/01/09520123456788?21=S', 'digital-link.not-an-attribute 21'],
    ['https://a/01/09520123456788?8200=http%3A%2F%2Fb', 'digital-link.not-an-attribute 8200'],
    ['https://a/01/09520123456788?89=X', 'digital-link.unknown-attribute 89'],
    ['https://a/01/09520123456788?99=a+b', 'ai.character 99'],
    ['https://a/01/09520123456788?99=', 'ai.too-short 99'],
    ['https://a/01/09520123456788?17=260230', 'ai.date 17'],
    ['https://a/01/09520123456788?99=X&99=X', 'digital-link.duplicate 99'],
    ['https://a/01/09520123456788?3922=0299', 'ai.required 3922'],
    ['https://a/01/09520123456788?3103=000195&3102=000195', 'ai.excluded 3103,ai.excluded 3102'],
    ['https://a/00/952012345678912345?37=25', 'ai.required 37'],
    ['https://a/415/9520123456788', 'ai.required 415'],
  ])('%s: %s', (uri, codes) => {
    expect(codesOf(uri).join()).toBe(codes)
  })

  test('every problem is named at once', () => {
    expect(codesOf('https://a/01/09520123456789/10/a%20b?17=261301&10=L&88=1')).toEqual([
      'digital-link.unknown-attribute 88',
      'digital-link.duplicate 10',
      'ai.check-digit 01',
      'ai.character 10',
      'ai.date 17',
      'ai.repeated 10',
    ])
  })

  test('a thousand identifiers are too many', () => {
    const query = Array.from({ length: 1000 }, () => '99=X').join('&')
    expect(codesOf(`https://a/01/${gtin}?${query}`)).toEqual(['digital-link.too-many'])
    expect(codesOf(`https://a/01/${gtin}${'/10/L'.repeat(1000)}`)).toEqual(['digital-link.too-many'])
  })
})

test('a link on any domain and stem says its key, qualifiers, attributes and the rest', () => {
  const uri = `https://saolang.example.vn:8080/q/01/${gtin}/10/L%2F1/21/S+1?linkType=gs1:pip&17=261231&3103=000195&x#top`
  expect(parseDigitalLink(uri)).toEqual({
    ok: true,
    value: {
      stem: 'https://saolang.example.vn:8080/q',
      path: [
        ['01', gtin],
        ['10', 'L/1'],
        ['21', 'S+1'],
      ],
      attributes: [
        ['17', '261231'],
        ['3103', '000195'],
      ],
      others: ['linkType=gs1:pip', 'x'],
      fragment: 'top',
    },
  })
})

test.each([
  [`HTTP://A/01/${gtin}`, `https://id.gs1.org/01/${gtin}`],
  ['https://[2001:db8::1]/00/952012345678912345', 'https://id.gs1.org/00/952012345678912345'],
  ['https://a/00/faux/00/952012345678912345?', 'https://id.gs1.org/00/952012345678912345'],
  [`https://a/01/${gtin}/22/2%61`, `https://id.gs1.org/01/${gtin}/22/2a`],
  [`https://a/01/${gtin}/235/XYZ?10=ABC`, `https://id.gs1.org/01/${gtin}/235/XYZ?10=ABC`],
  ['https://a/414/9520123456788/254/32a%2fb', 'https://id.gs1.org/414/9520123456788/254/32a%2Fb'],
  ['https://a/8018/952012345678901233/8019/12', 'https://id.gs1.org/8018/952012345678901233/8019/12'],
  [`https://a/01/${gtin}?99=B&x=1&17=261200&&11=260101#f`, `https://id.gs1.org/01/${gtin}?11=260101&17=261200&99=B`],
  ['https://a/415/9520123456788/8020/R1', 'https://id.gs1.org/415/9520123456788/8020/R1'],
])('the canonical form of %s is %s', (uri, canonical) => {
  expect(canonicalOf(uri)).toBe(canonical)
  expect(canonicalOf(canonical)).toBe(canonical)
})

test('older links are read where they are permitted, and become today’s', () => {
  const permitted = { shortGtin: true, shortNames: true }
  expect(canonicalOf('https://a/gtin/9520123456788/lot/L1', permitted)).toBe(`https://id.gs1.org/01/${gtin}/10/L1`)
  expect(canonicalOf('https://a/01/96385074', permitted)).toBe('https://id.gs1.org/01/00000096385074')
  expect(parseDigitalLink('https://a/zzz/9520123456788', permitted).ok).toBe(false)
  expect(canonicalOf(`https://a/01/${gtin}?89=X`, { unknownAttributes: true })).toBe(
    `https://id.gs1.org/01/${gtin}?89=X`,
  )
})

test.each([
  [`https://a/01/${gtin}/22/V/10/L/21/S?17=261231`, `https://id.gs1.org/01/${gtin}/21/S`],
  [`https://a/gtin/9520123456788/lot/L`, `https://id.gs1.org/01/${gtin}/10/L`],
  [`https://a/01/${gtin}/22/V`, `https://id.gs1.org/01/${gtin}`],
  ['https://a/01/09520123456780', 'https://id.gs1.org/01/09520123456780'],
  ['https://a/01/97803', undefined],
  ['https://a/01/09520123456788/99/X', undefined],
  ['urn:epc:id:sscc:9520123.3111111111', undefined],
])('events know %s as %s', (uri, constrained) => {
  expect(toConstrainedDigitalLink(uri)).toBe(constrained)
})

describe('a link is built', () => {
  test.each([
    [[['99', 'X']], undefined, 'digital-link.no-key'],
    [[['01', '09520123456789']], undefined, 'ai.check-digit'],
    [
      [
        ['01', gtin],
        ['89', 'X'],
      ],
      undefined,
      'ai.unknown',
    ],
    [
      [
        ['01', gtin],
        ['235', 'T'],
        ['22', 'V'],
      ],
      undefined,
      'digital-link.not-an-attribute',
    ],
    [[['01', gtin]], 'saolang.example.vn', 'digital-link.stem'],
    [[['01', gtin]], 'https://a/?q=1', 'digital-link.stem'],
  ] as [[string, string][], string | undefined, string][])('not from %j on %s: %s', (list, stem, code) => {
    const link = buildDigitalLink(list, stem)
    expect(link.ok ? [] : link.problems.map((problem) => problem.code)).toContain(code)
  })

  test.each([
    [
      [
        ['21', 'S'],
        ['01', gtin],
        ['10', 'L+1'],
        ['99', 'X'],
        ['17', '261231'],
      ],
      '/01/09520123456788/10/L%2B1/21/S?17=261231&99=X',
    ],
    [
      [
        ['99', 'X'],
        ['253', '9520123456788A'],
        ['8017', '952012345678901233'],
      ],
      '/253/9520123456788A?99=X&8017=952012345678901233',
    ],
    [
      [
        ['01', gtin],
        ['01', gtin],
        ['10', 'L'],
        ['10', 'L'],
      ],
      '/01/09520123456788/10/L',
    ],
  ] as [[string, string][], string][])('from %j as %s', (list, path) => {
    expect(buildDigitalLink(list, 'https://example.vn/')).toEqual({ ok: true, value: `https://example.vn${path}` })
  })
})

test('whatever is built is read back the same, with any characters and attributes', () => {
  const text = (most: number) => fc.string({ unit: fc.constantFrom(...characterSet82), minLength: 1, maxLength: most })
  const key = fc.stringMatching(/^0952\d{9}$/).map((digits) => digits + checkDigit(digits))
  const optional = fc.record(
    { '22': text(20), '10': text(20), '21': text(20), '98': text(90), '240': text(30) },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(key, optional, ([...digits], rest) => {
      const list = [['01', digits.join('')], ...Object.entries(rest)] as [string, string][]
      const link = buildDigitalLink(list, 'http://x.vn/a')
      const read = parseDigitalLink(link.ok ? link.value : '')
      expect(new Map(read.ok ? listIdentifiers(read.value) : [])).toEqual(new Map(list))
      const canonical = read.ok ? canonicalDigitalLink(read.value) : ''
      expect(canonicalOf(canonical)).toBe(canonical)
    }),
  )
})

test('reading never throws, whatever it is given', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom('/', '01', '%', '%zz', '?', '&', '=', '#', gtin, ...applicationIdentifiers.keys()),
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(typeof parseDigitalLink(`https://a/${pieces.join('/')}`).ok).toBe('boolean')
      expect(typeof parseDigitalLink(pieces.join('')).ok).toBe('boolean')
    }),
  )
})
