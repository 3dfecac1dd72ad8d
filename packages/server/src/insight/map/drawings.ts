import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProvinceDrawing } from '@saolang/web/insight/map/drawing.ts'
import type { MapDrawing } from '@saolang/web/kit/vietnam-map'

const folder = join(import.meta.dirname, 'data/drawings')
const mostKept = 4
const kept = new Map<string, ProvinceDrawing>()

/** The drawing of a province with its communes (tools/draw-communes.ts). The last few stay in memory; all would weigh megabytes. */
export async function readDrawing(provinceCode: string): Promise<ProvinceDrawing> {
  const found =
    kept.get(provinceCode) ??
    (JSON.parse(await readFile(join(folder, `${provinceCode}.json`), 'utf8')) as ProvinceDrawing)
  kept.delete(provinceCode)
  kept.set(provinceCode, found)
  for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - mostKept))) kept.delete(oldest)
  return found
}

/** The drawing of the 63 provinces of before July 2025, put together from today's communes (tools/group-communes.ts). */
export async function readFormerDrawing(): Promise<MapDrawing> {
  return JSON.parse(await readFile(join(import.meta.dirname, 'data/former-provinces.json'), 'utf8')) as MapDrawing
}
