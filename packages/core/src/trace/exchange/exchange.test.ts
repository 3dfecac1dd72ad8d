import { minimumItems } from '@saolang/law/traceability/minimum-items.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAnswer } from './answer.ts'
import { defaultMappings } from './default-mappings.ts'
import { findMappingProblems } from './find-mapping-problems.ts'
import { Mapping } from './mapping.ts'
import { causeOf, type PublishedRecord } from './published-record.ts'
import { render } from './render.ts'
import { mostFailures, secondsOfPatience, secondsToNextTry } from './retry.ts'
import { sampleRecord } from './sample-record.ts'
import { entriesOf, listOf, sources, valueAt } from './source.ts'
import { targetIds } from './target.ts'

const base: Mapping = defaultMappings['national-portal']
const changed = (change: (rule: Mapping['fields'][number]) => object | undefined): Mapping => ({
  ...base,
  fields: base.fields.flatMap((rule) => {
    const next = change(rule)
    return next === undefined ? [] : [{ ...rule, ...next }]
  }),
})
const codesOf = (mapping: Mapping) => findMappingProblems(mapping).map(({ code }) => code)

describe('a mapping is refused', () => {
  test('when a required field is mapped from nothing', () => {
    const problems = findMappingProblems(changed(({ to }) => (to === 'donVi.maXa' ? { from: '' } : {})))
    expect(problems).toEqual([{ code: 'exchange.required-unmapped', at: 'fields.15', values: { field: 'donVi.maXa' } }])
  })

  test.each(minimumItems.filter(({ need }) => need === 'always').map(({ id }) => id))(
    'when it leaves out %s, which the law asks for, with the source',
    (id) => {
      const without = changed(({ from }) => {
        const source = from ? sources[from as keyof typeof sources] : undefined
        return source && 'item' in source && source.item === id ? undefined : {}
      })
      expect(findMappingProblems(without)).toContainEqual(
        expect.objectContaining({
          code: `exchange.uncarried-${id}`,
          source: expect.stringMatching(/Thông tư|Nghị định|Quyết định/),
        }),
      )
    },
  )

  test('with all of its reasons at once', () => {
    const wrong: Mapping = {
      ...base,
      format: 'xml',
      root: '1 oddity',
      answer: { ...base.answer, accepted: [], rejected: ['X', 'X'] },
      fields: [
        { to: 'a', need: 'always', from: 'record.subject', format: 'text' },
        { to: 'a', need: 'always', from: 'record.nothing', format: 'text' },
        { to: 'a.b', need: 'if-any', from: 'record.version', format: 'day-iso' },
        { to: 'c[].d', need: 'if-any', from: 'product.name', format: 'text' },
        { to: 'e[].f[].g', need: 'if-any', from: 'stages[].at', format: 'instant-vn' },
        { to: 'h', need: 'always', from: 'record.standing', format: 'codes', codes: { published: '1' } },
        { to: 'i j', need: 'always', constant: 'x', format: 'text' },
        { to: 'k', need: 'always', from: 'product.name', constant: 'x', format: 'text' },
        { to: 'l[].m', need: 'if-any', from: 'stages[].at', format: 'instant-utc' },
        { to: 'l[].n', need: 'if-any', from: 'certificates[].star', format: 'number' },
        { to: 'o', need: 'always', from: 'record.scope', format: 'codes' },
      ],
    }
    expect(new Set(codesOf(wrong))).toEqual(
      new Set(
        [
          ...[
            'source-unknown',
            'format-unfit',
            'field-twice',
            'list-apart',
            'list-in-list',
            'code-unmapped',
            'path-odd',
          ],
          ...['mapped-twice', 'lists-mixed', 'codes-missing', 'root-missing', 'identity-missing', 'answer-without-yes'],
          ...[
            'answer-word-twice',
            ...minimumItems
              .filter(({ need, id }) => need === 'always' && !['product-name', 'trace-code', 'stages'].includes(id))
              .map(({ id }) => `uncarried-${id}`),
          ],
        ].map((code) => `exchange.${code}`),
      ),
    )
  })

  test('when a branch would stand where a value does, whichever comes first', () => {
    const field = (to: string) => ({ to, need: 'if-any' as const, constant: 'x', format: 'text' as const })
    for (const pair of [
      ['x', 'x.y'],
      ['x.y', 'x'],
    ])
      expect(codesOf({ ...base, fields: [...base.fields, ...pair.map(field)] })).toEqual(['exchange.field-twice'])
  })
})

