import drawing from '../../kit/vietnam-map.json' with { type: 'json' }
import { unproject } from './projection.ts'

/** Where a map of areas begins: longitude first, and how many pixels a unit of the drawing of Viet Nam is. */
export type MapStart = { place: [longitude: number, latitude: number]; scale: number }

const provinceScale = 2
const areaScale = 400

/** The map's beginning: at a known place, else in the middle of a province. */
export function mapStart(provinceCode: string, known: [number, number] | undefined): MapStart {
  if (known) return { place: known, scale: areaScale }
  const [x = 300, y = 500] = drawing.provinces.find(({ code }) => code === provinceCode)?.at ?? []
  return { place: unproject([x, y]), scale: provinceScale }
}
