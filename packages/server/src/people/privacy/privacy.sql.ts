import type { ConsentChannel, ConsentLine, ConsentPurpose } from '@saolang/core/people/privacy/consent.ts'
import type { RightKind, RightOutcome, RightsRequest } from '@saolang/core/people/privacy/rights.ts'
import type { Tx } from '../../platform/sql.ts'

/** The ledger of a person, newest first. */
export async function listConsents(tx: Tx, personId: string): Promise<ConsentLine[]> {
  return tx<ConsentLine[]>`
    select purpose, is_given as "isGiven", version::text, channel, at from people.consent
    where person_id = ${personId} order by at desc, id desc`
}

/** Adds a line to the ledger. */
export async function addConsent(
  tx: Tx,
  line: {
    id: string
    personId: string
    purpose: ConsentPurpose
    isGiven: boolean
    version: string
    channel: ConsentChannel
    recordedBy: string | null
    at: Date
  },
): Promise<void> {
  await tx`
    insert into people.consent (id, person_id, purpose, is_given, version, channel, recorded_by, at)
    values (${line.id}, ${line.personId}, ${line.purpose}, ${line.isGiven}, ${line.version}, ${line.channel},
      ${line.recordedBy}, ${line.at})`
}

/** Persons with an account whose newest word on a purpose agrees to this version of its text, with where to reach them. */
export async function listAgreeing(
  tx: Tx,
  purpose: ConsentPurpose,
  version: string,
): Promise<{ personId: string; email: string | null; phone: string | null }[]> {
  return tx<{ personId: string; email: string | null; phone: string | null }[]>`
    select p.id as "personId", p.email, p.phone
    from (
      select distinct on (person_id) person_id, is_given, version from people.consent
      where purpose = ${purpose} order by person_id, at desc, id desc
    ) c join people.person p on p.id = c.person_id and p.disabled_at is null
    where c.is_given and c.version = ${version} order by p.id`
}

/** The phone of an organisation whose representative agrees to show it. */
export async function findAgreedPhone(tx: Tx, organisationId: string, version: string): Promise<string | undefined> {
  const [row] = await tx<{ phone: string }[]>`
    select o.phone from people.organisation o
    where o.id = ${organisationId} and o.phone is not null and exists (
      select from people.role_grant g
      join lateral (
        select is_given, version from people.consent c
        where c.person_id = g.person_id and c.purpose = 'public-phone' order by at desc, id desc limit 1
      ) c on c.is_given and c.version = ${version}
      where g.organisation_id = o.id and g.role = 'producer' and g.valid_to is null)`
  return row?.phone
}

/** The organisations that a person acts for today. */
export async function listOrganisationsOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select organisation_id as id from people.role_grant
    where person_id = ${personId} and organisation_id is not null and valid_to is null`
  return rows.map(({ id }) => id)
}

/** A request with who asked and what was answered. */
export type RightsRow = RightsRequest & {
  id: string
  code: string
  personId: string | null
  name: string
  contact: string
  words: string
  extensionReason: string | null
  outcome: RightOutcome | null
  answer: string | null
}

const columns = (tx: Tx) => tx`
  id, code, kind, person_id as "personId", name, contact, words, asked_at as "askedAt", acknowledged_at as "acknowledgedAt",
  involves_others as "involvesOthers", extended_at as "extendedAt", extension_reason as "extensionReason",
  answered_at as "answeredAt", outcome, answer, taken_back_at as "takenBackAt"`

/** Keeps what was asked. */
export async function addRequest(
  tx: Tx,
  request: {
    id: string
    code: string
    kind: RightKind
    personId: string | null
    name: string
    contact: string
    words: string
    at: Date
  },
): Promise<void> {
  const { id, code, kind, personId, name, contact, words, at } = request
  await tx`
    insert into people.rights_request (id, code, kind, person_id, name, contact, words, asked_at)
    values (${id}, ${code}, ${kind}, ${personId}, ${name}, ${contact}, ${words}, ${at})`
}

/** The request of an id, locked until the act ends when asked so. */
export async function findRequest(tx: Tx, id: string, lock?: 'lock'): Promise<RightsRow | undefined> {
  const [row] = await tx<RightsRow[]>`
    select ${columns(tx)} from people.rights_request where id = ${id} ${lock ? tx`for update` : tx``}`
  return row
}

/** The request of a code. */
export async function findRequestByCode(tx: Tx, code: string): Promise<RightsRow | undefined> {
  const [row] = await tx<RightsRow[]>`select ${columns(tx)} from people.rights_request where code = ${code}`
  return row
}

/** What a person asked, newest first. */
export async function listRequestsOf(tx: Tx, personId: string): Promise<RightsRow[]> {
  return tx<RightsRow[]>`
    select ${columns(tx)} from people.rights_request where person_id = ${personId} order by asked_at desc, id desc`
}

/** What waits at the desk, the oldest first; then what was answered, newest first. */
export async function listRequests(tx: Tx, many: number): Promise<RightsRow[]> {
  return tx<RightsRow[]>`
    select ${columns(tx)} from people.rights_request
    order by coalesce(answered_at, taken_back_at) is not null,
      case when coalesce(answered_at, taken_back_at) is null then asked_at end, asked_at desc limit ${many}`
}

/** Notes that the desk has acknowledged a request. */
export async function acknowledge(
  tx: Tx,
  { id, by, involvesOthers, at }: { id: string; by: string; involvesOthers: boolean; at: Date },
): Promise<void> {
  await tx`
    update people.rights_request set acknowledged_at = ${at}, acknowledged_by = ${by}, involves_others = ${involvesOthers}
    where id = ${id}`
}

/** Notes a prolongation. */
export async function extend(tx: Tx, { id, reason, at }: { id: string; reason: string; at: Date }): Promise<void> {
  await tx`update people.rights_request set extended_at = ${at}, extension_reason = ${reason} where id = ${id}`
}

/** Notes the answer. */
export async function answer(
  tx: Tx,
  { id, by, outcome, words, at }: { id: string; by: string; outcome: RightOutcome; words: string; at: Date },
): Promise<void> {
  await tx`
    update people.rights_request set answered_at = ${at}, answered_by = ${by}, outcome = ${outcome}, answer = ${words}
    where id = ${id}`
}

/** Notes that the person has taken the request back. */
export async function takeBack(tx: Tx, id: string, at: Date): Promise<void> {
  await tx`update people.rights_request set taken_back_at = ${at} where id = ${id}`
}
