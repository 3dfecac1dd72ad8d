import { type AreaKind, yieldsMaterial } from '@saolang/core/trace/areas/area.ts'
import { boundsOf, type Shape } from '@saolang/core/trace/areas/shape.ts'
import { getPlace } from '../../people/get-place.ts'
import { view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { getSeat } from '../seat.ts'
import { type AreaRow, listAreasIn, listAreasOf, listNear } from './areas.sql.ts'
import { measureOverlap } from './measure.ts'
import {
  type CodeRow,
  type ContractRow,
  listCodes,
  listContracts,
  listPapers,
  listSeasons,
  type PaperRow,
  type SeasonRow,
} from './papers.sql.ts'
import { getAreaOf } from './save-area.ts'

/** An overlap with another area: with one's own by name, with another household's without a word about it. */
export type Overlap = { squareMetres: number; ownAreaId?: string; ownAreaName?: string }

/** An area with all that was told about it. */
export type WholeArea = {
  area: AreaRow
  communeName: string
  provinceName: string
  seasons: SeasonRow[]
  papers: PaperRow[]
  codes: CodeRow[]
  contracts: ContractRow[]
  overlaps: Overlap[]
}

const leastOverlap = 10

/** The areas that somebody may see: their own, an organisation's, or those of their commune or province. */
export const readAreas = view(
  'area.read',
  async ({ tx, who }, { organisationId }: { organisationId?: string | undefined }): Promise<AreaRow[]> => {
    if (who.role === 'producer' || organisationId) return listAreasOf(tx, (await getSeat(tx, who, organisationId)).id)
    const { jurisdiction } = who
    if (!jurisdiction || jurisdiction.level === 'nation') return []
    const communeCode = jurisdiction.level === 'commune' ? jurisdiction.communeCode : null
    return listAreasIn(tx, { communeCode, provinceCode: jurisdiction.provinceCode })
  },
)

/** One area with its seasons, papers, codes, contracts and overlaps. Refuses with `not-found.area` who may not see it. */
export const readArea = view('area.read', async ({ tx, who }, { id }: { id: string }): Promise<WholeArea> => {
  const area = await getAreaOf(tx, who, id)
  const [place, seasons, papers, codes, contracts, overlaps] = await Promise.all([
    getPlace(tx, area.communeCode),
    listSeasons(tx, [id]),
    listPapers(tx, [id]),
    listCodes(tx, [id]),
    listContracts(tx, id),
    listOverlaps(tx, area),
  ])
  const { communeName, provinceName } = place
  return { area, communeName, provinceName, seasons, papers, codes, contracts, overlaps }
})

async function listOverlaps(tx: Tx, area: AreaRow): Promise<Overlap[]> {
  const { shape } = area
  if (!shape) return []
  const near = await listNear(tx, { id: area.id, box: boundsOf(shape) })
  const measured = await Promise.all(
    near.map(async (other) => ({ other, squareMetres: await measureOverlap(shape, other.shape) })),
  )
  return measured
    .filter(({ squareMetres }) => squareMetres >= leastOverlap)
    .map(({ other, squareMetres }) => ({
      squareMetres,
      ...(other.organisationId === area.organisationId && { ownAreaId: other.id, ownAreaName: other.name }),
    }))
}

/** What other rooms and the mass balance read of an area: no grower, no contract. */
export type AreaFact = {
  id: string
  key: string
  name: string
  kind: AreaKind
  crop: string | null
  communeCode: string
  provinceCode: string
  squareMetres: number | null
  shape: Shape | null
  /** Of each season the newest expectation. */
  seasons: SeasonRow[]
  papers: PaperRow[]
  codes: CodeRow[]
}

/** The raw-material areas of an organisation (workshops and shops left out), with what they are expected to yield. */
export async function getAreas(tx: Tx, organisationId: string): Promise<AreaFact[]> {
  const areas = (await listAreasOf(tx, organisationId)).filter(({ kind }) => yieldsMaterial(kind))
  const ids = areas.map(({ id }) => id)
  const [seasons, papers, codes] = await Promise.all([listSeasons(tx, ids), listPapers(tx, ids), listCodes(tx, ids)])
  return areas.map(({ id, key, name, kind, crop, communeCode, provinceCode, squareMetres, shape }) => ({
    ...{ id, key, name, kind, crop, communeCode, provinceCode, squareMetres, shape },
    seasons: newestOfEach(seasons.filter(({ areaId }) => areaId === id)),
    papers: papers.filter(({ areaId }) => areaId === id),
    codes: codes.filter(({ areaId }) => areaId === id),
  }))
}

/** Of each season the expectation that was set last; takes them newest first. */
export function newestOfEach(seasons: readonly SeasonRow[]): SeasonRow[] {
  const bySeason = new Map<string, SeasonRow>()
  for (const season of seasons) {
    const known = bySeason.get(season.name)
    if (!known || known.setAt < season.setAt) bySeason.set(season.name, season)
  }
  return [...bySeason.values()]
}
