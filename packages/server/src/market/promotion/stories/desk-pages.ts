import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { StoryDeskPage } from '@saolang/web/market/promotion/stories/story-desk-page'
import { StoryFormPage } from '@saolang/web/market/promotion/stories/story-form-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sendStored } from '../../../platform/files.ts'
import { Fields, goOrShow, readTexts, statusFor } from '../../../platform/form.ts'
import { sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'
import { readForm } from '../../../platform/upload/read-form.ts'
import { approveStory, refuseStory, submitStory, takeStoryDown } from './decide-story.ts'
import { readStory, readStorySubjects } from './read-stories.ts'
import type { VersionRow } from './stories.sql.ts'
import { toVersion } from './to-view.ts'
import { addStoryPicture, beginStory, dropStoryPicture, type StoryForm, writeStory } from './write-story.ts'

const Id = z.object({ id: z.uuid() })
const Whose = z.object({ organisation: z.uuid().optional() })
type Again = { values: StoryForm; problems: readonly Problem[] }
const fresh: Again = { values: {}, problems: [] }

/** `/promotion/stories/…`: where stories are written, handed in and judged. */
export function storyDeskPages(app: App): void {
  const address = '/promotion/stories/new'
  app.get(address, { schema: { querystring: Whose } }, (request, reply) =>
    sendNew(request, reply, request.query.organisation, fresh),
  )
  app.post(address, { schema: { querystring: Whose, body: Fields } }, (request, reply) => {
    const { organisation: organisationId } = request.query
    const values = readTexts(request.body)
    return goOrShow(
      reply,
      async () => `/promotion/stories/${await beginStory(request.actor, { organisationId, form: values })}`,
      (problems) => sendNew(request, reply, organisationId, { values, problems }),
    )
  })
  oneStoryPages(app)
  movePages(app)
  picturePages(app)
}

function oneStoryPages(app: App): void {
  app.get('/promotion/stories/:id', { schema: { params: Id } }, (request, reply) =>
    sendStory(request, reply, request.params.id, fresh),
  )
  app.get('/promotion/stories/:id/edit', { schema: { params: Id } }, (request, reply) =>
    sendEdit(request, reply, request.params.id, fresh),
  )
  app.post('/promotion/stories/:id/edit', { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { id } = request.params
    const values = readTexts(request.body)
    return goOrShow(
      reply,
      async () => {
        await writeStory(request.actor, { id, form: values })
        return `/promotion/stories/${id}`
      },
      (problems) => sendEdit(request, reply, id, { values, problems }),
    )
  })
}

const moves: Record<string, (who: Actor, input: { id: string; why: string }) => Promise<void>> = {
  submit: submitStory,
  approve: approveStory,
  refuse: refuseStory,
  'take-down': takeStoryDown,
}

function movePages(app: App): void {
  const body = z.object({ why: z.string().max(2000).optional().default('') })
  for (const [move, work] of Object.entries(moves))
    app.post(`/promotion/stories/:id/${move}`, { schema: { params: Id, body } }, (request, reply) => {
      const { id } = request.params
      const { why } = request.body
      return goOrShow(
        reply,
        async () => {
          await work(request.actor, { id, why })
          return `/promotion/stories/${id}`
        },
        (problems) => sendStory(request, reply, id, { values: { why }, problems }),
      )
    })
}

function picturePages(app: App): void {
  const address = '/promotion/stories/:id/pictures'
  app.post(address, { schema: { params: Id }, config: { takesFiles: true } }, async (request, reply) => {
    const { id } = request.params
    const { fields, files } = await readForm(request)
    return goOrShow(
      reply,
      async () => {
        if (fields.drop) await dropStoryPicture(request.actor, { id, no: Number(fields.drop) || 0 })
        else await addStoryPicture(request.actor, { id, form: fields, upload: files[0]?.upload })
        return `/promotion/stories/${id}`
      },
      (problems) => sendStory(request, reply, id, { values: fields, problems }),
    )
  })
  const Sha = Id.extend({ sha: z.string().regex(/^[0-9a-f]{64}$/) })
  app.get(`${address}/:sha`, { schema: { params: Sha, hide: true } }, async (request, reply) => {
    const { id, sha } = request.params
    const { pictures } = await readStory(request.actor, id)
    if (!pictures.some(({ sha256 }) => sha256 === sha)) throw new Refused([{ code: 'not-found.photo' }])
    return sendStored(reply, { sha256: sha, fileName: 'anh.webp', mediaType: 'image/webp' }, 'private, max-age=3600')
  })
}

async function sendNew(request: FastifyRequest, reply: FastifyReply, organisation: string | undefined, again: Again) {
  const { seat, products } = await readStorySubjects(request.actor, organisation)
  const whose = organisation ? `?organisation=${organisation}` : ''
  const page = { teller: seat.name, products, action: `/promotion/stories/new${whose}`, backHref: `/promotion${whose}` }
  return sendPage(request, reply, StoryFormPage, { ...page, ...again }, statusFor(again.problems))
}

async function sendEdit(request: FastifyRequest, reply: FastifyReply, id: string, { values, problems }: Again) {
  const { seat, versions } = await readStory(request.actor, id)
  const { titleVi, titleEn, bodyVi, bodyEn } = versions[0] as VersionRow
  const page = {
    ...{ teller: seat.name, action: `/promotion/stories/${id}/edit`, backHref: `/promotion/stories/${id}`, problems },
    values: problems.length > 0 ? values : { titleVi, titleEn, bodyVi, bodyEn },
  }
  return sendPage(request, reply, StoryFormPage, page, statusFor(problems))
}

async function sendStory(request: FastifyRequest, reply: FastifyReply, id: string, { values, problems }: Again) {
  const { actor } = request
  const { story, seat, versions, subject, pictures } = await readStory(actor, id)
  const newest = versions[0] as VersionRow
  const may = (act: 'story.write' | 'story.approve' | 'story.take-down') =>
    findPermissionProblems(actor, act).length === 0
  const isApproved = versions.some(({ state }) => state === 'approved')
  const { takenDownAt, takenDownWhy } = story
  const page = {
    ...{ id, subject, teller: seat.name, values, problems },
    versions: versions.map((version) => toVersion(version, pictures)),
    acts: {
      mayWrite: may('story.write'),
      mayDecide: may('story.approve') && newest.state === 'submitted',
      isOwnWords: may('story.approve') && newest.state === 'submitted' && newest.submittedBy === actor.personId,
      mayTakeDown: may('story.take-down') && isApproved && !takenDownAt,
    },
    ...(isApproved && { publicHref: `/stories/${story.slug}` }),
    ...(takenDownAt && { takenDown: { on: legalDateOf(takenDownAt), why: takenDownWhy as string } }),
  }
  return sendPage(request, reply, StoryDeskPage, page, statusFor(problems))
}
