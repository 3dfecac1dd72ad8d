import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import files from '@fastify/static'
import swagger from '@fastify/swagger'
import { type Actor, visitor } from '@saolang/core/people/actor.ts'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { completeDescription, securitySchemesOf } from './api/describe-api.ts'
import { type Config, rootDir } from './config.ts'
import { handleError, handleNotFound } from './problem-json.ts'
import { countTogether } from './processes/count-together.ts'
import { refuseForgery, refuseUnwritable, refuseWithoutToken } from './request-guard.ts'
import { followRequests, noteReady } from './watching/follow-requests.ts'
import { logOptions } from './watching/logging/log-options.ts'
import { traceIdOf } from './watching/tracing/trace-id.ts'

/** The HTTP application, typed by the schemas of its routes. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route reads forms with files, and calls `refuseWithoutToken` itself. */
    takesFiles?: boolean
  }
}

/** What the platform is given from the rooms above it: who a request comes from. */
export type HttpOptions = {
  config: Config
  authenticate(request: FastifyRequest): Promise<Actor | undefined>
  /** What registered programs may ask leave for, for the description of the API. */
  scopes: readonly string[]
  /** Answers from memory before any of the machinery has looked at the request; true when it did. */
  answerAtOnce?(request: IncomingMessage, response: ServerResponse): boolean
}

/** Opens the application with everything that all routes need: guards, headers, forms, files, API description. Rooms add their routes. */
export async function createHttp({ config, authenticate, answerAtOnce, scopes }: HttpOptions): Promise<App> {
  const app: App = fastify({
    ...logOptions(config.logLevel),
    genReqId: ({ headers }) => traceIdOf(headers),
    bodyLimit: 1024 * 1024,
    trustProxy: ['loopback', ...config.proxies],
    // While the door closes, what still comes in on an open connection is answered like anything else.
    return503OnClosing: false,
    exposeHeadRoutes: false,
    rewriteUrl: takeHeadAsGet,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    serverFactory: (handle) =>
      createServer({ keepAliveTimeout: 72_000 }, (request, response) => {
        const began = performance.now()
        if (answerAtOnce?.(request, response)) noteReady(request, response.statusCode, began)
        else handle(request, response)
      }),
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(handleError)
  app.setNotFoundHandler(handleNotFound)

  await app.register(cookie)
  await app.register(formbody)
  await app.register(multipart, { limits: { fileSize: 20 * 1024 * 1024, files: 10, fields: 200 } })
  // In one piece with its length, and not on its way: of a page whose head is out nginx cannot ask another process for the rest.
  await app.register(compress, {
    threshold: 1024,
    syncThreshold: 256 * 1024,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { 1: 4 } },
  })
  await app.register(helmet, {
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    frameguard: { action: 'deny' },
    // Not `no-referrer`: browsers would then post our own forms with `Origin: null`.
    referrerPolicy: { policy: 'same-origin' },
    hsts: { maxAge: 31_536_000, includeSubDomains: true },
  })
  await app.register(rateLimit, { global: false, store: countTogether() })
  followRequests(app)
  guardRequests(app, config, authenticate)
  await serveAssets(app)
  await describeApi(app, { config, scopes })
  return app
}

// Node itself leaves the body of such an answer out: a second route for the head of every page would weigh 3 MB.
function takeHeadAsGet(request: IncomingMessage): string {
  if (request.method === 'HEAD') request.method = 'GET'
  return request.url ?? '/'
}

function guardRequests(app: App, config: Config, authenticate: HttpOptions['authenticate']): void {
  const ourOrigins = new Set([new URL(config.publicUrl).origin])
  app.decorateRequest('actor', null as never)
  app.decorateRequest('isDemo', config.isDemo)
  app.decorateRequest('publicUrl', config.publicUrl)
  app.addHook('onRequest', async (request, reply) => {
    request.actor = visitor
    reply.header('content-security-policy', bareAnswerPolicy)
    reply.header('permissions-policy', devicesPolicy)
    if (request.url.startsWith('/assets/')) return
    request.actor = (await authenticate(request)) ?? visitor
    if (isWrite(request)) refuseForgery(request, ourOrigins)
  })
  app.addHook('preValidation', async (request) => {
    refuseUnwritable(request.params, request.query, !request.isMultipart() && request.body)
    // A form with files holds its token among its parts: a route that takes one checks the token as it reads them.
    const isCheckedLater = request.isMultipart() && request.routeOptions.config.takesFiles
    if (isWrite(request) && !isCheckedLater)
      refuseWithoutToken(request, (request.body as { csrf?: unknown } | undefined)?.csrf)
  })
}

// What is no page (JSON, CSV, an image, a PDF) runs nothing and is shown inside nothing; pages bring a policy of their own.
const bareAnswerPolicy =
  "script-src 'none'; object-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// The diary takes photos and places, a live sale is filmed; nothing of ours asks for more, and nobody else's page asks through ours.
const devicesPolicy =
  'camera=(self), microphone=(self), geolocation=(self), payment=(), usb=(), serial=(), bluetooth=(), display-capture=(), browsing-topics=()'

function isWrite(request: FastifyRequest): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(request.method)
}

async function serveAssets(app: App): Promise<void> {
  const root = join(rootDir, 'packages/web/dist/assets')
  if (!existsSync(root)) return
  await app.register(files, { root, prefix: '/assets/', immutable: true, maxAge: '365d', index: false })
}

async function describeApi(app: App, { config, scopes }: Pick<HttpOptions, 'config' | 'scopes'>): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Sao Làng API',
        version: '1.0.0',
        description: 'The national register of OCOP products and what fills it. How to begin: docs/api.md.',
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
        contact: { name: 'Sao Làng', url: config.publicUrl },
      },
      servers: [{ url: config.publicUrl }],
      components: {
        securitySchemes: securitySchemesOf(config.publicUrl, scopes) as never,
      },
    },
    transformObject: (arg) =>
      completeDescription(('openapiObject' in arg ? arg.openapiObject : arg.swaggerObject) as never) as never,
    transform: (arg) =>
      /^\/(?:api\/v1|epcis)\//.test(arg.url) || ['/health', '/ready'].includes(arg.url)
        ? jsonSchemaTransform(arg)
        : { schema: { ...arg.schema, hide: true }, url: arg.url },
  })
  app.get('/api/openapi.json', { schema: { hide: true } as never }, () => app.swagger())
}
