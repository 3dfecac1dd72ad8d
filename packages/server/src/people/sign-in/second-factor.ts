import { createHash } from 'node:crypto'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { Secret, TOTP } from 'otpauth'
import { type ActContext, act, publicView } from '../../platform/act.ts'
import { actorOf } from '../authenticate.ts'
import { findPerson, listGrants } from '../persons.sql.ts'
import { hashToken, seal, unseal } from '../settings.ts'
import {
  findPasswordHash,
  findSecondFactors,
  findTotp,
  holdsFactor,
  removePasskey,
  removeTotp,
  saveRecoveryCodes,
  saveTotpSecret,
  useRecoveryCode,
  useTotpStep,
} from './credentials.sql.ts'
import { attemptKeyOf, type From, findTooManyProblems, openFor, type SignIn } from './open-session.ts'
import { isPassword } from './password.ts'
import { addAttempt, findPending, findPendingPerson, type PendingLogin, usePending } from './sign-ins.sql.ts'

const periodSeconds = 30
const recoveryCodes = 10

/** Who stands half way in: an actor that may do nothing but show or enrol a second factor. Undefined when the ten minutes are over. */
export const findHalfWay = publicView(async ({ tx, now }, token: string): Promise<Actor | undefined> => {
  const personId = await findPendingPerson(tx, hashToken(token), now)
  const person = personId && (await findPerson(tx, personId))
  const [grant] = personId ? await listGrants(tx, personId) : []
  return person && grant ? actorOf({ ...grant, personId: person.id, fullName: person.fullName, id: '' }) : undefined
})

/** Makes a secret for an authenticator app, which counts once a code of it was shown. Gives the `otpauth:` address for the QR. */
export const startTotp = act('second-factor.enrol', async (context, { account }: { account: string }) => {
  const personId = context.who.personId as string
  context.on('person', personId, { factor: 'totp', step: 'start' })
  const person = await findPerson(context.tx, personId)
  const kept = await findTotp(context.tx, personId)
  refuseIf([
    ...(await findEnrolProblems(context)),
    ...(person?.isDemo ? [{ code: 'forbidden.demo-account' }] : []),
    ...(kept?.confirmedAt ? [{ code: 'conflict.second-factor-held' }] : []),
  ])
  const secret = kept ? Secret.fromBase32(unseal(kept.secret)) : new Secret({ size: 20 })
  if (!kept) await saveTotpSecret(context.tx, personId, seal(secret.base32))
  return { address: totpOf(secret, account).toString(), secret: secret.base32 }
})

/** Confirms the app with its first code. Gives the recovery codes, this once. */
export const confirmTotp = act('second-factor.enrol', async (context, { code }: { code: string }) => {
  const personId = context.who.personId as string
  context.on('person', personId, { factor: 'totp' })
  const kept = await findTotp(context.tx, personId)
  refuseIf(kept?.confirmedAt ? [{ code: 'conflict.second-factor-held' }] : await findEnrolProblems(context))
  refuseIf((await isRightTotp(context, personId, code)) ? [] : [{ code: 'second-factor.wrong', at: 'code' }])
  return renewCodes(context, personId)
})

/**
 * Reasons why a further factor may not be enrolled. Half way in one has shown a password alone: that is enough for a
 * first factor, and never for one of one's own beside the owner's.
 */
export async function findEnrolProblems({ tx, who }: ActContext): Promise<Problem[]> {
  if (who.sessionId) return []
  const factors = await findSecondFactors(tx, who.personId as string)
  return holdsFactor(factors) ? [{ code: 'forbidden.second-factor-held' }] : []
}

/** Takes the app, or a passkey, away; asks for the password once more. */
export const removeFactor = act(
  'second-factor.remove',
  async (context, { passkeyId, password }: { passkeyId?: string; password: string }) => {
    const personId = context.who.personId as string
    context.on('person', personId, { factor: passkeyId ? 'passkey' : 'totp', step: 'removed' })
    const isRight = await isPassword(password, await findPasswordHash(context.tx, personId))
    refuseIf(isRight ? [] : [{ code: 'password.wrong', at: 'password' }])
    if (!passkeyId) return removeTotp(context.tx, personId)
    refuseIf((await removePasskey(context.tx, passkeyId, personId)) ? [] : [{ code: 'not-found.passkey' }])
  },
)

