import { type DatasetKey, datasetKeys } from '@saolang/core/insight/open-data/dictionary.ts'
import type { Edition } from '@saolang/core/insight/open-data/edition.ts'
import { publicView } from '../../platform/act.ts'
import { type EditionRow, findEditionFile, listEditions } from './editions.sql.ts'

/** The editions that can be had, newest first; of one dataset, or of all in the order of the dictionary. */
export const readEditions = publicView(async ({ tx }, dataset: DatasetKey | null): Promise<Edition[]> => {
  const rows = await listEditions(tx, dataset)
  return rows
    .map(toEdition)
    .filter((edition) => datasetKeys.includes(edition.dataset))
    .toSorted((a, b) => datasetKeys.indexOf(a.dataset) - datasetKeys.indexOf(b.dataset))
})

/** A file of a dataset, whether it is still there or not. */
export const readFile = publicView(({ tx }, asked: Parameters<typeof findEditionFile>[1]) => findEditionFile(tx, asked))

const toEdition = ({ writtenAt, ...row }: EditionRow): Edition => ({ ...row, writtenAt: writtenAt.toISOString() })
