import { system } from '@saolang/core/people/actor.ts'
import { layouts } from '@saolang/core/trace/labels/layout.ts'
import { formatDay } from '@saolang/web/kit/format.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { act, view } from '../../platform/act.ts'
import { storeDrawn } from '../../platform/files.ts'
import { getLot } from '../diary/read-diary.ts'
import { drawPart, type Face } from './draw-part.ts'
import { addPart, findRun, type LabelPart, type LabelRun, listParts } from './label-runs.sql.ts'
import { type Coding, codeOf } from './list-codes.ts'
import { findRange } from './serial-ranges.sql.ts'

/** Labels in a file: what a print shop opens without waiting. Whole pages of every layout. */
const labelsOfPart = 4680

/** Draws the labels of a run, file by file. Told twice or begun anew after a crash, it goes on where it stopped. */
export async function onLabelsAsked({ runId }: { runId: string }): Promise<void> {
  const { coding, face, drawn } = await openRun(system, runId)
  const { run } = coding
  const parts = Math.ceil(run.amount / labelsOfPart)
  for (let no = drawn + 1; no <= parts; no++) {
    const from = (no - 1) * labelsOfPart
    const labels = Math.min(labelsOfPart, run.amount - from)
    const codes = (i: number) => ({ ...codeOf(coding, from + i), gtin: run.gtin, lot: coding.lot })
    const { bytes, pages } = await drawPart({ ...toDraw(run), face, labels, codes })
    const { sha256, byteSize } = await storeDrawn(bytes, pages)
    await keepPart(system, { runId, part: { no, labels, pages, sha256, byteSize } })
  }
}

const toDraw = ({ layout, carrier }: LabelRun) => ({ layout: layouts[layout], carrier })

const openRun = view(
  'label.draw',
  async ({ tx }, runId: string): Promise<{ coding: Coding; face: Face; drawn: number }> => {
    const run = await findRun(tx, runId)
    const lot = run && (await getLot(tx, { id: run.lotId }))
    if (!run || !lot) throw new Error(`there is no run of labels ${runId}`)
    const range = run.firstNo === null ? undefined : await findRange(tx, run.key, run.firstNo)
    const organisation = await getOrganisation(tx, lot.organisationId)
    const dates = [`NSX ${formatDay(lot.madeOn)}`, lot.expiresOn === null ? null : `HSD ${formatDay(lot.expiresOn)}`]
    const face = {
      name: lot.name,
      maker: organisation.name,
      lot: lot.number,
      dates: dates.filter((date) => date !== null),
    }
    const drawn = (await listParts(tx, runId)).length
    return { coding: { run, lot: lot.number, range }, face: { ...face, star: run.star }, drawn }
  },
)

const keepPart = act('label.draw', async ({ tx, now, on }, { runId, part }: { runId: string; part: LabelPart }) => {
  on('label-run', runId, { part: part.no, labels: part.labels })
  await addPart(tx, runId, part, now)
})
