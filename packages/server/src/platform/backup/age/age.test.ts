import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { open, seal, wholeOf } from './age.ts'
import { newIdentity, readIdentity, recipientOf } from './keys.ts'

// Made by age 1.1.1: age-keygen, then age -r <public key>.
const keyFile = `# created: 2026-11-25T03:10:28Z
# public key: age1ayra0cwaq7swl0s8cfrtx9v7p7cx4t7r6myy26tgzw6vpqf2v3lq0a3luv
AGE-SECRET-KEY-1HCGA0SPXXM2WTR3EGJRWQA9FTVMDYQMQCDJA8KCW96E8AYDFZ3EQX3H2K9
`
const sealedByAge = Buffer.from(
  `YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSByNGt1aEEzdTVNMlZrWmNDVk84dFN1SkFTa0RNWnd4VVhrSmk5TGdiR2hjCnYwdnNDM29m
  SmdEZWNvckpmaER0dDZoblNOWDFnM3RyNmVoTGFLZnp2UjgKLS0tIEM4N3dOR0tzMWlzRTVCbjNCbFFmY0ZkRlhUM01qOVBHSWFYa0g0OTBaemcKSvWdNcn1
  j1JlvF03otFnsP0syAo/t15S2O1rI5FspK7WPlL6Mz2HejnOQKcyloveB+Q0IlRUkg==`,
  'base64',
)

test('what age itself sealed opens, and its keys are read and written as it does', async () => {
  const identity = readIdentity(keyFile)
  expect(recipientOf(identity)).toBe('age1ayra0cwaq7swl0s8cfrtx9v7p7cx4t7r6myy26tgzw6vpqf2v3lq0a3luv')
  expect((await wholeOf(open([sealedByAge], identity))).toString('utf8')).toBe('Mật ong Mường Lát')
})

test.each([0, 1, 65_535, 65_536, 65_537, 200_000])('%i bytes come back as they were', async (size) => {
  const identity = newIdentity()
  const plain = randomBytes(size)
  const sealed = await wholeOf(seal([plain.subarray(0, 7), plain.subarray(7)], recipientOf(identity)))
  const pieces = [sealed.subarray(0, 90), sealed.subarray(90)]
  expect((await wholeOf(open(pieces, identity))).equals(plain)).toBe(true)
})

test('what was changed, cut, or sealed for another key does not open', async () => {
  const identity = newIdentity()
  const sealed = await wholeOf(seal([randomBytes(100_000)], recipientOf(identity)))
  const attempt = (bytes: Buffer, key = identity) => wholeOf(open([bytes], key))
  await expect(attempt(sealed, newIdentity())).rejects.toThrow('another key')
  await expect(attempt(sealed.subarray(0, -1))).rejects.toThrow('changed or cut')
  // Cut where a chunk ends: what is left is whole chunks, but none of them is the last.
  await expect(attempt(sealed.subarray(0, 200 + 16 + 65_552))).rejects.toThrow('changed or cut')
  for (const at of [60, 150, 190, sealed.length - 5]) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] as number) ^ 1
    await expect(attempt(changed)).rejects.toThrow()
  }
  await expect(attempt(Buffer.from('không phải'))).rejects.toThrow('not sealed as we seal')
})

test('a text without a key, or with a mistyped one, is refused', () => {
  expect(() => readIdentity('# nothing here')).toThrow('no key')
  expect(() => readIdentity(keyFile.replace('HCGA0', 'HCGB0'))).toThrow('not a key')
})
