import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { ownCode, parseOwnCode } from '@saolang/core/trace/own-code.ts'
import { AlarmsPage, type AlarmView } from '@saolang/web/trace/clones/alarms-page'
import { PlacePage } from '@saolang/web/trace/clones/place-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { listProvinces } from '../../people/get-place.ts'
import { publicView } from '../../platform/act.ts'
import { Fields, goOrShow, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { keepScans } from './note-scan.ts'
import { type NamedAlarm, readAlarms, settleAlarm } from './read-alarms.ts'

const Code = z.object({ code: z.string().max(200).default('') })

/** `/trace/clones`: signs of copied codes; `/scans/place`: where a reader says in which province they are. */
export function clonePages(app: App): void {
  app.addHook('onClose', () => keepScans())
  app.get('/trace/clones', (request, reply) => showAlarms(request, reply, { body: {}, problems: [] }))
  const Id = z.object({ id: z.uuid() })
  app.post('/trace/clones/:id', { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { id } = request.params
    const { body } = request
    return goOrShow(
      reply,
      async () => {
        await settleAlarm(request.actor, { id, outcome: readText(body, 'outcome'), words: readText(body, 'words') })
        return '/trace/clones'
      },
      (problems) => showAlarms(request, reply, { sent: id, body, problems }),
    )
  })
  app.get('/scans/place', { schema: { querystring: Code } }, async (request, reply) => {
    // Only a path of a code of ours: nobody is led elsewhere from here.
    const code = parseOwnCode(request.publicUrl + request.query.code)
    if (!code) refuseIf([{ code: 'not-found.identifier' }])
    const path = new URL(ownCode(code as NonNullable<typeof code>)).pathname
    return sendPage(request, reply, PlacePage, { code: path, provinces: await readProvinces(undefined) })
  })
}

const readProvinces = publicView(({ tx }, _: undefined) => listProvinces(tx))

async function showAlarms(
  request: FastifyRequest,
  reply: FastifyReply,
  { sent, body, problems }: { sent?: string; body: Fields; problems: readonly Problem[] },
): Promise<FastifyReply> {
  const [alarms, provinces] = [await readAlarms(request.actor, undefined), await readProvinces(undefined)]
  const names = new Map(provinces.map(({ code, name }) => [code, name]))
  const props = {
    alarms: alarms.map((alarm) => toView(alarm, names)),
    ...{ values: Object.fromEntries(Object.keys(body).map((name) => [name, readText(body, name)])), problems },
    maySettle: findPermissionProblems(request.actor, 'clone-alarm.settle').length === 0,
    ...(sent && { sent }),
  }
  return sendPage(request, reply, AlarmsPage, props, statusFor(problems))
}

function toView(alarm: NamedAlarm, names: ReadonlyMap<string, string>): AlarmView {
  const { id, key, serial, productName, producer, isSample, kind, firstAt, lastAt, settledAt, outcome, words } = alarm
  const { provinces = [], ...facts } = alarm.facts
  return {
    ...{ id, serial, productName, producer, isSample, kind },
    href: new URL(ownCode({ origin: 'http://x', key, serial })).pathname,
    facts: { ...facts, places: provinces.map((code) => names.get(code) ?? code) },
    ...{ firstAt: firstAt.toISOString(), lastAt: lastAt.toISOString() },
    ...(settledAt && { settledAt: settledAt.toISOString() }),
    ...(outcome && { outcome }),
    ...(words && { words }),
  }
}
