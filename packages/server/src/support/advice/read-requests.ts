import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import type { RequestStatus } from '@saolang/core/support/advice/help-request.ts'
import type { Subject } from '@saolang/core/support/subjects.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { findContact } from '../../people/get-person.ts'
import { view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { getProduct, listProducts } from '../../registry/get-product.ts'
import { getSeat } from '../../trace/seat.ts'
import { listColleagues } from './move-request.ts'
import { findRequest, listQueue, listRequestFiles, listRequestsOf, listSteps, type RequestRow } from './requests.sql.ts'

export type NamedRequest = RequestRow & { organisation: string; assignee?: string }

/** A producer's requests; with `organisationId`, those of a producer whom an officer of the commune helps. */
export const readOwnRequests = view('help-request.ask', async ({ tx, who }, organisationId: string | undefined) => {
  const seat = await getSeat(tx, who, organisationId)
  return {
    seat,
    requests: await named(tx, await listRequestsOf(tx, seat.id)),
    products: await listProducts(tx, seat.id),
  }
})

export type QueueAsked = {
  status?: RequestStatus | undefined
  subject?: Subject | undefined
  /** `desk`: what lies at the reader's own desk; `mine`: what is in their hands; `area`: all of the area. */
  view: 'desk' | 'mine' | 'area'
}

/** The queue of an officer's desk: what waits longest first. */
export const readQueue = view(
  'help-request.oversee',
  async ({ tx, who }, { status, subject, view: of }: QueueAsked) => {
    const at = who.jurisdiction
    const level = at?.level ?? null
    const rows = await listQueue(tx, {
      provinceCode: at && at.level !== 'nation' ? at.provinceCode : null,
      communeCode: at?.level === 'commune' ? at.communeCode : null,
      desk: of === 'area' ? null : level,
      status: status ?? null,
      subject: subject ?? null,
      assigneeId: of === 'mine' ? (who.personId ?? null) : null,
    })
    return named(tx, rows)
  },
)

/** One request with all that was said and done, for its producer and for the officers of its area. */
export const readRequest = view('help-request.read', async ({ tx, who, reads }, { id }: { id: string }) => {
  const request = await findRequest(tx, id)
  if (!request) throw new Refused([{ code: 'not-found.help-request' }])
  const isProducer = who.role === 'producer'
  const isStranger = isProducer
    ? who.organisationId !== request.organisationId
    : findJurisdictionProblems(who, request).length > 0
  refuseIf(isStranger ? [{ code: 'not-found.help-request' }] : [])
  reads('organisation', request.organisationId)
  const [whole] = await named(tx, [request])
  const product = request.productId ? await getProduct(tx, request.productId) : undefined
  return {
    request: whole as NamedRequest,
    steps: await listSteps(tx, id),
    files: await listRequestFiles(tx, id),
    ...(product && { product: product.name }),
    colleagues: isProducer ? [] : await listColleagues(tx, who, request),
    mayAsk: isProducer || who.jurisdiction?.level === 'commune',
    mayAnswer: !isProducer && who.role !== 'auditor' && who.jurisdiction?.level === request.desk,
  }
})

async function named(tx: Tx, rows: readonly RequestRow[]): Promise<NamedRequest[]> {
  const names = new Map<string, string>()
  const nameOf = async (key: string, find: () => Promise<string | undefined>) => {
    const name = names.get(key) ?? (await find()) ?? ''
    names.set(key, name)
    return name
  }
  const out: NamedRequest[] = []
  for (const row of rows) {
    const organisation = await nameOf(
      row.organisationId,
      async () => (await getOrganisation(tx, row.organisationId)).name,
    )
    const { assigneeId } = row
    const assignee = assigneeId ? await nameOf(assigneeId, async () => (await findContact(tx, assigneeId))?.name) : ''
    out.push({ ...row, organisation, ...(assignee && { assignee }) })
  }
  return out
}
