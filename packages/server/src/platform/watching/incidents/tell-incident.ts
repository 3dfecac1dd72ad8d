import {
  findIncidentProblems,
  findWordProblems,
  type IncidentPart,
  type IncidentTold,
} from '@saolang/core/kernel/incident.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy, tidyLines } from '@saolang/core/kernel/text.ts'
import { type ActContext, act, publicView, view } from '../../act.ts'
import { addIncident, addWords, endIncidentRow, listIncidents, lockIncident } from './incidents.sql.ts'

export type { IncidentRow } from './incidents.sql.ts'

type Words = { saysVi: string; saysEn: string }

const shownDays = 90
const dayMillis = 86_400_000

/** Tells everybody that something does not work: what, since when, and what is known. Gives its id. */
export const openIncident = act('incident.open', async (context, told: IncidentTold & Words) => {
  const titles = { titleVi: tidy(told.titleVi), titleEn: tidy(told.titleEn) }
  const words = tidied(told)
  refuseIf([...findIncidentProblems({ ...told, ...titles }, context.now), ...findWordProblems(words)])
  const id = context.newId()
  const by = context.who.personId as string
  const { titleVi, titleEn } = titles
  const part = told.part as IncidentPart
  await addIncident(context.tx, {
    ...{ id, part, titleVi, titleEn: titleEn || null, beganAt: told.beganAt as Date },
    ...{ by, at: context.now },
  })
  await say(context, id, words)
  context.on('incident', id, { part })
  return { id }
})

/** Says how an incident goes on. */
export const tellIncident = act('incident.tell', async (context, { id, ...told }: Words & { id: string }) => {
  const words = tidied(told)
  refuseIf(findWordProblems(words))
  await requireOpen(context, id)
  await say(context, id, words)
  context.on('incident', id)
})

/** Says that an incident is over, and what it was. */
export const endIncident = act('incident.end', async (context, { id, ...told }: Words & { id: string }) => {
  const words = tidied(told)
  refuseIf(findWordProblems(words))
  await requireOpen(context, id)
  await say(context, id, words)
  await endIncidentRow(context.tx, id, context.now)
  context.on('incident', id)
})

/** The incidents that go on, and those of the last ninety days: public. */
export const readIncidents = publicView(({ tx, now }, _: undefined) => listIncidents(tx, firstShown(now)))

/** The same, for those who tell of them. */
export const readIncidentDesk = view('operation.read', ({ tx, now }, _: undefined) =>
  listIncidents(tx, firstShown(now)),
)

const firstShown = (now: Date) => new Date(now.getTime() - shownDays * dayMillis)

async function requireOpen({ tx }: ActContext, id: string): Promise<void> {
  if (!(await lockIncident(tx, id))) throw new Refused([{ code: 'not-found.incident' }])
}

async function say({ tx, who, now }: ActContext, incidentId: string, { saysVi, saysEn }: Words): Promise<void> {
  await addWords(tx, { incidentId, saysVi, saysEn: saysEn || null, by: who.personId as string, at: now })
}

function tidied({ saysVi, saysEn }: Words): Words {
  return { saysVi: tidyLines(saysVi), saysEn: tidyLines(saysEn) }
}
