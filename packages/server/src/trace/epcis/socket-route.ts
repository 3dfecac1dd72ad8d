import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import type { FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import { refuseForgery } from '../../platform/request-guard.ts'
import { readQuery } from '../named-queries.ts'
import { type Watch, watch } from '../subscriptions/watch.ts'
import { epcFormatOf } from './negotiate.ts'
import { prefixesOf } from './query-routes.ts'
import { readSocketControls } from './subscription-routes.ts'

type Named = FastifyRequest<{ Params: { name: string } }>

const prepared = new WeakMap<FastifyRequest, Watch>()
const socketsOf = new Map<string, number>()
const mostSockets = 20

/** Refuses, while that can still be answered, a socket that may not be opened or asks for what is not there. */
export async function prepareSocket(request: Named): Promise<void> {
  if (!request.ws) return
  refuseForgery(request, new Set([new URL(request.publicUrl).origin]))
  refuseIf(findPermissionProblems(request.actor, 'subscription.open'))
  const { name } = await readQuery(request.actor, request.params.name)
  const isCrowded = (socketsOf.get(request.actor.personId as string) ?? 0) >= mostSockets
  refuseIf(isCrowded ? [{ code: 'too-many.subscriptions', values: { most: mostSockets } }] : [])
  prepared.set(request, {
    ...readSocketControls(request.query as Record<string, unknown>),
    ...{ who: request.actor, queryName: name, epcFormat: epcFormatOf(request), prefixes: prefixesOf(request) },
  })
}

/** Tells an opened socket of events until it closes. */
export function openSocket(socket: WebSocket, request: Named): void {
  const asked = prepared.get(request) as Watch
  const person = asked.who.personId as string
  socketsOf.set(person, (socketsOf.get(person) ?? 0) + 1)
  socket.once('close', () => {
    const left = (socketsOf.get(person) ?? 1) - 1
    if (left > 0) socketsOf.set(person, left)
    else socketsOf.delete(person)
  })
  watch(socket, asked)
}
