import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkBag, writeBag } from './bag.ts'

const folder = mkdtempSync(join(tmpdir(), 'saolang-bag-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function* payload() {
  yield { path: 'quyet-dinh.pdf', bytes: Buffer.from('%PDF-1.7') }
  yield { path: 'ho-so/1/ho-so.json', bytes: Buffer.from('{}') }
}

test('a package is whole as it was written; what is changed, added or missing in it is named, and its seal tells', async () => {
  const bag = join(folder, 'bag')
  const { seal, files } = await writeBag(bag, payload(), { 'External-Identifier': '101/QĐ-UBND' })
  expect(files).toBe(2)
  expect(readFileSync(join(bag, 'bag-info.txt'), 'utf8')).toContain('Payload-Oxum: 10.2\n')
  expect(await checkBag(bag)).toEqual({ seal, faults: [] })

  const decision = join(bag, 'data/quyet-dinh.pdf')
  writeFileSync(decision, '%PDF-1.8')
  writeFileSync(join(bag, 'data/them.pdf'), '')
  expect((await checkBag(bag)).faults).toEqual(['data/quyet-dinh.pdf is changed', 'data/them.pdf is not named in it'])
  rmSync(decision)
  expect((await checkBag(bag)).faults).toContain('data/quyet-dinh.pdf is missing')

  // Whoever puts new hashes in changes the seal, which the audit holds.
  writeFileSync(join(bag, 'tagmanifest-sha256.txt'), '')
  expect((await checkBag(bag)).seal).not.toBe(seal)
})
