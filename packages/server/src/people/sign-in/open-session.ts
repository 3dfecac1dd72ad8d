import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { HeldRole } from '@saolang/core/people/session.ts'
import { isStaff } from '@saolang/core/people/session.ts'
import { answerDelayMillis, attemptWindowMillis, findWaitSeconds } from '@saolang/core/people/sign-in-limits.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { findPerson, findPersonByEmail, type Grant, listGrants, type Person } from '../persons.sql.ts'
import { addSession, endSession, findLastGrantId } from '../sessions.sql.ts'
import { hashToken, keyedHash, newToken, peopleSettings } from '../settings.ts'
import { findPasswordHash, findSecondFactors, holdsFactor } from './credentials.sql.ts'
import { foldEmail, isPassword } from './password.ts'
import {
  type AttemptKey,
  addAttempt,
  addPending,
  countAddressFailures,
  forgetAttempts,
  listFailures,
  lockAccount,
} from './sign-ins.sql.ts'

/** What came of an attempt to sign in: a session, a second step to take, or a refusal whose answer waits `delayMillis`. */
export type SignIn =
  | { kind: 'open'; token: string; role: HeldRole }
  | { kind: 'second-factor'; token: string }
  | { kind: 'enrol'; token: string }
  | { kind: 'refused'; problems: Problem[]; delayMillis: number }

/** Where somebody signs in from: the address as the network tells it, and the browser in a word. */
export type From = { address: string; device: string }

/**
 * Signs in with a password. A refusal is an outcome and not an exception, because the failed attempt must stay written;
 * its words are the same whether the account, the password or the permission was missing.
 */
export const openSession = act(
  'session.open',
  async (context, { email, password, ...from }: { email: string; password: string } & From): Promise<SignIn> => {
    const account = foldEmail(email)
    const key = attemptKeyOf(account, from.address)
    context.on('sign-in', key.accountHash.toString('hex').slice(0, 16))
    const waiting = await findTooManyProblems(context, key)
    if (waiting.length > 0) return refuseSignIn(context, key, waiting)

    const person = await findPersonByEmail(context.tx, account)
    const isRight = await isPassword(password, person && (await findPasswordHash(context.tx, person.id)))
    await addAttempt(context.tx, key, context.now, isRight)
    if (!person || !isRight || !mayEnter(person))
      return refuseSignIn(context, key, [{ code: 'sign-in.wrong', at: 'email' }])
    context.on('person', person.id, { by: 'password' })
    return continueSignIn(context, person, from.device)
  },
)

/** After a first proof of who somebody is: the second factor, its enrolment, or the session itself. */
export async function continueSignIn(context: ActContext, person: Person, device: string): Promise<SignIn> {
  const grants = await listGrants(context.tx, person.id)
  if (!mayEnter(person) || grants.length === 0)
    return { kind: 'refused', problems: [{ code: 'sign-in.no-role' }], delayMillis: 0 }
  const hasFactor = holdsFactor(await findSecondFactors(context.tx, person.id))
  if (!hasFactor && !grants.some(needsFactor)) return openFor(context, { personId: person.id, grants, device })
  const token = await keepPending(context, { kind: 'second-factor', personId: person.id, detail: {} })
  return { kind: hasFactor ? 'second-factor' : 'enrol', token }
}

/** Opens a session for a person who has proved who they are, under the role worn last. */
export async function openFor(
  context: ActContext,
  { personId, grants, device }: { personId: string; grants: readonly Grant[]; device: string },
): Promise<SignIn> {
  const lastId = await findLastGrantId(context.tx, personId)
  const grant = grants.find(({ id }) => id === lastId) ?? (grants[0] as Grant)
  const token = newToken()
  const session = { id: context.newId(), tokenHash: hashToken(token), personId, grantId: grant.id, device }
  await addSession(context.tx, { ...session, at: context.now })
  return { kind: 'open', token, role: grant.role }
}

/**
 * Puts on another of one's roles: a new session under a new token, the former one ended. Refuses a role of the state to
 * whoever signed in before being given it and has no second factor yet.
 */
export const chooseRole = act(
  'role.choose',
  async (context, { grantId, device }: { grantId: string; device: string }) => {
    const personId = context.who.personId as string
    const grant = (await listGrants(context.tx, personId)).find(({ id }) => id === grantId)
    if (!grant || !(await findPerson(context.tx, personId))) throw new Refused([{ code: 'not-found.role' }])
    context.on('role-grant', grantId)
    const isProved = !needsFactor(grant) || holdsFactor(await findSecondFactors(context.tx, personId))
    refuseIf(isProved ? [] : [{ code: 'second-factor.missing' }])
    const token = newToken()
    const { sessionId: former } = context.who
    if (former) await endSession(context.tx, { id: former, personId, reason: 'role', at: context.now })
    await addSession(context.tx, {
      id: context.newId(),
      tokenHash: hashToken(token),
      personId,
      grantId,
      device,
      at: context.now,
      after: former,
    })
    return { token, role: grant.role }
  },
)

/** Keeps a sign-in half way; gives the token for its cookie. */
export async function keepPending(
  context: ActContext,
  pending: {
    kind: 'second-factor' | 'oidc' | 'passkey' | 'passkey-enrol'
    personId: string | null
    detail: Record<string, string>
  },
): Promise<string> {
  const token = newToken()
  await addPending(context.tx, { ...pending, id: context.newId(), tokenHash: hashToken(token), madeAt: context.now })
  return token
}

/** The counters of an account and of an address; an address counts with its neighbours (IPv4 /24, IPv6 /64). */
export function attemptKeyOf(account: string, address: string): AttemptKey {
  return { accountHash: keyedHash('account', account), addressHash: keyedHash('address', networkOf(address)) }
}

/** Reasons why this account may not be tried now: too many failures, or another attempt at this very moment. */
export async function findTooManyProblems({ tx, now }: ActContext, key: AttemptKey): Promise<Problem[]> {
  if (!(await lockAccount(tx, key.accountHash))) return [{ code: 'too-many.sign-ins', values: { seconds: 1 } }]
  const seconds = findWaitSeconds(await listFailures(tx, key, new Date(now.getTime() - attemptWindowMillis)), now)
  return seconds > 0 ? [{ code: 'too-many.sign-ins', values: { seconds, minutes: Math.ceil(seconds / 60) } }] : []
}

// The accounts of the demo are shared: a second factor would lock everybody else out.
function needsFactor({ role }: Grant): boolean {
  return isStaff(role) && !peopleSettings().isDemo
}

// The password of the demo's people is public: once an installation is no demo, they are nobody.
function mayEnter({ disabledAt, isDemo }: Person): boolean {
  return !disabledAt && (!isDemo || peopleSettings().isDemo)
}

async function refuseSignIn({ tx, now }: ActContext, key: AttemptKey, problems: Problem[]): Promise<SignIn> {
  const dayMillis = 86_400_000
  await forgetAttempts(tx, new Date(now.getTime() - dayMillis))
  const failures = await countAddressFailures(tx, key.addressHash, new Date(now.getTime() - dayMillis / 24))
  return { kind: 'refused', problems, delayMillis: answerDelayMillis(failures) }
}

function networkOf(address: string): string {
  const isV6 = address.includes(':') && !address.startsWith('::ffff:')
  return isV6
    ? address.split(':').slice(0, 4).join(':')
    : address.replace('::ffff:', '').split('.').slice(0, 3).join('.')
}
