import type {
  CraftVillage,
  GeographicalIndication,
  PublishedShare,
} from '@saolang/web/insight/circular/heritage-view.ts'
import craft from './data/craft-villages.json' with { type: 'json' }
import indications from './data/geographical-indications.json' with { type: 'json' }
import shares from './data/published-shares.json' with { type: 'json' }

/** The day on which the two lists were put together from their sources. Neither is whole: no national list of either is open. */
export const heritageCompiledOn = craft.compiledOn

/** Craft villages that a decision or the press names, each with its source. */
export const craftVillages = craft.villages as readonly CraftVillage[]

/** Geographical indications that a source names. */
export const geographicalIndications = indications.indications as readonly GeographicalIndication[]

/** Shares of producers that the press published, each as its source has it. */
export const publishedShares = shares as readonly PublishedShare[]
