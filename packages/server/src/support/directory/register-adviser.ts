import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { type AdviserForm, findAdviserProblems, toAdviserFacts } from '@saolang/core/support/directory/adviser.ts'
import { listProvinces } from '../../people/get-place.ts'
import { act } from '../../platform/act.ts'
import { addAdviser } from './directory.sql.ts'

export type RegisterAdviser = AdviserForm & { isDemo?: boolean }

/**
 * Asks for an adviser to be listed: somebody for themself, or an officer for who agreed in their presence. Nothing is public before the
 * home province lists it. Returns its id.
 */
export const registerAdviser = act('adviser.register', async (context, form: RegisterAdviser) => {
  const { tx, who, now } = context
  refuseIf(findAdviserProblems(form))
  const known = (await listProvinces(tx)).map(({ code }) => code)
  const unknown = [form.provinceCode, ...form.worksIn].some((code) => !known.includes(code))
  refuseIf(unknown ? [{ code: 'adviser.province-missing', at: 'provinceCode' }] : [])
  const id = context.newId()
  const isNew = await addAdviser(tx, {
    ...toAdviserFacts(form),
    ...{ id, personId: isOfficer(who) ? null : (who.personId as string), registeredBy: who.personId as string },
    ...{ at: now, isDemo: form.isDemo ?? false },
  })
  refuseIf(isNew ? [] : [{ code: 'conflict.adviser-known', at: 'taxCode' }])
  context.on('adviser', id, { province: form.provinceCode, kind: form.kind })
  return { id }
})

const isOfficer = ({ role }: Actor) => role.endsWith('-officer')