test.each(targetIds)(
  'the mapping that we begin with for %s says that it is assumed, is whole and renders the sample',
  (id) => {
    const mapping: Mapping = defaultMappings[id]
    expect(Mapping.parse(mapping)).toEqual(mapping)
    expect(mapping).toMatchObject({
      basis: 'assumed',
      reference: 'assumed, no public specification',
      dated: '2026-11-24',
    })
    expect(findMappingProblems(mapping)).toEqual([])
    expect(render(mapping, sampleRecord).problems).toEqual([])
  },
)

test('the sample fills every place that a mapping can take from', () => {
  const empty = Object.keys(sources).filter((path) => {
    const list = listOf(path)
    const holders = list ? entriesOf(sampleRecord, list) : [undefined]
    return holders.length === 0 || holders.some((entry) => valueAt(sampleRecord, path, entry) === undefined)
  })
  expect(empty).toEqual([])
})

describe('a record is written', () => {
  test('as JSON, nested, lists and formats in their places', () => {
    const body = JSON.parse(render(base, sampleRecord).body)
    expect(body).toMatchObject({
      phienBan: 3,
      thoiDiemGui: '2026-11-24T09:15:00+07:00',
      trangThai: 'DANG_LUU_HANH',
      donVi: { maXa: '32047' },
      chungNhan: [{ soSao: 4, ngayCap: '2026-03-02' }],
      lo: { ngaySanXuat: '2026-09-26' },
      giaiDoan: [{ buoc: 'honey.harvest' }, { buoc: 'honey.fill', thoiDiem: '2026-09-26T14:00:00+07:00' }],
    })
  })

  test('as XML, what is markup escaped and what XML cannot hold left out', () => {
    const { record } = sampleRecord
    const odd = { ...record, product: { ...record.product, name: 'A & B <c> "d" \u0001e' } }
    const { body, mediaType } = render(defaultMappings.verigoods, { ...sampleRecord, record: odd })
    expect(mediaType).toBe('application/xml')
    expect(body).toContain('<HangHoa xmlns="urn:saolang:assumed:verigoods">')
    expect(body).toContain('<TenHang>A &amp; B &lt;c&gt; &quot;d&quot; e</TenHang>')
    expect(body.match(/<CongDoan>/g)).toHaveLength(2)
    expect(body).toContain('<NgaySanXuat>26/09/2026</NgaySanXuat>')
  })

  test('not, when what is needed is empty or too long: every such field is named', () => {
    const { record } = sampleRecord
    const { imageUrl: _, ...product } = record.product
    const told = { ...sampleRecord, record: { ...record, stages: [], product: { ...product, name: 'x'.repeat(501) } } }
    expect(render(base, told).problems).toEqual([
      { code: 'exchange.too-long', at: 'tenSanPham', values: { field: 'tenSanPham', most: 500 } },
      ...['hinhAnhSanPham', 'giaiDoan[].thoiDiem', 'giaiDoan[].buoc'].map((field) => ({
        code: 'exchange.empty',
        at: field,
        values: { field },
      })),
    ])
  })

  test('of a product without what only lots need', () => {
    const { lot: _, ...record } = sampleRecord.record
    expect(render(base, { ...sampleRecord, record: { ...record, scope: 'product', stages: [] } }).problems).toEqual([])
  })
})

