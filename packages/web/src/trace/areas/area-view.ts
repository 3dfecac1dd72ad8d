import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { AreaKind, CodeScheme, PaperKind } from '@saolang/core/trace/areas/area.ts'
import type { Position, Shape } from '@saolang/core/trace/areas/shape.ts'

/** An area as lists show it. */
export type AreaLine = {
  id: string
  name: string
  kind: AreaKind
  crop?: string
  squareMetres?: number
  point?: Position
}

/** An area with all that is told about it. */
export type AreaView = AreaLine & {
  shape?: Shape
  commune: string
  growerName?: string
  code: string
  seasons: {
    id: string
    name: string
    crop: string
    startsOn: string
    endsOn: string
    expectedKilograms: number
    setAt: string
    isCurrent: boolean
  }[]
  papers: { id: string; kind: PaperKind; number: string; issuer: string; expiresOn: string; isOver: boolean }[]
  codes: { id: string; scheme: CodeScheme; value: string; market?: string; validFrom: string; validTo?: string }[]
  contracts: { id: string; growerName: string; signedOn: string; endsOn?: string; kilograms?: number }[]
  overlaps: { squareMetres: number; ownAreaId?: string; ownAreaName?: string }[]
}

/** What the page of an area is given: `values` and `problems` are those of the section that was sent. */
export type AreaPageProps = {
  area: AreaView
  mayChange: boolean
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}
