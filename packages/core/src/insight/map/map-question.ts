/** What a map of places can show, one layer at a time. */
export const mapLayers = ['products', 'areas', 'villages', 'indications', 'points'] as const
export type MapLayer = (typeof mapLayers)[number]

/** Today's units, or those of before 2025-07-01. */
export type MapTime = 'today' | 'before'

/** What is asked of a map; filters are of products alone. */
export type MapQuestion = {
  layer: MapLayer
  time: MapTime
  star?: 3 | 4 | 5 | undefined
  industry?: string | undefined
  /** Only products whose certificate holds today. */
  isHolding: boolean
  /** The fictitious data of a demonstration, by themselves. */
  isSample: boolean
}

/** The question as an address writes it; what is usual is left out. */
export function toQuery({ layer, time, star, industry, isHolding, isSample }: MapQuestion): Record<string, string> {
  const hasFilters = layer === 'products'
  return {
    ...(layer !== 'products' && { layer }),
    ...(time === 'before' && { time }),
    ...(hasFilters && star && { star: String(star) }),
    ...(hasFilters && industry && { industry }),
    ...(hasFilters && isHolding && { term: 'holds' }),
    ...(isSample && { data: 'sample' }),
  }
}
