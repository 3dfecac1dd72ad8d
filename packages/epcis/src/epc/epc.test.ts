import fc from 'fast-check'
import { expect, test } from 'vitest'
import { characterSet82 } from '../keys/check-characters.ts'
import { digitalLinkToUrn } from './digital-link-to-urn.ts'
import { urnToDigitalLink } from './urn-to-digital-link.ts'

const pairs = [
  ['urn:epc:id:sgtin:893456381.0316.MAT-001', '/01/08934563813161/21/MAT-001', 9],
  ['urn:epc:id:sgtin:952012.3456789.%22!%2F.()', '/01/39520124567897/21/%22%21%2F.%28%29', 6],
  ['urn:epc:class:lgtin:952012345678.9.L.1', '/01/99520123456781/10/L.1', 12],
  ['urn:epc:id:sscc:9520123.3111111111', '/00/395201231111111116', 7],
  ['urn:epc:id:sgln:9520123.00005.0', '/414/9520123000059', 7],
  ['urn:epc:id:sgln:9520123.00005.kho%2F2', '/414/9520123000059/254/kho%2F2', 7],
  ['urn:epc:id:grai:9520123.00022.334455', '/8003/09520123000226334455', 7],
  ['urn:epc:id:giai:9520123.ABC.345', '/8004/9520123ABC.345', 7],
  ['urn:epc:id:gsrn:9520123.0000006765', '/8018/952012300000067650', 7],
  ['urn:epc:id:gsrnp:9520123.0000000007', '/8017/952012300000000077', 7],
  ['urn:epc:id:gdti:952012345678..9', '/253/95201234567889', 12],
  ['urn:epc:id:sgcn:9520123.22222.7', '/255/95201232222227', 7],
  ['urn:epc:id:cpi:9520123.11-A%23%2F.1234', '/8010/952012311-A%23%2F/8011/1234', 7],
  ['urn:epc:id:ginc:9520123.xyz47%2F11', '/401/9520123xyz47%2F11', 7],
  ['urn:epc:id:gsin:9520123.222333444', '/402/95201232223334447', 7],
  ['urn:epc:id:itip:9520123.011111.01.02.987', '/8006/095201231111130102/21/987', 7],
  ['urn:epc:id:upui:9520123.098765.51qIgY)%3C%26Jp3*j7SDB', '/01/09520123987657/235/51qIgY%29%3C%26Jp3%2Aj7SDB', 7],
  ['urn:epc:id:pgln:952012345678.', '/417/9520123456788', 12],
  ['urn:epc:idpat:sgtin:9520123.012345.*', '/01/09520123123451', 7],
  ['urn:epc:idpat:grai:9520123.99999.*', '/8003/09520123999995', 7],
  ['urn:epc:idpat:gdti:9520123.11111.*', '/253/9520123111113', 7],
  ['urn:epc:idpat:sgcn:9520123.22222.*', '/255/9520123222222', 7],
  ['urn:epc:idpat:cpi:9520123.AB12.*', '/8010/9520123AB12', 7],
  ['urn:epc:idpat:itip:9520123.012345.01.02.*', '/8006/095201231234510102', 7],
] as const

test.each([
  ['urn:epc:id:bic:CSQU3054383', 'epc.scheme'],
  ['urn:epc:idpat:sgtin:9520123.*.*', 'epc.form'],
  ['urn:epc:idpat:sgtin:9520123.012345.7', 'epc.serial'],
  ['urn:epc:id:sgtin:9520123.012345', 'epc.form'],
  ['urn:epc:id:sgtin:9520123.01234.1', 'epc.reference'],
  ['urn:epc:id:giai:9520123.A/B', 'epc.reference'],
  ['urn:epc:id:sgtin:95201.00012345.1', 'epc.company-prefix'],
  ['urn:epc:id:sgtin:9520123.012345.a/b', 'epc.serial'],
  ['urn:epc:id:sgtin:9520123.012345.a%20b', 'ai.character'],
  ['urn:epc:id:sgtin:9520123.012345.123456789012345678901', 'ai.too-long'],
  ['urn:epc:id:cpi:9520123.AB.012', 'ai.leading-zero'],
  ['urn:epc:id:sgcn:9520123.22222.A', 'ai.character'],
  ['urn:epc:id:itip:9520123.011111.03.02.1', 'ai.piece-of-total'],
  ['https://id.gs1.org/01/09520123123451', 'epc.scheme'],
  ['', 'epc.scheme'],
])('%s is no EPC that a link can stand for: %s', (urn, code) => {
  expect(urnToDigitalLink(urn)).toMatchObject({ ok: false, problems: [{ code }] })
})

test.each([
  ['https://id.gs1.org/01/09520123123451/21/1', 5, 'epc.company-prefix-length'],
  ['https://id.gs1.org/01/09520123123451/21/1', 13, 'epc.company-prefix-length'],
  ['https://id.gs1.org/01/09520123123452/21/1', 7, 'ai.check-digit'],
  ['https://id.gs1.org/417/9520123456788/7040/1AB2', 7, 'epc.no-urn'],
  ['https://id.gs1.org/8006/095201231111130102/10/L', 7, 'epc.no-urn'],
  ['https://id.gs1.org/8004/9520123', 7, 'epc.company-prefix'],
  ['urn:epc:id:sscc:9520123.3111111111', 7, 'uri.scheme'],
])('%s with a prefix of %i digits has no URN: %s', (uri, length, code) => {
  expect(digitalLinkToUrn(uri, length)).toMatchObject({ ok: false, problems: [{ code }] })
})

test.each(pairs)('%s and its link stand for each other', (urn, path, length) => {
  expect(urnToDigitalLink(urn)).toEqual({ ok: true, value: `https://id.gs1.org${path}` })
  expect(digitalLinkToUrn(`https://id.gs1.org${path}`, length)).toEqual({ ok: true, value: urn })
})

test('a pack pattern is the trade item, whose own pattern comes back', () => {
  const link = urnToDigitalLink('urn:epc:idpat:upui:9520123.012345.*')
  expect(link).toEqual({ ok: true, value: 'https://id.gs1.org/01/09520123123451' })
})

test('variant, lot beside a serial and attributes have no place in a URN', () => {
  const uri = 'http://shop.example.vn/c/01/09520123123451/22/2A/10/L1/21/S1?17=261231'
  expect(digitalLinkToUrn(uri, 7)).toEqual({ ok: true, value: 'urn:epc:id:sgtin:9520123.012345.S1' })
})

test('any serial in any prefix comes back from its link as it was', () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
  const serial = fc.string({ unit: fc.constantFrom(...characterSet82), minLength: 1, maxLength: 20 })
  const item = fc.integer({ min: 6, max: 12 }).chain((n) => fc.tuple(fc.constant(n), digits(13), serial))
  fc.assert(
    fc.property(item, ([length, key, text]) => {
      const escaped = text.replace(/["%&/<>?]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
      const urn = `urn:epc:id:sgtin:${key.slice(0, length)}.${key.slice(length)}.${escaped}`
      const link = urnToDigitalLink(urn)
      expect(link.ok && digitalLinkToUrn(link.value, length)).toEqual({ ok: true, value: urn })
    }),
  )
})
