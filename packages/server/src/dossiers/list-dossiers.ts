import { type DossierStatus, dossierStatuses, statuses } from '@saolang/core/dossiers/dossier.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Actor, speaksForOrganisation } from '@saolang/core/people/actor.ts'
import { type ViewContext, view } from '../platform/act.ts'
import { type DossierFilter, type DossierRow, listDossierRows } from './dossiers.sql.ts'
import { clockOf } from './read-dossier.ts'
import { listJudged, listSupplements } from './review/review.sql.ts'
import { listReceiptDays } from './submissions.sql.ts'

/** A dossier in a list, with its clock while one runs. */
export type ListedDossier = Omit<DossierRow, 'baseProduct'> & {
  clock?: { daysLeft: number; isStopped: boolean; dueOn?: string }
  isJudged: boolean
}

/** The dossiers of one's own: of the producer's organisation, of the officer's unit, whatever their status. */
export const listDossiers = view('dossier.list', (context, _: undefined): Promise<ListedDossier[]> => {
  return list(context, { ...reachOf(context.who), statuses: dossierStatuses, order: 'last-changed' })
})

/** The same, a page by id: for programs. */
export const listDossierPage = view(
  'dossier.list',
  (context, { after, count }: { after: string | undefined; count: number }): Promise<ListedDossier[]> => {
    const { who } = context
    const page = {
      ...{ after, count, samplesOnly: who.client?.isSandbox ?? false },
      handedInOnly: who.role === 'integrator' && !speaksForOrganisation(who),
    }
    return list(context, { ...reachOf(who), statuses: dossierStatuses, page })
  },
)

/** The views of a desk: what is on it, what waits for applicants, what went on, what is closed, what is filled in here. */
export const deskViews = ['mine', 'waiting', 'onward', 'closed', 'assisted'] as const
export type DeskView = (typeof deskViews)[number]

/** Everything within an officer's reach, view by view; the most urgent first. */
export const readDesk = view(
  'dossier.list',
  async (context, _: undefined): Promise<Record<DeskView, ListedDossier[]>> => {
    const reach = reachOf(context.who)
    const seen = dossierStatuses.filter((status) => comesToDesk(context.who, status))
    const [open, closed] = [seen.filter((status) => !isClosed(status)), seen.filter(isClosed)]
    const all = [
      ...(await list(context, { ...reach, statuses: open })),
      ...(await list(context, { ...reach, statuses: closed, order: 'last-changed' })),
    ]
    const inView = (name: DeskView) =>
      all.filter((dossier) => viewOf(context.who, dossier) === name).toSorted(byUrgency)
    return {
      mine: inView('mine'),
      waiting: inView('waiting'),
      onward: inView('onward'),
      closed: inView('closed'),
      assisted: inView('assisted'),
    }
  },
)

const ownHolder: Partial<Record<Actor['role'], string>> = {
  'commune-officer': 'commune',
  'provincial-officer': 'province',
  'ministry-officer': 'ministry',
}
const waitsFor: Partial<Record<DossierStatus, Actor['role']>> = {
  'supplement-requested': 'commune-officer',
  'supplement-requested-province': 'provincial-officer',
  'supplement-requested-central': 'ministry-officer',
}

const isClosed = (status: DossierStatus) => statuses[status].holder === 'nobody'

/** What never left the commune does not burden the desks above it, nor the province's dossiers the Ministry's. */
const stopsBefore: Partial<Record<Actor['role'], readonly DossierStatus[]>> = {
  'provincial-officer': ['draft', 'submitted', 'supplement-requested', 'abandoned'],
  'ministry-officer': [
    ...(['draft', 'submitted', 'supplement-requested', 'abandoned', 'returned'] as const),
    ...(['forwarded', 'supplement-requested-province', 'admitted', 'scored'] as const),
  ],
}

function comesToDesk({ role }: Actor, status: DossierStatus): boolean {
  return !stopsBefore[role]?.includes(status)
}

function viewOf(
  who: Actor,
  { status, isAssisted, code }: Pick<DossierRow, 'status' | 'isAssisted' | 'code'>,
): DeskView | undefined {
  if (status === 'draft') return who.role === 'commune-officer' && isAssisted ? 'assisted' : undefined
  if (!code) return undefined
  const { holder } = statuses[status]
  if (holder === 'nobody') return 'closed'
  // A verdict of the central council is for the province too when it stays under five stars (Điều 7 khoản 4 điểm g).
  if (holder === ownHolder[who.role] || (status === 'scored-central' && who.role === 'provincial-officer'))
    return 'mine'
  return waitsFor[status] === who.role ? 'waiting' : 'onward'
}

function byUrgency(a: ListedDossier, b: ListedDossier): number {
  return (a.clock?.daysLeft ?? Number.MAX_SAFE_INTEGER) - (b.clock?.daysLeft ?? Number.MAX_SAFE_INTEGER)
}

function reachOf(who: Actor): Omit<DossierFilter, 'statuses'> {
  const { organisationId, jurisdiction } = who
  if (speaksForOrganisation(who)) return { organisationIds: organisationId ? [organisationId] : [] }
  if (jurisdiction?.level === 'commune') return { communeCode: jurisdiction.communeCode }
  return jurisdiction?.level === 'province' ? { provinceCode: jurisdiction.provinceCode } : {}
}

async function list({ tx, who, now }: ViewContext, filter: DossierFilter): Promise<ListedDossier[]> {
  const rows = (await listDossierRows(tx, filter)).filter(
    (row) =>
      speaksForOrganisation(who) ||
      ((row.code || (row.isAssisted && who.role !== 'integrator')) && (row.isDemo || !who.client?.isSandbox)),
  )
  const ids = rows.map(({ id }) => id)
  const receipts = new Map((await listReceiptDays(tx, ids)).map((receipt) => [receipt.dossierId, receipt]))
  const supplements = Map.groupBy(await listSupplements(tx, ids), ({ dossierId }) => dossierId)
  const judged = new Set(await listJudged(tx, ids))
  return rows.map(({ baseProduct: _, ...row }) => {
    const clock = clockOf(row, receipts.get(row.id), supplements.get(row.id) ?? [], legalDateOf(now))
    return { ...row, ...(clock && { clock }), isJudged: judged.has(row.id) }
  })
}
