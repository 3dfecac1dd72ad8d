import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { findDestinationProblem, guardedLookup, isInnerAddress } from './address-guard.ts'
import { signBody } from './webhook.ts'

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '255.255.255.255',
  '::1',
  '::',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  'fe80::1',
  'fd00::1',
  '64:ff9b::7f00:1',
  'not an address',
])('%s lies inside', (address) => {
  expect(isInnerAddress(address)).toBe(true)
})

test.each(['1.1.1.1', '103.1.200.1', '2606:4700::1111', '::ffff:1.1.1.1'])('%s is public', (address) => {
  expect(isInnerAddress(address)).toBe(false)
})

const none = new Set<string>()
test.each([
  ['http://nhan.example.vn/', 'https'],
  ['https://127.0.0.1/', 'public'],
  ['https://2130706433/', 'public'],
  ['https://0x7f.1/', 'public'],
  ['https://[::ffff:7f00:1]/', 'public'],
  ['https://localhost/', 'public'],
  ['https://metadata.google.internal/', 'public'],
  ['https://a:b@nhan.example.vn/', 'password'],
  ['ftp://nhan.example.vn/', 'https'],
  ['somewhere', 'no address'],
])('nothing is sent to %s', (dest, reason) => {
  expect(findDestinationProblem(dest, none)).toMatch(reason)
})

test('what is sent to is public and speaks https, unless the host was allowed', () => {
  expect(findDestinationProblem('https://nhan.example.vn/epcis', none)).toBeUndefined()
  expect(findDestinationProblem('http://127.0.0.1:9/x', new Set(['127.0.0.1']))).toBeUndefined()
})

test('a name that leads inside is found out when it is connected to', async () => {
  const lookUp = (allowed: ReadonlySet<string>) =>
    new Promise((done) => guardedLookup(allowed)('localhost', {}, (error, address) => done(error?.message ?? address)))
  expect(await lookUp(none)).toBe('localhost is no public address')
  expect(await lookUp(new Set(['localhost']))).toMatch(/^(127\.0\.0\.1|::1)$/)
})

test('a signature is of the moment and the body', () => {
  const at = new Date('2026-11-24T12:00:00Z')
  const expected = createHmac('sha256', 's3cret').update('1795521600.{"a":1}').digest('hex')
  expect(signBody('s3cret', '{"a":1}', at)).toBe(`t=1795521600,v1=${expected}`)
})
