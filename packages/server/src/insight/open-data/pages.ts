import { catalogueOf } from '@saolang/core/insight/open-data/catalogue/catalogue.ts'
import { toTurtle } from '@saolang/core/insight/open-data/catalogue/turtle.ts'
import { dataPackageOf } from '@saolang/core/insight/open-data/data-package.ts'
import { type Format, formats } from '@saolang/core/insight/open-data/dataset.ts'
import { type DatasetKey, datasetKeys, isDataset } from '@saolang/core/insight/open-data/dictionary.ts'
import { fiveLines } from '@saolang/core/insight/open-data/five-lines.ts'
import { isLegalDate } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { DataPage } from '@saolang/web/insight/open-data/data-page'
import { DatasetPage } from '@saolang/web/insight/open-data/dataset-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readEditions, readFile } from './read-open-data.ts'
import { sendFile } from './send-file.ts'

const Dataset = z.object({ dataset: z.string().max(60) })
const File = Dataset.extend({ file: z.string().max(60) })
const limit = { rateLimit: { max: 120, timeWindow: '1 minute' } }

/** `/data` and `/catalog.jsonld`: the open data for people, and for catalogues of other portals. */
export function openDataPages(app: App): void {
  app.get('/data', async (request, reply) =>
    sendPage(request, reply, DataPage, {
      newest: (await readEditions(null)).filter(isNewest),
      fiveLines: fiveLines(request.publicUrl),
      publicUrl: request.publicUrl,
    }),
  )
  app.get('/data/:dataset', { schema: { params: Dataset } }, async (request, reply) => {
    const dataset = readKey(request.params.dataset)
    return sendPage(request, reply, DatasetPage, { dataset, editions: await readEditions(dataset) })
  })
  // What is sent is the file itself, whose size and checksum the catalogue tells: nothing packs it on the way.
  app.get('/data/:dataset/:file', { schema: { params: File }, config: limit, compress: false }, (request, reply) =>
    sendAsked(request, reply, request.params),
  )
  app.get('/catalog.jsonld', { config: limit }, (request, reply) =>
    sendCatalogue(request, reply, /text\/turtle/.test(String(request.headers.accept)) ? 'turtle' : 'json-ld'),
  )
  app.get('/catalog.ttl', { config: limit }, (request, reply) => sendCatalogue(request, reply, 'turtle'))
}

function readKey(text: string): DatasetKey {
  if (!isDataset(text)) throw new Refused([{ code: 'not-found.dataset', values: { known: datasetKeys.join(', ') } }])
  return text
}

type Newest = Awaited<ReturnType<typeof readEditions>>[number]
// Editions come newest first within their dataset.
const isNewest = ({ dataset }: Newest, i: number, all: readonly Newest[]) => all[i - 1]?.dataset !== dataset

async function sendAsked(
  request: FastifyRequest,
  reply: FastifyReply,
  { dataset: name, file: asked }: z.infer<typeof File>,
): Promise<FastifyReply> {
  const dataset = readKey(name)
  if (asked === 'datapackage.json') return sendDataPackage(request, reply, dataset)
  const [, day = '', format = ''] = asked.match(/^(latest|\d{4}-\d{2}-\d{2})\.(\w+)$/) ?? []
  const isLatest = day === 'latest'
  const isFile = Object.hasOwn(formats, format) && (isLatest || isLegalDate(day))
  const found = isFile && (await readFile({ dataset, day: isLatest ? null : day, format: format as Format }))
  if (!found) throw new Refused([{ code: 'not-found.open-data', values: { dataset } }])
  if (found.isForgotten) throw new Refused([{ code: 'gone.open-data', values: { dataset } }])
  return sendFile(request, reply, { dataset, isLatest, file: found })
}

async function sendDataPackage(
  request: FastifyRequest,
  reply: FastifyReply,
  dataset: DatasetKey,
): Promise<FastifyReply> {
  const [newest] = await readEditions(dataset)
  if (!newest) throw new Refused([{ code: 'not-found.open-data', values: { dataset } }])
  return reply
    .header('access-control-allow-origin', '*')
    .header('cache-control', 'public, no-cache')
    .send(dataPackageOf(newest, request.publicUrl))
}

async function sendCatalogue(
  request: FastifyRequest,
  reply: FastifyReply,
  as: 'json-ld' | 'turtle',
): Promise<FastifyReply> {
  const all = await readEditions(null)
  const editions = all.filter((edition, i) => edition.isKept || isNewest(edition, i, all))
  const catalogue = catalogueOf({ publicUrl: request.publicUrl, editions })
  return reply
    .header('access-control-allow-origin', '*')
    .header('cache-control', 'public, max-age=300')
    .header('vary', 'accept')
    .type(as === 'turtle' ? 'text/turtle; charset=utf-8' : 'application/ld+json')
    .send(as === 'turtle' ? toTurtle(catalogue) : JSON.stringify(catalogue))
}
