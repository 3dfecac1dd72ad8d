import { conflictKinds } from '@saolang/core/councils/conflict.ts'
import { councilLevels, offices } from '@saolang/core/councils/council.ts'
import { triggerKinds } from '@saolang/core/councils/discussion/triggers.ts'
import { ways } from '@saolang/core/councils/escalation.ts'
import { Regulation } from '@saolang/core/councils/regulation.ts'
import { phases } from '@saolang/core/councils/session.ts'
import { z } from 'zod'

const instant = z.iso.datetime()
const star = z.int().min(1).max(5)
const parts = z.object({ A: z.number(), B: z.number(), C: z.number() })

/** A value as it travels: instants as ISO 8601 texts. */
export type Plain<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? Plain<Item>[]
    : T extends object
      ? { [Key in keyof T]: Plain<T[Key]> }
      : T

/** The value as it travels. */
export function plain<T>(value: T): Plain<T> {
  return JSON.parse(JSON.stringify(value)) as Plain<T>
}

/** What councils' routes answer: these schemas are the OpenAPI, and what is not in them does not leave the server. */
export const Created = z.object({ id: z.uuid() })

const CouncilLine = z.object({
  id: z.uuid(),
  level: z.enum(councilLevels),
  provinceCode: z.string().nullable(),
  name: z.string(),
  decisionNumber: z.string(),
  decidedOn: z.iso.date(),
})

/** The councils that the reader may see. */
export const Councils = z.object({ councils: z.array(CouncilLine) })

const Member = z.object({
  id: z.uuid(),
  name: z.string(),
  title: z.string(),
  office: z.enum(offices),
  seat: z.string(),
})
const SessionLine = z.object({
  id: z.uuid(),
  roundYear: z.int(),
  roundNo: z.int(),
  heldOn: z.iso.date(),
  place: z.string(),
  isInWriting: z.boolean(),
})

/** A council with its members and regulations. */
export const Council = CouncilLine.extend({
  emptySeatsReason: z.string().nullable(),
  members: z.array(Member),
  advisers: z.array(z.object({ name: z.string(), title: z.string() })),
  regulations: z.array(z.object({ version: z.int(), rules: Regulation, reason: z.string(), setAt: instant })),
  sessions: z.array(SessionLine),
})

const Seat = z.object({
  memberId: z.uuid(),
  name: z.string(),
  title: z.string(),
  office: z.enum(offices),
  seat: z.string(),
  kind: z.enum(conflictKinds).nullable(),
  note: z.string().nullable(),
  signedAt: instant.nullable(),
  absence: z.string().nullable(),
  wasProposed: z.boolean().describe('The conflict was proposed by the system and confirmed'),
  unruled: z.int().describe('Proposed conflicts on which nobody has ruled'),
})
const Spread = z.object({ points: z.array(z.number()), mean: z.number(), deviation: z.number(), range: z.number() })
const Resolution = z.object({
  criterion: z.string(),
  optionId: z.string().nullable(),
  reason: z.string(),
  recordedAt: instant,
})
const DossierRecord = z.object({
  item: z.object({
    dossierId: z.uuid(),
    no: z.int(),
    setId: z.string(),
    phase: z.enum(phases),
    sampleCode: z.string().nullable().describe('Null to a member until scoring is closed'),
  }),
  dossier: z.object({ code: z.string().optional(), productName: z.string(), organisationName: z.string() }),
  seats: z.array(Seat),
  quorum: z.object({ eligible: z.int(), needed: z.int(), signed: z.int(), isReached: z.boolean() }),
  closure: z.object({ closedAt: instant }).nullable(),
  triggers: z
    .array(
      z.object({ kind: z.enum(triggerKinds), value: z.number(), limit: z.number(), criteria: z.array(z.string()) }),
    )
    .describe('What calls for a discussion, found when scoring was closed'),
  discussion: z
    .object({
      openedAt: instant,
      before: Spread,
      changes: z.array(
        z.object({
          memberId: z.uuid(),
          criterion: z.string(),
          former: z.string(),
          mark: z.string(),
          reason: z.string(),
        }),
      ),
    })
    .nullable(),
  spread: z
    .object({
      totals: Spread,
      criteria: z.array(Spread.extend({ criterion: z.string(), title: z.string(), max: z.number() })),
      disputes: z.array(z.string()),
    })
    .nullable(),
  resolutions: z.array(Resolution),
  verdict: z.object({ id: z.uuid() }).nullable(),
})

/** A session and where each of its dossiers stands. */
export const SessionRecord = z.object({
  session: SessionLine.extend({ councilId: z.uuid(), councilName: z.string(), regulation: Regulation }),
  phase: z.enum(phases),
  dossiers: z.array(DossierRecord),
})

const words = z.record(z.string(), z.string())

const Tick = z.object({
  criterion: z.string(),
  mark: z.string(),
  evidence: z.array(z.uuid()),
  basis: z.string(),
  recordedAt: instant,
})

/** The reader's own card, kept or signed, with what the advisory group ticked. */
export const OwnCard = z.object({
  setId: z.string(),
  phase: z.enum(phases),
  marks: words,
  notes: words,
  objections: words,
  ticks: z.array(Tick),
  opinion: z.string(),
  savedAt: instant.nullable(),
  signedAt: instant.nullable(),
})

/** The cards of a sitting, once they are open to the reader. */
export const Cards = z.object({
  scorecards: z.array(
    z.object({
      memberId: z.uuid(),
      name: z.string(),
      seat: z.string(),
      choices: words.describe('As signed, before any discussion'),
      discussed: words.describe('As they stand after discussion'),
      notes: words,
      objections: words,
      opinion: z.string(),
      signedAt: instant,
      counts: z.boolean(),
    }),
  ),
})

const Floor = z.object({
  criterion: z.string(),
  title: z.string(),
  forStar: z.int(),
  has: z.number(),
  needs: z.number(),
})
const Result = z.object({
  points: z.number(),
  pointsShown: z.number(),
  parts,
  bandStar: star,
  star,
  recognisable: z.int().nullable(),
  shortfalls: z.array(Floor),
  knockOuts: z.array(z.object({ criterion: z.string(), text: z.string() })),
  floors: z.array(Floor.extend({ isMet: z.boolean(), by: z.enum(['agreed', 'resolved', 'counted']) })),
  criteria: z.array(Spread.extend({ criterion: z.string(), title: z.string(), max: z.number() })),
  totals: Spread,
  ways: z.array(z.enum(ways)),
})

/** A verdict, and how it was settled. */
export const Verdict = z.object({
  id: z.uuid(),
  dossierId: z.uuid(),
  level: z.enum(councilLevels),
  issuedAt: instant,
  result: Result,
  settlement: z.object({ way: z.string(), documentNumber: z.string(), settledAt: instant }).nullable(),
})

/** A recorded decision and what it recognises. */
export const Decision = z.object({
  id: z.uuid(),
  number: z.string(),
  signedOn: z.iso.date(),
  signer: z.object({ name: z.string(), title: z.string() }),
  authority: z.object({ level: z.enum(['province', 'nation']), provinceCode: z.string().optional(), name: z.string() }),
  items: z.array(
    z.object({ dossierId: z.uuid(), verdictId: z.uuid(), setId: z.string(), star, points: z.number(), parts }),
  ),
})

/** The decisions that the reader may see, newest first. */
export const Decisions = z.object({
  decisions: z.array(z.object({ id: z.uuid(), number: z.string(), signedOn: z.iso.date(), authority: z.string() })),
})
