import { formats } from '@saolang/core/insight/open-data/dataset.ts'
import { type DatasetKey, datasetKeys, datasets } from '@saolang/core/insight/open-data/dictionary.ts'
import { dailyKeptDays, type EditionFile } from '@saolang/core/insight/open-data/edition.ts'
import { addDays, type LegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { system } from '@saolang/core/people/actor.ts'
import { act, view } from '../../platform/act.ts'
import { dropStored, keepForEver } from '../../platform/written/written-files.ts'
import { addEdition, addEditionFile, forgetBefore, listEditions } from './editions.sql.ts'
import { rowsOf } from './rows/list-rows.ts'
import { seeOneMoment } from './rows/rows.sql.ts'
import { writeEdition } from './writing/write-edition.ts'

/** An edition on the disk that nobody has written down yet. */
type Written = { dataset: DatasetKey; takenOn: LegalDate; rows: number; files: readonly EditionFile[] }

/** Writes every dataset that is due today, all as of one moment; the files are in the store, and nothing names them yet. */
const writeEditions = view('edition.publish', async ({ tx, now }, _: undefined): Promise<Written[]> => {
  await seeOneMoment(tx)
  const takenOn = legalDateOf(now)
  const former = await listEditions(tx, null)
  const isDue = (dataset: DatasetKey) => {
    const known = datasets[dataset].every === 'month' ? takenOn.slice(0, 7) : takenOn
    return !former.some((edition) => edition.dataset === dataset && edition.takenOn.startsWith(known))
  }
  const written: Written[] = []
  for (const dataset of datasetKeys.filter(isDue)) {
    const made = await writeEdition(datasets[dataset], rowsOf[dataset](tx, takenOn))
    written.push({ dataset, takenOn, ...made })
  }
  return written
})

/** Writes editions down. The first of a month is kept for ever; a day that has one keeps the one it has. Gives how many are new. */
export const keepEditions = act('edition.publish', async (context, written: readonly Written[]) => {
  let added = 0
  for (const { dataset, takenOn, rows, files } of written) {
    const edition = await addEdition(context.tx, { dataset, takenOn, rows, at: context.now })
    if (!edition) continue
    added++
    for (const file of files) {
      await addEditionFile(context.tx, { dataset, takenOn, ...file })
      if (edition.isKept)
        await keepForEver(context.tx, { ...file, mediaType: formats[file.format].mediaType }, context.now)
    }
  }
  context.on('open-data', legalDateOf(context.now), { editions: added })
  return added
})

/** Forgets old daily editions; gives the contents that may leave the disk. */
const forgetEditions = act('edition.forget', async (context, _: undefined) => {
  const day = addDays(legalDateOf(context.now), -dailyKeptDays)
  const contents = await forgetBefore(context.tx, { day, at: context.now })
  context.on('open-data', day, { contents: contents.length })
  return contents
})

/** The nightly job: today's editions written and published, old daily ones dropped. Gives how many editions are new. */
export async function publishEditions(): Promise<number> {
  const written = await writeEditions(system, undefined)
  const added = written.length > 0 ? await keepEditions(system, written) : 0
  for (const sha256 of await forgetEditions(system, undefined)) await dropStored(sha256)
  return added
}
