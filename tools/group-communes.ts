// Puts today's communes together to the 63 provinces of before July 2025, as a source for draw-map.ts:
// `node tools/group-communes.ts <communes.topojson> > former.topojson`.
// No published outline of the former provinces is at hand; theirs is that of the communes on their ground.
import { readFileSync } from 'node:fs'
import { readFormerProvinces } from './former-provinces.ts'

type Commune = { type: 'Polygon' | 'MultiPolygon'; arcs: unknown[]; properties: { code: string } }

const [file] = process.argv.slice(2)
if (!file) throw new Error('usage: node tools/group-communes.ts <communes.topojson>')
const { objects, ...topology } = JSON.parse(readFileSync(file, 'utf8')) as {
  objects: { communes: { geometries: Commune[] } }
}
const former = readFormerProvinces()
const groups = Map.groupBy(objects.communes.geometries, ({ properties }) => former.get(properties.code)?.code ?? '')
const geometries = [...groups]
  .toSorted(([a], [b]) => a.localeCompare(b))
  .map(([code, communes]) => ({
    type: 'MultiPolygon',
    properties: { code, name: former.get(communes[0]?.properties.code ?? '')?.name },
    arcs: communes.flatMap(({ type, arcs }) => (type === 'Polygon' ? [arcs] : arcs)),
  }))
process.stdout.write(JSON.stringify({ ...topology, objects: { provinces: { geometries } } }))
