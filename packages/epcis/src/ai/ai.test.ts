import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applicationIdentifiers, findIdentifierLength } from './application-identifier.ts'
import { type AiList, findAssociationProblems } from './association-problems.ts'
import { parseBracketed, writeBracketed } from './bracketed.ts'
import { findForeignCharacter } from './character-set.ts'
import { checks } from './checks.ts'
import { parseElementString, separator, writeElementString } from './element-string.ts'
import { findValueProblem } from './value-problem.ts'

test('the table knows every identifier of the dictionary, ranges counted out', () => {
  expect(applicationIdentifiers.size).toBe(541)
  expect(applicationIdentifiers.get('3103')).toMatchObject({
    title: 'NET WEIGHT (kg)',
    hasPredefinedLength: true,
    most: 6,
  })
  expect(applicationIdentifiers.get('01')?.qualifiers).toEqual([['22', '10', '21'], ['235']])
  expect(applicationIdentifiers.get('00')?.qualifiers).toEqual([[]])
  expect(applicationIdentifiers.get('99')?.requires).toEqual([])
  expect(applicationIdentifiers.get('3106')).toBeUndefined()
})

test('the first two digits tell how long an identifier is', () => {
  const lengths = new Map([...applicationIdentifiers.keys()].map((ai) => [ai.slice(0, 2), new Set<number>()]))
  for (const ai of applicationIdentifiers.keys()) lengths.get(ai.slice(0, 2))?.add(ai.length)
  for (const [start, found] of lengths) expect([...found]).toEqual([findIdentifierLength(start)])
  expect(findIdentifierLength('89')).toBeUndefined()
})

describe('a value is refused for its content', () => {
  test.each([
    ['csum', '09520123456789 x 0952012345678A', '09520123456788 24'],
    ['csumalpha', '1987654Ad4X4bL5ttr2310c2L 23', '1987654Ad4X4bL5ttr2310c2K 22'],
    ['gcppos1', '952A 95', '9520A 9520'],
    ['gcppos2', '9952A', '09520'],
    ['yymmdd', '260230 230229 261301 260100 2601', '240229 260228'],
    ['yymmd0', '260200x 261300', '260200 000229'],
    ['yyyymmdd', '19000229 20260100 2026', '20000229 20260101'],
    ['yyyymmd0', '20261300', '20260100'],
    ['hhmi', '2400 2360 235', '2359 0000'],
    ['hh', '24 1', '23'],
    ['mi', '60', '59'],
    ['ss', '60 a1', '00'],
    ['iso3166', '001 VN', '704'],
    ['iso3166999', '000', '999 704'],
    ['iso3166alpha2', 'ZZ vn', 'VN'],
    ['iso4217', '000 VND', '704'],
    ['iso5218', '3', '0 1 2 9'],
    ['iban', 'GB82WEST12345698765433 ZZ82WEST12345698765432 GB82', 'GB82WEST12345698765432'],
    ['pcenc', '% %2 %zz', '%20 a%C3%A9'],
    ['yesno', '2', '0 1'],
    ['winding', '2', '0 1 9'],
    ['zero', '1', '0 00'],
    ['nonzero', '000', '010'],
    ['nozeroprefix', '01 0', '10'],
    ['hasnondigit', '123', '12A'],
    ['hyphen', 'a -a', '-'],
    ['importeridx', '+ ab', '- _ a Z 5'],
    ['pieceoftotal', '0000 0201 010 0100', '0102 0202 12'],
    ['posinseqslash', '3/2 01/2 1/0 / 1 10/9', '1/1 2/3 9/10'],
    ['latitude', '1800000001 180', '1800000000'],
    ['longitude', '3600000001', '3600000000'],
    ['mediatype', '00 11 79', '01 10 80 99'],
    ['packagetype', 'ZZZ 1', 'BX 9 PX'],
    ['couponposoffer', '201234561234560123456', '001234561234560123456'],
    [
      'couponcode',
      '012345612345611110124a 0123456123456111101233260101426013 01234561234561111012332601014260131',
      '012345612345611110123 01234561234561111012332601314260101',
    ],
  ])('%s refuses %s and takes %s', (name, bad, good) => {
    for (const text of bad.split(' ')) expect([text, checks[name]?.holds(text)]).toEqual([text, false])
    for (const text of good.split(' ')) expect([text, checks[name]?.holds(text)]).toEqual([text, true])
  })

  test('every check of the table is known', () => {
    for (const { components } of applicationIdentifiers.values())
      for (const { checks } of components) for (const check of checks) expect(check).toHaveProperty('reason')
  })

  test.each([
    ['00', '95201234567891234', 'ai.too-short'],
    ['10', '123456789012345678901', 'ai.too-long'],
    ['10', 'mật', 'ai.character'],
    ['21', 'a#b', 'ai.character'],
    ['8010', '9520ab', 'ai.character'],
    ['8030', 'AB=', undefined],
    ['8030', 'A=', 'ai.character'],
    ['253', '9520123456788', undefined],
    ['253', '9520123456788ABC', undefined],
    ['253', '9520123456780ABC', 'ai.check-digit'],
    ['421', '704', 'ai.too-short'],
    ['421', '704100000', undefined],
    ['423', '704156', undefined],
    ['423', '70415', 'ai.too-short'],
    ['423', '704001', 'ai.country'],
    ['7007', '260101', undefined],
    ['8008', '26010123', undefined],
    ['8008', '2601012360', 'ai.time'],
    ['4330', '001234-', undefined],
    ['8003', '19520123456788', 'ai.zero'],
  ])('(%s)%s: %s', (ai, value, code) => {
    expect(findValueProblem(applicationIdentifiers.get(ai)!, value)?.code).toBe(code)
  })

  test('a character outside its set is named', () => {
    expect(findForeignCharacter('X', 'AB~')).toBe('~')
    expect(findForeignCharacter('Y', 'A#-/9')).toBeUndefined()
  })
})

