import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { readCheckpoint, readConsistency, readInclusion, readKeys, readTile } from './read-log.ts'

const Size = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const Hash = z.string().describe('SHA-256, base64')
const rateLimit = { max: 600, timeWindow: '1 minute' }
const tags = ['log']

/** The audit as a transparency log, for anyone: checkpoint, keys, proofs and tiles (RFC 6962; C2SP tlog-checkpoint, tlog-tiles). Hashes only. */
export function logRoutes(app: App): void {
  app.get(
    '/api/v1/log/checkpoint',
    {
      config: { rateLimit },
      schema: {
        tags,
        summary: 'The newest checkpoint of the audit log: a signed note, with the signatures of its witnesses',
      },
    },
    async (_, reply) =>
      reply
        .type('text/plain; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(await readCheckpoint(undefined)),
  )
  app.get(
    '/api/v1/log/keys',
    {
      config: { rateLimit },
      schema: {
        tags,
        summary: 'The key of the audit log and those of its witnesses',
        response: {
          200: z.object({
            origin: z.string(),
            key: z.string().describe('C2SP signed-note verifier key: name+hash+base64'),
            witnesses: z.array(z.object({ name: z.string(), key: z.string() })),
          }),
        },
      },
    },
    () => readKeys(undefined),
  )
  proofRoutes(app)
  tileRoute(app)
}

function proofRoutes(app: App): void {
  app.get(
    '/api/v1/log/proof/inclusion',
    {
      config: { rateLimit },
      schema: {
        tags,
        summary: 'That a leaf is in the tree of a size (RFC 6962, section 2.1.1)',
        querystring: z.object({
          index: z.coerce.number().int().min(0).describe('from 0: the number of the line less one'),
          size: Size.optional(),
        }),
        response: { 200: z.object({ index: z.number(), size: z.number(), leaf: Hash, hashes: z.array(Hash) }) },
      },
    },
    (request) => readInclusion(request.query),
  )
  app.get(
    '/api/v1/log/proof/consistency',
    {
      config: { rateLimit },
      schema: {
        tags,
        summary: 'That the tree of one size begins with that of another (RFC 6962, section 2.1.2)',
        querystring: z.object({ from: z.coerce.number().int().min(0), to: Size.optional() }),
        response: { 200: z.object({ from: z.number(), to: z.number(), hashes: z.array(Hash) }) },
      },
    },
    (request) => readConsistency(request.query),
  )
}

// `000` to `999`, then `x001/000`; a tile that is not full says how wide it is: `x001/234.p/17` (C2SP tlog-tiles).
const tileName = /^((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d?|1\d\d|2[0-4]\d|25[0-5]))?$/

function tileRoute(app: App): void {
  app.get(
    '/api/v1/log/tile/:level/*',
    {
      config: { rateLimit },
      schema: {
        tags,
        summary: 'A tile of at most 256 hashes of the tree, 32 bytes each (C2SP tlog-tiles)',
        params: z.object({ level: z.coerce.number().int().min(0).max(6), '*': z.string().regex(tileName) }),
      },
    },
    async (request, reply) => {
      const { level, '*': name } = request.params
      const [, place = '', part] = name.match(tileName) ?? []
      const tile = { level, index: Number(place.replace(/[x/]/g, '')), width: Number(part ?? 256) }
      return reply
        .type('application/octet-stream')
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(await readTile(tile))
    },
  )
}
