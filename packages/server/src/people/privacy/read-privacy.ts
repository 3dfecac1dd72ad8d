import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { parseShortCode } from '@saolang/core/kernel/short-code.ts'
import { consentPurposes, isAgreed } from '@saolang/core/people/privacy/consent.ts'
import { publicView, view } from '../../platform/act.ts'
import { listReadsOf } from '../../platform/personal/follow-reads.ts'
import { findPerson, type Person } from '../persons.sql.ts'
import { readHoldings } from './holdings.ts'
import {
  findRequest,
  findRequestByCode,
  listConsents,
  listOrganisationsOf,
  listRequests,
  listRequestsOf,
} from './privacy.sql.ts'

const mostReads = 200
const mostRequests = 500

/** What `/account/data` shows: what one agreed to, what one asked, and who of the staff looked. */
export const readOwnPrivacy = view('personal-data.read-own', async ({ tx, who }, _: undefined) => {
  const personId = who.personId as string
  const lines = await listConsents(tx, personId)
  return {
    person: (await findPerson(tx, personId)) as Person,
    agreed: consentPurposes.filter((purpose) => isAgreed(lines, purpose)),
    lines,
    requests: await listRequestsOf(tx, personId),
    reads: await listReadsOf(tx, [personId, ...(await listOrganisationsOf(tx, personId))], mostReads),
  }
})

/** Everything that the system holds about oneself, room by room. */
export const exportOwnData = view('personal-data.read-own', async ({ tx, who, now }, _: undefined) => {
  const personId = who.personId as string
  const { fullName, email, phone } = (await findPerson(tx, personId)) as Person
  const organisationIds = await listOrganisationsOf(tx, personId)
  const contacts = [email, phone].filter((one) => one !== null)
  return {
    on: legalDateOf(now),
    at: now,
    fullName,
    holdings: await readHoldings(tx, { personId, organisationIds, contacts }),
  }
})

/** The desk's queue: what waits, the oldest first, then what is done. */
export const readRequests = view('rights-request.read', ({ tx }, _: undefined) => listRequests(tx, mostRequests))

/** One request at the desk. */
export const readRequest = view('rights-request.read', async ({ tx, reads }, id: string) => {
  const request = await findRequest(tx, id)
  if (!request) throw new Refused([{ code: 'not-found.rights-request' }])
  if (request.personId) reads('person', request.personId)
  return request
})

/** A request by its code, for whoever asked it: neither name nor contact nor words. */
export const followRequest = publicView(async ({ tx }, typed: string) => {
  const code = parseShortCode(typed)
  const request = code && (await findRequestByCode(tx, code))
  if (!request) throw new Refused([{ code: 'not-found.rights-request' }])
  const { name: _name, contact: _contact, words: _words, personId: _personId, ...facts } = request
  return facts
})
