import { expect, test } from 'vitest'
import {
  boundsOf,
  findShapeProblems,
  type Position,
  readGeoJson,
  readPositions,
  toShape,
  writePositions,
} from './shape.ts'

const corners: Position[] = [
  [104.96, 9.41],
  [104.97, 9.41],
  [104.97, 9.42],
]
const ring = [...corners, corners[0] as Position]

test.each([
  ['latitude first, as maps show it', '9.41, 104.96\n9.41, 104.97\n9.42, 104.97'],
  ['longitude first, as files hold it', '104.96 9.41; 104.97 9.41; 104.97 9.42'],
  ['with degree signs and empty lines', '9.41°, 104.96°\n\n9.41°,104.97°\n9.42°,104.97°\n'],
])('corners are read %s', (_, text) => {
  expect(readPositions(text)).toEqual(corners)
})

test('a line that is no position makes the text unreadable, not shorter', () => {
  expect(readPositions('9.41, 104.96\nbờ ao\n9.42, 104.97')).toBeUndefined()
})

test('an outline is closed once, whether or not its last corner repeats the first; two corners are none', () => {
  expect(toShape(corners)?.coordinates).toEqual([ring])
  expect(toShape(ring)?.coordinates).toEqual([ring])
  expect(toShape(corners.slice(0, 2))).toBeUndefined()
  expect(readPositions(writePositions({ type: 'Polygon', coordinates: [ring] }))).toEqual(corners)
})

test('every polygon of a GeoJSON file is an area, by its name', () => {
  const polygon = { type: 'Polygon', coordinates: [ring] }
  const feature = { type: 'Feature', properties: { name: 'Trại 1' }, geometry: polygon }
  expect(readGeoJson(JSON.stringify({ type: 'FeatureCollection', features: [feature, feature] }))).toEqual([
    { name: 'Trại 1', shape: polygon },
    { name: 'Trại 1', shape: polygon },
  ])
  expect(readGeoJson(JSON.stringify(polygon))).toEqual([{ name: undefined, shape: polygon }])
  expect(readGeoJson(JSON.stringify({ type: 'MultiPolygon', coordinates: [[ring], [ring]] }))).toHaveLength(2)
})

test.each([
  ['no JSON', 'vùng trồng'],
  ['a point', '{"type":"Point","coordinates":[104.9,9.4]}'],
  ['a ring that does not close', '{"type":"Polygon","coordinates":[[[104,9],[105,9],[105,10],[104,10]]]}'],
  ['a ring of words', '{"type":"Polygon","coordinates":[[["a","b"],[1,2],[3,4],["a","b"]]]}'],
])('%s is no area', (_, text) => {
  expect(readGeoJson(text)).toBeUndefined()
})

test('an area lies in Viet Nam, at sea too, and has a bearable number of corners', () => {
  const at = (longitude: number, latitude: number) => ({
    type: 'Polygon' as const,
    coordinates: [[[longitude, latitude] as Position]],
  })
  expect(findShapeProblems(at(111.9, 8.6))).toEqual([])
  expect(findShapeProblems(at(2.35, 48.86))).toMatchObject([{ code: 'area.outside-vietnam' }])
  const many = Array.from({ length: 2001 }, (): Position => [105, 10])
  expect(findShapeProblems({ type: 'Polygon', coordinates: [many] })).toMatchObject([{ code: 'area.too-many-corners' }])
  expect(boundsOf({ type: 'Polygon', coordinates: [ring] })).toEqual({
    west: 104.96,
    south: 9.41,
    east: 104.97,
    north: 9.42,
  })
})
