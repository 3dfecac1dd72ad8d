import { epcFormats } from '@saolang/core/trace/answer.ts'
import type { App } from '../../platform/http.ts'
import { captureRoutes } from './capture-routes.ts'
import { EpcisRefusal, handleEpcisError } from './exceptions.ts'
import { namedQueryRoutes } from './named-query-routes.ts'
import { captureLimits, speakVersions } from './negotiate.ts'
import { queryRoutes } from './query-routes.ts'
import { resourceNames, resourceRoutes } from './resource-routes.ts'
import { subscriptionRoutes } from './subscription-routes.ts'

const documentTypes = ['application/json', 'application/ld+json', 'application/xml', 'text/xml']
const jobHeaders = {
  'GS1-EPCIS-Capture-Limit': String(captureLimits.events),
  'GS1-EPCIS-Capture-File-Size-Limit': String(captureLimits.bytes),
  'GS1-Capture-Error-Behaviour': 'rollback, proceed',
}
const queryHeaders = {
  'GS1-EPC-Format': epcFormats.join(', '),
  'GS1-CBV-XML-Format': 'Always_Web_URI, Always_URN, Never_Translates, No_Preference',
}

/** What each address takes, for discovery (EPCIS 2.0 section 12.3). */
const addresses: readonly (readonly [path: string, allow: string, headers: Record<string, string>])[] = [
  ['/', 'OPTIONS', {}],
  ['/capture', 'GET, POST, OPTIONS', jobHeaders],
  ['/capture/:id', 'GET, OPTIONS', {}],
  ['/events', 'GET, POST, OPTIONS', { ...jobHeaders, ...queryHeaders }],
  ['/events/:id', 'GET, OPTIONS', queryHeaders],
  ['/nextPageToken/*', 'DELETE, OPTIONS', {}],
  ['/queries', 'GET, POST, OPTIONS', {}],
  ['/queries/:name', 'GET, DELETE, OPTIONS', {}],
  ['/queries/:name/events', 'GET, OPTIONS', queryHeaders],
  ['/queries/:name/subscriptions', 'GET, POST, OPTIONS', queryHeaders],
  ['/queries/:name/subscriptions/:id', 'GET, DELETE, OPTIONS', {}],
  ...resourceNames.flatMap((name) =>
    [`/${name}`, `/${name}/:value`, `/${name}/:value/events`].map(
      (path) => [path, 'GET, OPTIONS', queryHeaders] as const,
    ),
  ),
]

/** The EPCIS 2.0 REST interface under `/epcis`: documents and problems in JSON or XML, everything by bearer token. */
export function epcisRoutes(app: App): void {
  app.register(
    async (scope) => {
      const inside = scope as unknown as App
      inside.removeAllContentTypeParsers()
      inside.addContentTypeParser(
        documentTypes,
        { parseAs: 'string', bodyLimit: captureLimits.bytes },
        (_, body, done) => done(null, body),
      )
      inside.setErrorHandler(handleEpcisError)
      inside.setNotFoundHandler(() => {
        throw new EpcisRefusal('NoSuchResourceException', 'Nothing is served at this address')
      })
      inside.addHook('onRequest', speakVersions)
      captureRoutes(inside)
      queryRoutes(inside)
      resourceRoutes(inside)
      namedQueryRoutes(inside)
      subscriptionRoutes(inside)
      for (const [path, allow, headers] of addresses)
        inside.options(path, { schema: { hide: true } as never }, (_, reply) =>
          reply.status(204).header('allow', allow).headers(headers).send(),
        )
    },
    { prefix: '/epcis' },
  )
}