describe('an answer is read', () => {
  const now = new Date('2026-11-24T00:00:00Z')
  const said = (status: number, body: object | string, retryAfter?: string) =>
    readAnswer(base, { status, body: typeof body === 'string' ? body : JSON.stringify(body), retryAfter }, now)

  test('as taken, with the number', () => {
    expect(said(202, { ketQua: 'TIEP_NHAN', maTiepNhan: 77 })).toEqual({ kind: 'accepted', receipt: '77' })
    expect(said(409, { ketQua: 'DA_CO', maTiepNhan: 'A1' })).toEqual({ kind: 'duplicate', receipt: 'A1' })
  })

  test('as refused, with the reasons by field', () => {
    expect(said(422, { ketQua: 'TU_CHOI', loi: [{ truong: 'gtin', noiDung: 'sai' }, 'khác'] })).toEqual({
      kind: 'rejected',
      reasons: [{ field: 'gtin', text: 'sai' }, { text: 'khác' }],
    })
    expect(said(400, '<html>')).toEqual({ kind: 'rejected', reasons: [{ text: 'HTTP 400' }] })
  })

  test('as not yet, for as long as it asks', () => {
    expect(said(429, '', '17')).toMatchObject({ kind: 'wait', seconds: 17 })
    expect(said(503, '', 'Tue, 24 Nov 2026 00:01:30 GMT')).toMatchObject({ kind: 'wait', seconds: 90 })
    expect(said(429, '')).toMatchObject({ kind: 'wait', seconds: undefined })
  })

  test.each([500, 502, 301, 404, 408])('as a failure that may pass: %i', (status) => {
    expect(said(status, {})).toMatchObject({ kind: 'failed' })
  })

  test('never as taken when it does not say so, whatever its status', () => {
    for (const body of ['', '<html>ok</html>', '{}', '{"ketQua":"OK"}', '{"ketQua":{"a":1}}', '[]', 'null'])
      expect(said(200, body)).toMatchObject({ kind: 'failed' })
    expect(said(422, { ketQua: 'TIEP_NHAN' })).toMatchObject({ kind: 'rejected' })
    expect(said(401, { ketQua: 'TIEP_NHAN' })).toMatchObject({ kind: 'denied' })
  })

  test('in XML as well, and without ever looking outside of it', () => {
    const xml = (body: string, status = 200) => readAnswer(defaultMappings.verigoods, { status, body }, now)
    expect(
      xml('<p:KetQua xmlns:p="urn:x"><p:TrangThai>OK</p:TrangThai><p:SoTiepNhan>9</p:SoTiepNhan></p:KetQua>'),
    ).toEqual({
      kind: 'accepted',
      receipt: '9',
    })
    expect(
      xml(
        '<K><TrangThai>LOI</TrangThai><Loi><Truong>GTIN</Truong><MoTa>sai</MoTa></Loi><Loi><MoTa>khác</MoTa></Loi></K>',
        422,
      ),
    ).toEqual({ kind: 'rejected', reasons: [{ field: 'GTIN', text: 'sai' }, { text: 'khác' }] })
    expect(
      xml('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><K><TrangThai>&x;</TrangThai></K>'),
    ).toMatchObject({
      kind: 'failed',
    })
  })

  test('whatever it is, without stumbling', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), fc.string(), fc.json(), (status, text, json) => {
        for (const body of [text, json])
          for (const id of targetIds)
            expect(readAnswer(defaultMappings[id], { status, body }, now).kind).not.toBe('accepted')
      }),
      { numRuns: 100 },
    )
  })
})

describe('a record is told anew', () => {
  const { record } = sampleRecord
  const standing = (word: PublishedRecord['standing']): PublishedRecord => ({ ...record, standing: word })

  test('when something of it changed, and says what for', () => {
    expect(causeOf(undefined, record)).toBe('published')
    expect(causeOf(record, { ...record, lot: undefined as never })).toBe('changed')
    expect(causeOf(record, standing('recalled'))).toBe('recalled')
    expect(causeOf(standing('recalled'), standing('withdrawn'))).toBe('withdrawn')
    expect(causeOf(standing('withdrawn'), record)).toBe('restored')
  })

  test('not when nothing did, nor when it was never told and is withdrawn', () => {
    expect(causeOf(record, structuredClone(record))).toBeUndefined()
    expect(causeOf(undefined, standing('withdrawn'))).toBeUndefined()
  })
})

test('waits grow up to six hours, spread, and a target that asks for patience gets it within a day', () => {
  expect([1, 2, 3].map((failures) => secondsToNextTry(failures, 1))).toEqual([30, 60, 120])
  expect(secondsToNextTry(1, 0)).toBe(15)
  expect(secondsToNextTry(1000, 1)).toBe(6 * 3600)
  const all = Array.from({ length: mostFailures - 1 }, (_, i) => secondsToNextTry(i + 1, 0.5)).reduce(
    (sum, n) => sum + n,
  )
  expect(all).toBeGreaterThan(24 * 3600)
  expect([undefined, 0, 5, 1e9].map(secondsOfPatience)).toEqual([60, 1, 5, 86_400])
})
