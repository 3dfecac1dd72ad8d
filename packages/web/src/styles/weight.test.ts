import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { browserBuild } from '../../vite.config.ts'

const kilobytes = (source: string | Uint8Array) => gzipSync(source).length / 1024

test('what every page loads stays small: public.css within 7 KB compressed, an island’s script within 8', async () => {
  const { build: options, ...config } = browserBuild('dist')
  const built = await build({ ...config, build: { ...options, write: false } })
  const files = [built].flat().flatMap((part) => ('output' in part ? part.output : []))
  const sheet = files.find(({ fileName }) => fileName.includes('public-'))
  const island = files.find(({ fileName }) => fileName.includes('autosave-'))
  expect(kilobytes(sheet && 'source' in sheet ? sheet.source : '')).toBeGreaterThan(1)
  expect(kilobytes(sheet && 'source' in sheet ? sheet.source : '')).toBeLessThan(7)
  expect(kilobytes(island && 'code' in island ? island.code : '')).toBeLessThan(8)
})
