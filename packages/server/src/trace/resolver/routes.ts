import { vocabulary } from '@saolang/core/trace/resolver/link.ts'
import { applicationIdentifiers } from '@saolang/epcis/ai/application-identifier.ts'
import type { App } from '../../platform/http.ts'
import { allowAnyOrigin, answerIdentifier } from './answer.ts'

/** Every primary key of the dictionary: what a Digital Link path may begin with. */
const primaryKeys = [...applicationIdentifiers.values()].filter(({ qualifiers }) => qualifiers).map(({ ai }) => ai)

/** The resolver at the root: every primary key of GS1, and the file that describes it. */
export function resolverRoutes(app: App): void {
  for (const ai of primaryKeys) {
    app.get(`/${ai}/*`, { schema: { hide: true } }, answerIdentifier)
    app.options(`/${ai}/*`, { schema: { hide: true } }, (_, reply) => allowAnyOrigin(reply).status(204).send())
  }
  app.get('/.well-known/gs1resolver', { schema: { hide: true } }, (request, reply) =>
    allowAnyOrigin(reply)
      .header('cache-control', 'public, max-age=3600')
      .send({
        name: 'Sao Làng',
        resolverRoot: request.publicUrl,
        supportedPrimaryKeys: ['all'],
        linkTypeDefaultCanBeLinkset: false,
        supportedLinkType: [{ namespace: vocabulary, prefix: 'gs1:' }],
      }),
  )
}
