import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { type MeetingAct, meetingActs } from '@saolang/core/market/fairs/meeting.ts'
import { MeetingsPage } from '@saolang/web/market/fairs/meetings-page'
import { say } from '@saolang/web/messages/messages.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../../platform/act.ts'
import { Fields, goOrShow, readText, statusFor } from '../../platform/form.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readChoice, readInstant, typedOf } from '../demand/pages/read-forms.ts'
import { askToMeet, moveMeeting } from './meet-at-fair.ts'
import { readMeetings } from './read-fairs.ts'
import { toFairLine, toMeeting } from './to-view.ts'

const Id = z.object({ id: z.uuid() })
const nobody = '00000000-0000-0000-0000-000000000000'

/** `/fairs/{id}/meetings`: who sits with whom. */
export function meetingPages(app: App): void {
  app.get('/fairs/:id/meetings', { schema: { params: Id } }, (request, reply) => sendMeetings(request, reply, {}, []))
  app.post('/fairs/:id/meetings', { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { with: other = '', day = '', time = '', minutes = '', words = '' } = typedOf(request.body)
    const [as, withId = ''] = other.split(':')
    const asked = {
      fairId: request.params.id,
      withId: z.uuid().safeParse(withId).success ? withId : nobody,
      as: as === 'buyer' ? ('buyer' as const) : ('producer' as const),
      startsAt: readInstant(day, time),
      minutes: Number(minutes),
      words,
    }
    return doAndShow(request, reply, () => askToMeet(request.actor, asked))
  })
  const One = Id.extend({ meeting: z.uuid() })
  app.post('/fairs/:id/meetings/:meeting', { schema: { params: One, body: Fields } }, (request, reply) => {
    const move = readChoice(request.body, 'move', Object.keys(meetingActs) as MeetingAct[])
    const moved = { meetingId: request.params.meeting, move, outcome: readText(request.body, 'outcome') }
    return doAndShow(request, reply, () => moveMeeting(request.actor, moved))
  })
}

function doAndShow(request: FastifyRequest, reply: FastifyReply, work: () => Promise<unknown>) {
  const { id } = request.params as { id: string }
  return goOrShow(
    reply,
    async () => {
      await work()
      return `/fairs/${id}/meetings`
    },
    (problems) => sendMeetings(request, reply, typedOf(request.body as Fields), problems),
  )
}

async function sendMeetings(
  request: FastifyRequest,
  reply: FastifyReply,
  values: Record<string, string>,
  problems: readonly Problem[],
) {
  const { id } = request.params as { id: string }
  const now = currentTime()
  const { fair, meetings, own, isBuyer, stalls, buyers, names } = await readMeetings(request.actor, id)
  const lang = languageOf(request)
  const sides = [
    ...(isBuyer ? stalls : []).map((other) => ({ as: 'buyer', other, key: 'market.fairs.asBuyer' as const })),
    ...buyers.map((other) => ({ as: 'producer', other, key: 'market.fairs.asProducer' as const })),
  ]
  const page = {
    fair: toFairLine(fair, legalDateOf(now)),
    meetings: meetings.map((row) => toMeeting(row, { names, own, now })),
    others: sides.map(({ as, other, key }) => ({
      value: `${as}:${other}`,
      label: say(lang, key, { name: names.get(other) ?? '' }),
    })),
    days: daysOf(fair),
    values,
    problems,
  }
  return sendPage(request, reply, MeetingsPage, page, statusFor(problems))
}

function daysOf({ fromOn, untilOn }: { fromOn: string; untilOn: string }): string[] {
  const days = [fromOn]
  for (let day = addDays(fromOn, 1); day <= untilOn; day = addDays(day, 1)) days.push(day)
  return days
}
