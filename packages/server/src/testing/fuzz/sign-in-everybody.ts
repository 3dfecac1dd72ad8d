import type { Actor } from '@saolang/core/people/actor.ts'
import type { Tx } from '../../platform/sql.ts'
import { signIn } from '../actors.ts'
import type { Visit } from './making.ts'

/** A visit of nobody, and one of each person: opened anew, since an input may have ended the session or the account. */
export async function signInEverybody(actors: readonly Actor[]): Promise<Visit[]> {
  const visits: Visit[] = [{ name: 'nobody', headers: {}, csrf: '' }]
  for (const actor of actors) {
    const opened = await signIn(actor).catch(() => undefined)
    if (!opened) continue
    const { headers, csrf } = opened
    visits.push({ name: actor.name, organisationId: actor.organisationId, headers: { ...headers }, csrf })
  }
  return visits
}

type Held = { personId: string; name: string; role: Actor['role']; organisationId: string | null }

/** Everybody who holds a role in this world, one visit a role and place. */
export async function listActors(sql: Tx): Promise<Actor[]> {
  const held = await sql<Held[]>`
    select distinct on (g.role, g.commune_code, g.province_code, g.organisation_id) g.person_id as "personId", g.role,
      g.role || ' ' || p.full_name as name, g.organisation_id as "organisationId"
    from people.role_grant g join people.person p on p.id = g.person_id
    where g.valid_to is null and g.role <> 'system'
    order by g.role, g.commune_code, g.province_code, g.organisation_id, g.id`
  return held.map(({ organisationId, ...actor }) => ({ ...actor, ...(organisationId && { organisationId }) }))
}
