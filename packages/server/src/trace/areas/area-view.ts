import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import { placeCode } from '@saolang/core/trace/diary/to-events.ts'
import type { AreaLine, AreaView } from '@saolang/web/trace/areas/area-view.ts'
import { codeOrigin } from '../product-key.ts'
import type { AreaRow } from './areas.sql.ts'
import { newestOfEach, type WholeArea } from './read-areas.ts'

/** An area in the shape of lists. */
export function toAreaLine({ id, name, kind, crop, squareMetres, longitude, latitude }: AreaRow): AreaLine {
  return {
    ...{ id, name, kind },
    ...(crop && { crop }),
    ...(squareMetres !== null && { squareMetres }),
    ...(longitude !== null && latitude !== null && { point: [longitude, latitude] }),
  }
}

/** An area in the shape of its page. */
export function toAreaView(whole: WholeArea, today: LegalDate): AreaView {
  const { area, communeName, provinceName, seasons, papers, codes, contracts, overlaps } = whole
  const current = new Set(newestOfEach(seasons).map(({ id }) => id))
  return {
    ...toAreaLine(area),
    ...(area.shape && { shape: area.shape }),
    ...(area.growerName && { growerName: area.growerName }),
    commune: `${communeName}, ${provinceName}`,
    code: placeCode(codeOrigin(), area.key),
    seasons: seasons.map(({ areaId: _, setAt, ...season }) => ({
      ...season,
      setAt: setAt.toISOString(),
      isCurrent: current.has(season.id),
    })),
    papers: papers.map(({ id, kind, number, issuer, expiresOn }) => ({
      ...{ id, kind, number, issuer, expiresOn },
      isOver: expiresOn < today,
    })),
    codes: codes.map(({ id, scheme, value, market, validFrom, validTo }) => ({
      ...{ id, scheme, value, validFrom },
      ...(market && { market }),
      ...(validTo && { validTo }),
    })),
    contracts: contracts.map(({ id, growerName, signedOn, endsOn, kilograms }) => ({
      ...{ id, growerName, signedOn },
      ...(endsOn && { endsOn }),
      ...(kilograms !== null && { kilograms }),
    })),
    overlaps,
  }
}