/** Shows the second factor of a sign-in half way: a code of the app, or a recovery code. Each serves once. */
export const showSecondFactor = act(
  'session.open',
  async (context, { token, code, ...from }: { token: string; code: string } & From): Promise<SignIn> => {
    const pending = await takePending(context, token)
    const { personId } = pending
    // Apart from the password's counter, which every right password sets back to nothing.
    const key = attemptKeyOf(`second factor of ${personId}`, from.address)
    const waiting = await findTooManyProblems(context, key)
    if (waiting.length > 0) return refused(waiting)
    const isRight = await isRightCode(context, personId, code)
    await addAttempt(context.tx, key, context.now, isRight)
    if (!isRight) return refused([{ code: 'second-factor.wrong', at: 'code' }])
    return completePending(context, pending, from.device)
  },
)

/** Opens the session of somebody who came half way in, and has enrolled a factor since. */
export const openAfterEnrolment = act(
  'session.open',
  async (context, { token, device }: { token: string; device: string }): Promise<SignIn> => {
    const pending = await takePending(context, token)
    const totp = await findTotp(context.tx, pending.personId)
    const { passkeys } = await findSecondFactors(context.tx, pending.personId)
    const isFresh = [totp?.confirmedAt, ...passkeys.map(({ createdAt }) => createdAt)].some(
      (at) => at && at >= pending.madeAt,
    )
    return isFresh ? completePending(context, pending, device) : refused([{ code: 'second-factor.missing' }])
  },
)

/** New recovery codes for a person, in words of the house: twice five symbols. The former ones are void. */
export async function renewCodes({ tx, newRandom }: ActContext, personId: string): Promise<string[]> {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const codes = Array.from({ length: recoveryCodes }, () =>
    Array.from(newRandom(10), (byte) => alphabet.charAt(byte & 31)).join(''),
  )
  await saveRecoveryCodes(tx, personId, codes.map(hashCode))
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`)
}

/** Uses a sign-in half way up and opens its session. */
async function completePending(
  context: ActContext,
  pending: PendingLogin & { personId: string },
  device: string,
): Promise<SignIn> {
  context.on('person', pending.personId, { by: 'second-factor' })
  if (!(await usePending(context.tx, pending.id, context.now))) return refused([{ code: 'sign-in.too-late' }])
  const grants = await listGrants(context.tx, pending.personId)
  if (grants.length === 0) return refused([{ code: 'sign-in.no-role' }])
  return openFor(context, { personId: pending.personId, grants, device })
}

async function takePending(context: ActContext, token: string): Promise<PendingLogin & { personId: string }> {
  const pending = await findPending(context.tx, hashToken(token), context.now)
  if (!pending?.personId || pending.kind !== 'second-factor') refuseIf([{ code: 'sign-in.too-late' }])
  context.on('person', pending?.personId as string)
  return pending as PendingLogin & { personId: string }
}

async function isRightCode(context: ActContext, personId: string, code: string): Promise<boolean> {
  const typed = code.replace(/[\s-]/g, '').toUpperCase()
  return /^\d{6}$/.test(typed)
    ? isRightTotp(context, personId, typed)
    : useRecoveryCode(context.tx, personId, hashCode(typed), context.now)
}

async function isRightTotp({ tx, now }: ActContext, personId: string, code: string): Promise<boolean> {
  const kept = await findTotp(tx, personId)
  if (!kept) return false
  const timestamp = now.getTime()
  const token = code.replace(/\D/g, '')
  const off = totpOf(Secret.fromBase32(unseal(kept.secret)), '').validate({ token, timestamp, window: 1 })
  if (off === null) return false
  return useTotpStep(tx, personId, Math.floor(timestamp / 1000 / periodSeconds) + off, now)
}

function totpOf(secret: Secret, label: string): TOTP {
  return new TOTP({ issuer: 'Sao Lang', label: label || 'Sao Lang', secret, period: periodSeconds, digits: 6 })
}

function hashCode(code: string): Buffer {
  return createHash('sha256').update(code.replace(/-/g, '')).digest()
}

function refused(problems: Problem[]): SignIn {
  return { kind: 'refused', problems, delayMillis: 0 }
}
