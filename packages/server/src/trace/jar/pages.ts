import { Refused } from '@saolang/core/kernel/problem.ts'
import { isInVietnam } from '@saolang/core/trace/areas/shape.ts'
import { provinceCentres } from '@saolang/core/trace/clones/province-centres.ts'
import { parseOwnCode } from '@saolang/core/trace/own-code.ts'
import type { BesideProduct } from '@saolang/web/registry/record.ts'
import { JarPage } from '@saolang/web/trace/jar/jar-page'
import type { JarView } from '@saolang/web/trace/jar/jar-view.ts'
import { OtherThingPage } from '@saolang/web/trace/jar/other-thing-page'
import { drawPlacesMap } from '@saolang/web/trace/jar/places-map.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { publicView } from '../../platform/act.ts'
import { readStored } from '../../platform/files.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { findBeside } from '../../registry/product-beside.ts'
import { beginAnswer } from '../../registry/verification/ready-answers.ts'
import { sendReady } from '../../registry/verification/send-ready.ts'
import { stillVary } from '../../registry/verification/still-page.ts'
import { noteScan } from '../clones/note-scan.ts'
import { isPublishedPhoto } from '../publish/product-facts.sql.ts'
import { allowAnyOrigin, answerIdentifier, asksForLinks } from '../resolver/answer.ts'
import { findNamed } from './find-other.ts'
import { type JarCode, readJar } from './read-jar.ts'
import { toPassport } from './to-passport.ts'

/** `/q/…`: the page on the jar, its passport for machines, its links for whoever asks for them; the photo and the map that it shows. */
export function jarPages(app: App): void {
  app.get('/q/*', { schema: { hide: true } }, (request, reply) =>
    asksForLinks(request) ? answerIdentifier(request, reply) : answerCode(request, reply),
  )
  app.options('/q/*', { schema: { hide: true } }, (_, reply) => allowAnyOrigin(reply).status(204).send())
  const Photo = z.object({ sha: z.string().regex(/^[0-9a-f]{64}$/) })
  app.get('/q/photo/:sha', { schema: { params: Photo, hide: true } }, async (request, reply) => {
    const { sha } = request.params
    if (!(await mayShowPhoto(sha))) throw new Refused([{ code: 'not-found.page' }])
    return reply
      .type('image/webp')
      .header('cache-control', 'public, max-age=86400')
      .send(await readStored(sha))
  })
  const Places = z.object({ places: z.string().regex(/^\d{3}\.\d,\d{1,2}\.\d(?:_\d{3}\.\d,\d{1,2}\.\d){0,40}\.svg$/) })
  app.get('/q/map/:places', { schema: { params: Places, hide: true } }, (request, reply) => {
    const places = request.params.places
      .slice(0, -'.svg'.length)
      .split('_')
      .map((place) => place.split(',').map(Number) as [number, number])
    if (!places.every(isInVietnam)) throw new Refused([{ code: 'not-found.page' }])
    const drawn = drawPlacesMap(places, languageOf(request))
    return reply.type('image/svg+xml; charset=utf-8').header('cache-control', 'public, max-age=86400').send(drawn)
  })
}

const mayShowPhoto = publicView(({ tx }, sha256: string) => isPublishedPhoto(tx, sha256))

async function answerCode(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const began = beginAnswer()
  const [path = ''] = request.url.split('?')
  const code = parseOwnCode(request.publicUrl + path)
  const named = code && (await findNamed(code.key))
  if (!code || !named) throw new Refused([{ code: 'not-found.identifier' }])
  reply.header('vary', stillVary)
  if ('other' in named) return sendPage(request, reply, OtherThingPage, { thing: named.other })
  const found = await readJar({ row: named.product, code: pick(code) })
  const jar = withOffers(found, await findBeside(named.product.productId, languageOf(request)))
  if (code.serial !== undefined) noteLook(request, code.key, code.serial)
  const passport = toPassport(jar, request.publicUrl)
  if (wantsJson(request)) return sendPassport(reply, passport)
  // Single pieces are scanned once or twice: what is kept is for lots and products.
  const isRare = code.serial !== undefined
  return sendReady(request, reply, { Page: JarPage, props: { jar, jsonLd: passport }, began, isRare })
}

/** What its maker and the authorities look at is no sign of where it is. */
function noteLook(request: FastifyRequest, key: string, serial: string): void {
  if (request.actor.role !== 'visitor' || request.method !== 'GET') return
  const place = new URLSearchParams(request.url.split('?')[1]).get('place') ?? ''
  const provinceCode = Object.hasOwn(provinceCentres, place) ? place : undefined
  noteScan({ key, serial, reader: `${request.ip} ${request.headers['user-agent'] ?? ''}`, provinceCode })
}

/** Where it can be bought here, before the shops that its maker names; nothing of what is being recalled is offered. */
function withOffers(jar: JarView, beside: readonly BesideProduct[]): JarView {
  if (jar.recall && !jar.recall.closedOn) return { ...jar, shops: [] }
  const offers = beside.filter(({ href }) => href.startsWith('/shop/'))
  return {
    ...jar,
    shops: [...offers.map(({ href, title, text }) => ({ href, title: `${title}: ${text}` })), ...jar.shops],
  }
}

const pick = ({ key, lot, serial }: JarCode): JarCode => ({ key, ...(lot && { lot }), ...(serial && { serial }) })

function wantsJson(request: FastifyRequest): boolean {
  const accepted = String(request.headers.accept ?? '')
  return /application\/(ld\+)?json/.test(accepted) && !accepted.includes('text/html')
}

/** Sends a passport as JSON-LD, to be read by any page of any site. */
export function sendPassport(reply: FastifyReply, passport: object): FastifyReply {
  return allowAnyOrigin(reply)
    .header('cache-control', 'no-cache')
    .type('application/ld+json; charset=utf-8')
    .send(JSON.stringify(passport))
}
