import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor, Jurisdiction } from '@saolang/core/people/actor.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { findMandate } from '../mandates/mandates.sql.ts'
import { findOrganisationRow } from '../organisations.sql.ts'
import { hashToken } from '../settings.ts'
import { type ClientHolder, findClientHolder } from './client-tokens.sql.ts'

/** What access tokens begin with: a scanner of secrets knows them by it. */
export const tokenMark = 'slt_'

const quotas = new WeakMap<FastifyRequest, { perMinute: number; perDay: number }>()

/** How much the client of a request may ask. */
export function quotaOf(request: FastifyRequest): { perMinute: number; perDay: number } | undefined {
  return quotas.get(request)
}

/**
 * The client that shows an access token; undefined when the token is over. With `On-Behalf-Of: <organisation>` it acts for that
 * organisation: refused with `forbidden.no-mandate` unless it holds a mandate and reaches that place.
 */
export async function findClientActor(request: FastifyRequest, token: string, tx: Tx): Promise<Actor | undefined> {
  const holder = await findClientHolder(tx, { tokenHash: hashToken(token), at: currentTime() })
  if (!holder) return undefined
  quotas.set(request, { perMinute: holder.perMinute, perDay: holder.perDay })
  const actor = actorOfClient(holder)
  const behalf = request.headers['on-behalf-of']
  return behalf === undefined ? actor : actingFor(tx, actor, String(behalf))
}

/** The actor that a client is. */
export function actorOfClient(holder: Omit<ClientHolder, 'perMinute' | 'perDay'>): Actor {
  const { clientId, name, personId, scopes, isSandbox, organisationId } = holder
  const jurisdiction = jurisdictionOf(holder)
  return {
    personId,
    name,
    role: 'integrator',
    client: { id: clientId, scopes, isSandbox },
    ...(jurisdiction && { jurisdiction }),
    ...(organisationId && { organisationId }),
  }
}

async function actingFor(tx: Tx, actor: Actor, organisationId: string): Promise<Actor> {
  if (actor.organisationId === organisationId) return actor
  const isId = z.uuid().safeParse(organisationId).success && actor.organisationId === undefined
  const clientId = actor.client?.id as string
  const mandate = isId ? await findMandate(tx, { clientId, organisationId }) : undefined
  const organisation = mandate && (await findOrganisationRow(tx, organisationId))
  refuseIf(
    organisation && findJurisdictionProblems(actor, organisation).length === 0
      ? []
      : [{ code: 'forbidden.no-mandate' }],
  )
  return { ...actor, organisationId }
}

function jurisdictionOf({
  level,
  provinceCode,
}: Pick<ClientHolder, 'level' | 'provinceCode'>): Jurisdiction | undefined {
  if (level === 'nation') return { level }
  return level === 'province' ? { level, provinceCode: provinceCode as string } : undefined
}