describe('identifiers on one thing go together', () => {
  test.each([
    [[['02', '09520123456788']], ['ai.required 02']],
    [
      [
        ['01', 'a'],
        ['02', 'b'],
        ['37', '1'],
        ['00', 's'],
      ],
      ['ai.excluded 01', 'ai.excluded 02'],
    ],
    [
      [
        ['01', 'a'],
        ['21', 's'],
        ['235', 't'],
      ],
      ['ai.excluded 21'],
    ],
    [
      [
        ['3940', '1'],
        ['3941', '1'],
        ['255', 'x'],
      ],
      ['ai.excluded 3940', 'ai.excluded 3941'],
    ],
    [
      [
        ['01', 'a'],
        ['3922', '1'],
        ['3103', '1'],
      ],
      [],
    ],
    [
      [
        ['01', 'a'],
        ['250', 'x'],
      ],
      ['ai.required 250'],
    ],
    [
      [
        ['400', 'a'],
        ['400', 'a'],
      ],
      [],
    ],
    [
      [
        ['400', 'a'],
        ['99', 'x'],
        ['400', 'b'],
      ],
      ['ai.repeated 400'],
    ],
    [
      [
        ['253', '9520123456788'],
        ['8030', 'AB'],
      ],
      ['ai.serial-missing 253'],
    ],
    [
      [
        ['253', '9520123456788A'],
        ['8030', 'AB'],
      ],
      [],
    ],
  ] as [[string, string][], string[]][])('%j: %j', (list, codes) => {
    const problems = findAssociationProblems(list).map(({ code, at }) => `${code} ${at}`)
    expect([...new Set(problems)].sort()).toEqual(expect.arrayContaining(codes))
    expect(problems.length === 0).toBe(codes.length === 0)
  })
})

describe('a barcode is read', () => {
  const read: AiList = [
    ['01', '09520123456788'],
    ['10', 'L(1'],
    ['17', '261231'],
    ['21', 'S'],
  ]

  test.each([
    '',
    separator,
    ']C1',
    '89X',
    '0109520123456789',
    `0109520123456788${separator}${separator}10A`,
    '10',
    '10é',
    '1',
  ])('not from %j', (text) => {
    expect(parseElementString(text).ok).toBe(false)
  })

  test.each(['', '(', '(01)', '01', '(01)09520123456789', '(89)X', '(01)09520123456788x(10', '(10)A('])(
    'nor from the brackets %j',
    (text) => {
      expect(parseBracketed(text).ok).toBe(false)
    },
  )

  test.each(['', ']C1', ']d2', separator, `]Q3${separator}`])('with %j in front', (start) => {
    expect(parseElementString(`${start}010952012345678810L(1${separator}1726123121S`)).toEqual({
      ok: true,
      value: read,
    })
  })

  test('and written, a separator only where a length is open', () => {
    expect(writeElementString(read)).toBe(`010952012345678810L(1${separator}1726123121S`)
    expect(writeBracketed(read)).toBe('(01)09520123456788(10)L\\(1(17)261231(21)S')
    expect(parseBracketed(writeBracketed(read))).toEqual({ ok: true, value: read })
  })

  test('whatever is written is read back the same', () => {
    const text = (most: number) =>
      fc.stringMatching(new RegExp(`^[!-%&-?A-Z_a-z]{1,${most}}$`)).filter((t) => !/[#$]/.test(t))
    const element = fc.oneof(
      fc.constant<[string, string]>(['01', '09520123456788']),
      fc.constant<[string, string]>(['3103', '000195']),
      fc.tuple(fc.constantFrom('10', '21', '400'), text(20)),
      fc.tuple(fc.constantFrom('91', '99'), text(90)),
    )
    fc.assert(
      fc.property(fc.array(element, { minLength: 1, maxLength: 8 }), (list) => {
        expect(parseElementString(writeElementString(list))).toEqual({ ok: true, value: list })
        expect(parseBracketed(writeBracketed(list))).toEqual({ ok: true, value: list })
      }),
    )
  })
})
