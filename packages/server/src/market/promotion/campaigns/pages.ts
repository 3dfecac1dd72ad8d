import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { classification } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import { CampaignFormPage } from '@saolang/web/market/promotion/campaigns/campaign-form-page'
import { CampaignPage } from '@saolang/web/market/promotion/campaigns/campaign-page'
import { CampaignsPage } from '@saolang/web/market/promotion/campaigns/campaigns-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readTexts, statusFor } from '../../../platform/form.ts'
import { languageOf, sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'
import { provinceOf } from '../calendar/announce-occasion.ts'
import { readProvinces } from '../stories/public-pages.ts'
import { readCampaign, readCampaigns } from './read-campaigns.ts'
import { beginCampaign, cancelCampaign, scheduleCampaign, writeCampaign } from './write-campaign.ts'

const Id = z.object({ id: z.uuid() })
type Values = Readonly<Record<string, string | undefined>>
type Again = { values: Values; problems: readonly Problem[] }
const fresh: Again = { values: {}, problems: [] }
const address = '/promotion/campaigns'

/** `/promotion/campaigns`: where officers write to those who agreed. */
export function campaignPages(app: App): void {
  app.get(address, async (request, reply) => {
    const rows = await readCampaigns(request.actor, undefined)
    const campaigns = rows.map(({ id, title, purpose, state, sendAt }) => ({
      ...{ id, title, purpose, state },
      ...(sendAt && { sendAt: sendAt.toISOString() }),
    }))
    return sendPage(request, reply, CampaignsPage, { campaigns })
  })
  app.get(`${address}/new`, async (request, reply) => {
    await readCampaigns(request.actor, undefined)
    return sendForm(request, reply, `${address}/new`, { values: { purpose: 'news-email' }, problems: [] })
  })
  app.post(`${address}/new`, { schema: { body: Fields } }, (request, reply) => {
    const values = readTexts(request.body)
    return goOrShow(
      reply,
      async () => `${address}/${await beginCampaign(request.actor, { form: values })}`,
      (problems) => sendForm(request, reply, `${address}/new`, { values, problems }),
    )
  })
  oneCampaignPages(app)
  campaignMovePages(app)
}

function oneCampaignPages(app: App): void {
  app.get(`${address}/:id`, { schema: { params: Id } }, (request, reply) =>
    sendOne(request, reply, request.params.id, fresh),
  )
  app.get(`${address}/:id/edit`, { schema: { params: Id } }, async (request, reply) => {
    const { id } = request.params
    const { campaign } = await readCampaign(request.actor, id)
    const { title, purpose, subjectVi, subjectEn, bodyVi, bodyEn, toProvince, toIndustry } = campaign
    const to = { toProvince: toProvince ?? '', toIndustry: toIndustry ?? '' }
    const values = { title, purpose, subjectVi, subjectEn, bodyVi, bodyEn, ...to }
    return sendForm(request, reply, `${address}/${id}/edit`, { values, problems: [] })
  })
  app.post(`${address}/:id/edit`, { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { id } = request.params
    const values = readTexts(request.body)
    return goOrShow(
      reply,
      async () => {
        await writeCampaign(request.actor, { id, form: values })
        return `${address}/${id}`
      },
      (problems) => sendForm(request, reply, `${address}/${id}/edit`, { values, problems }),
    )
  })
}

const moves: Record<string, (who: Actor, input: { id: string; sendAt: string }) => Promise<void>> = {
  schedule: scheduleCampaign,
  cancel: cancelCampaign,
}

function campaignMovePages(app: App): void {
  const body = z.object({ sendAt: z.string().max(40).optional().default('') })
  for (const [move, work] of Object.entries(moves))
    app.post(`${address}/:id/${move}`, { schema: { params: Id, body } }, (request, reply) => {
      const { id } = request.params
      const { sendAt } = request.body
      return goOrShow(
        reply,
        async () => {
          await work(request.actor, { id, sendAt })
          return `${address}/${id}`
        },
        (problems) => sendOne(request, reply, id, { values: { sendAt }, problems }),
      )
    })
}

async function sendForm(request: FastifyRequest, reply: FastifyReply, action: string, again: Again) {
  const own = provinceOf(request.actor)
  const provinces = (await readProvinces(undefined)).filter(({ value }) => own === undefined || value === own)
  const page = { action, provinces, isOfProvince: own !== undefined, industries: listIndustries(request) }
  return sendPage(request, reply, CampaignFormPage, { ...page, ...again }, statusFor(again.problems))
}

async function sendOne(request: FastifyRequest, reply: FastifyReply, id: string, { values, problems }: Again) {
  const { campaign, ...known } = await readCampaign(request.actor, id)
  const { title, purpose, state, sendAt, toProvince, toIndustry } = campaign
  const province = (await readProvinces(undefined)).find(({ value }) => value === toProvince)?.label
  const industry = listIndustries(request).find(({ value }) => value === toIndustry)?.label
  const page = {
    ...{ id, title, purpose, state, problems, sendAtTyped: values.sendAt ?? '', ...known },
    ...(sendAt && { sendAt: sendAt.toISOString() }),
    ...(province && { province }),
    ...(industry && { industry }),
  }
  return sendPage(request, reply, CampaignPage, page, statusFor(problems))
}

function listIndustries(request: FastifyRequest) {
  const isEnglish = languageOf(request) === 'en'
  return classification.map(({ code, title, titleEn }) => ({ value: code, label: isEnglish ? titleEn : title }))
}
