import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { view } from '../act.ts'
import type { ChangeKind } from './change-kind.ts'
import { type ChangeReach, type ChangeRow, findNow, listChanges, type Place } from './changes.sql.ts'

/** A change as it is told: what of what, and where it can be read. It holds no facts that could grow old or reach too far. */
export type Change = {
  cursor: string
  at: string
  kind: ChangeKind
  what: string
  id: string
  productId?: string
  isSample: boolean
  href: string
}

/** A page of the feed. `next` is where to go on, also when nothing was new. */
export type ChangePage = { changes: Change[]; next: string; hasMore: boolean }

const beginning: Place = { era: 0, xid: '0', seq: 0 }

/** What changed after a cursor within the reader's reach, oldest first; without a cursor from the beginning. Refuses with `malformed.cursor`. */
export const readChanges = view(
  'change.read',
  async (
    { tx, who },
    { cursor, kinds, count }: { cursor: string | undefined; kinds: readonly ChangeKind[]; count: number },
  ): Promise<ChangePage> => {
    const after = cursor === undefined ? beginning : parseCursor(cursor)
    const rows = await listChanges(tx, { after, kinds, reach: reachOf(who), count: count + 1 })
    const changes = rows.slice(0, count).map(toChange)
    return {
      changes,
      next: changes.at(-1)?.cursor ?? cursor ?? writeCursor(beginning),
      hasMore: rows.length > count,
    }
  },
)

/** The cursor from which on a reader learns only what is new. */
export const readNewestCursor = view('change.read', async ({ tx }, _: undefined) => writeCursor(await findNow(tx)))

function reachOf({ jurisdiction, organisationId, client }: Actor): ChangeReach {
  return {
    isNation: jurisdiction?.level === 'nation' && organisationId === undefined,
    // A commune's desk has its own list; here it sees what is public.
    provinceCode: jurisdiction?.level === 'province' && !organisationId ? jurisdiction.provinceCode : null,
    organisationId: organisationId ?? null,
    samplesOnly: client?.isSandbox ?? false,
  }
}

const pathOf = {
  organisation: 'organisations',
  product: 'products',
  certificate: 'certificates',
  decision: 'decisions',
  dossier: 'dossiers',
} as const satisfies Record<ChangeKind, string>

function toChange({ at, kind, what, subjectId, productId, isDemo, ...place }: ChangeRow): Change {
  return {
    cursor: writeCursor(place),
    at: at.toISOString(),
    kind,
    what,
    id: subjectId,
    ...(productId && { productId }),
    isSample: isDemo,
    href: `/api/v1/${pathOf[kind]}/${subjectId}`,
  }
}

const writeCursor = ({ era, xid, seq }: Place) => Buffer.from(`${era}.${xid}.${seq}`).toString('base64url')

function parseCursor(cursor: string): Place {
  const [, era, xid, seq] =
    /^(\d{1,9})\.(\d{1,19})\.(\d{1,16})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (!era || !xid || !seq) throw new Refused([{ code: 'malformed.cursor', at: 'cursor' }])
  return { era: Number(era), xid, seq: Number(seq) }
}
