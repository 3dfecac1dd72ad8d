import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { listLeaves } from '@saolang/law/criteria-set.ts'
import { findCriteriaSet } from '@saolang/law/in-force.ts'
import type { Client } from './client.ts'
import { type Field, members, type Sitting } from './field.ts'
import { today } from './file-dossiers.ts'

/** The province's officer, who calls the council to a session on one to three dossiers at a time. */
export async function conveneSessions({ as, desk, tide, councilId }: Field, run: string): Promise<void> {
  const officer = as('can-bo-tinh')
  for (let no = 1; !tide.isOver; no++) {
    const count = 1 + Math.floor(officer.random() * 3)
    if (desk.atProvince.length < count || desk.sittings.length > 8) {
      await sleep(50)
      continue
    }
    const dossierIds = desk.atProvince.splice(0, count)
    const place = `Phòng họp ${run} ${no}`
    const heldOn = today()
    const round = { year: Number(heldOn.slice(0, 4)), no: 2 }
    const called = await officer.write({
      ...{ act: 'session.convene', key: place, says: dossierIds.toSorted().join(), method: 'POST' },
      path: '/api/v1/sessions',
      body: { councilId, round, heldOn, place, isInWriting: false, dossierIds },
      resultOf: ({ json }) => json.id as string,
    })
    const sessionId = called.result
    if (sessionId === undefined) continue
    for (const dossierId of dossierIds)
      desk.sittings.push({ sessionId, dossierId, waiting: new Set(members), signed: 0 })
  }
}

/** A member, who declares, keeps drafts of a card and signs it: sometimes from two windows at once, of which one may. */
export async function scoreDossiers(field: Field, mailbox: string): Promise<void> {
  const { as, desk, tide } = field
  const windows = [as(mailbox), as(mailbox)] as const
  const [member] = windows
  for (let no = 1; !tide.isOver; no++) {
    const sitting = desk.sittings.find(({ waiting }) => waiting.has(mailbox))
    if (!sitting) {
      await sleep(50)
      continue
    }
    sitting.waiting.delete(mailbox)
    const { path, key } = placeOf(sitting, mailbox)
    const declared = await member.write({
      ...{ act: 'conflict.declare', key, says: 'none', method: 'PUT', path: `${path}/conflict-declaration` },
      body: { kind: 'none' },
    })
    if (declared.is === 'fail') continue
    const marks = marksOf(field)
    for (let draft = 1; draft <= Math.floor(member.random() * 3); draft++)
      await keepDraft(member, sitting, mailbox, { marks, draft })
    if (await sign(windows, sitting, mailbox, { marks, no })) sitting.signed++
  }
}

type Card = { marks: Record<string, string> }

function keepDraft(member: Client, sitting: Sitting, mailbox: string, { marks, draft }: Card & { draft: number }) {
  const { path, key } = placeOf(sitting, mailbox)
  const opinion = `Nháp ${draft}`
  return member.write({
    ...{ act: 'scorecard.save', key, says: opinion, method: 'PUT', path: `${path}/scorecard/draft` },
    body: { marks, opinion },
  })
}

async function sign(
  windows: readonly [Client, Client],
  sitting: Sitting,
  mailbox: string,
  { marks, no }: Card & { no: number },
) {
  const { path, key } = placeOf(sitting, mailbox)
  const from = (window: Client, name: string) => {
    const opinion = `Nhận xét ${no} ${name}`
    const says = `${opinion} ${fingerprint(marks)}`
    const body = { marks, opinion }
    return window.write({ act: 'scorecard.sign', key, says, method: 'PUT', path: `${path}/scorecard`, body })
  }
  const isTwice = windows[0].random() < 0.25
  const told = await Promise.all(isTwice ? [from(windows[0], 'A'), from(windows[1], 'B')] : [from(windows[0], 'A')])
  return told.some(({ is }) => is === 'ok')
}

/** The chair, who closes scoring when all have signed, and has the verdict drawn. */
export async function concludeDossiers({ as, desk, tide }: Field): Promise<void> {
  const chair = as('chu-tich-tinh')
  while (!tide.isOver) {
    const at = desk.sittings.findIndex(({ waiting, signed }) => waiting.size === 0 && signed === members.length)
    const [sitting] = at === -1 ? [] : desk.sittings.splice(at, 1)
    if (!sitting) {
      await sleep(50)
      if (desk.sittings.length > 8) desk.sittings.splice(0, desk.sittings.length, ...desk.sittings.filter(isGoingOn))
      continue
    }
    await conclude(chair, sitting)
  }
}

async function conclude(chair: Client, { sessionId, dossierId }: Sitting): Promise<void> {
  const path = `/api/v1/sessions/${sessionId}/dossiers/${dossierId}`
  const closed = await chair.write({
    ...{ act: 'scoring.close', key: dossierId, says: '', method: 'POST', path: `${path}/closure`, body: {} },
  })
  if (closed.is === 'fail') return
  const draw = () =>
    chair.write({
      ...{ act: 'verdict.issue', key: dossierId, says: '', method: 'POST', path: `${path}/verdict` },
      resultOf: ({ json }) => json.id as string,
    })
  const drawn = await draw()
  if (!drawn.answer?.codes.includes('verdict.triggers-not-discussed')) return
  const reason = 'Hội đồng xem lại hồ sơ và mẫu; thành viên giữ điểm.'
  const found = await chair.write({
    ...{ act: 'resolution.record', key: dossierId, says: reason, method: 'PUT', path: `${path}/resolutions/total` },
    body: { reason },
  })
  if (found.is === 'ok') await draw()
}

// A sitting that a member could not finish is left: somebody gave up, or was refused.
const isGoingOn = ({ waiting, signed }: Sitting) => waiting.size > 0 || signed === members.length

function placeOf({ sessionId, dossierId }: Sitting, mailbox: string) {
  return { path: `/api/v1/sessions/${sessionId}/dossiers/${dossierId}`, key: `${dossierId} ${mailbox}` }
}

/** A card as the applicant sees the product: every criterion has a mark. */
function marksOf({ source: { choices, setNo } }: Field): Record<string, string> {
  const set = findCriteriaSet(setNo, today())
  if (!set) throw new Error(`no criteria set ${setNo} is in force`)
  return Object.fromEntries(listLeaves(set).map(({ leaf }) => [leaf.code, choices[leaf.code] ?? 'none']))
}

/** The same for the same boxes, in whatever order. */
export function fingerprint(marks: Record<string, string>): string {
  const boxes = Object.entries(marks).filter(([, mark]) => mark !== 'none')
  return createHash('sha256').update(JSON.stringify(boxes.sort())).digest('hex').slice(0, 12)
}
