import type { Dataset, RowOf } from './dataset.ts'
import { lots } from './datasets/lots.ts'
import { communes, successions, units } from './datasets/places.ts'
import { producerGroups, producers } from './datasets/producers.ts'
import { criteria, indicatorFigures, officialSeries, targets } from './datasets/programme.ts'
import { certificates, products } from './datasets/register.ts'
import { withdrawals } from './datasets/withdrawals.ts'

/** Every open dataset by the name in its address. What is written, described and catalogued comes from here alone. */
export const datasets = {
  products,
  certificates,
  withdrawals,
  producers,
  'producer-groups': producerGroups,
  communes,
  indicators: indicatorFigures,
  targets,
  'official-series': officialSeries,
  criteria,
  lots,
  units,
  'unit-successions': successions,
} as const satisfies Record<string, Dataset>

export type DatasetKey = keyof typeof datasets

/** The names of the datasets, in the order in which they are shown. */
export const datasetKeys = Object.keys(datasets) as DatasetKey[]

/** A row of a dataset by its name. */
export type DatasetRow<K extends DatasetKey> = RowOf<(typeof datasets)[K]>

/** Whether a text names a dataset. */
export const isDataset = (key: string): key is DatasetKey => Object.hasOwn(datasets, key)
