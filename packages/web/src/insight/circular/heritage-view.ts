import type { LeadKey } from '@saolang/core/insight/circular/count.ts'

/** A craft village as its source names it. `communeCode` is today's commune where one alone is certain. */
export type CraftVillage = {
  name: string
  commune: string | null
  district: string
  province: string
  kind: 'craft' | 'traditional'
  decision: string | null
  /** As published: a day, a month or words. */
  recognisedOn: string | null
  source: string
  communeCode: string | null
  provinceCode: string
  formerProvinceCode: string
}

/** A geographical indication as its source names it. */
export type GeographicalIndication = {
  name: string
  product: string
  province: string
  provinceCode: string
  formerProvinceCode: string
  source: string
  note: string | null
}

/** A share of producers in percent as the press published it. `scope`: the nation, or a region by name; `asOf` as published, which may be rough. */
export type PublishedShare = {
  key: LeadKey
  scope: string
  asOf: string
  value: number
  isRough: boolean
  source: string
}

/** The site of a source, for a link that says where it leads. */
export function siteOf(source: string): string {
  return source.replace(/^https?:\/\/(www\.|m\.)?/, '').split(/[/ ]/)[0] ?? source
}
