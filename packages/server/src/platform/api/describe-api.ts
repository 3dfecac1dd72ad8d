type Schema = Record<string, unknown>
type Answer = { description?: string; content?: Record<string, { schema?: Schema }> }
type Operation = {
  operationId?: string
  summary?: string
  description?: string
  tags?: string[]
  security?: Record<string, string[]>[]
  parameters?: Schema[]
  responses?: Record<string, Answer>
}
type Document = Record<string, unknown> & {
  paths?: Record<string, Record<string, Operation>>
  components?: Record<string, Record<string, unknown>>
}

/** The groups of operations, in the order in which they are described. */
export const tagWords = {
  register: 'The public register: products, certificates, reports and what became of them.',
  verification: 'Whether a code is genuine, and what it stands for today.',
  changes: 'Everything that changed, in an order in which nothing is missed.',
  webhooks: 'Where a registered system is told of changes.',
  organisations: 'Producers, and the mandates by which a system acts for them.',
  dossiers: 'Product dossiers, from the first word to the decision.',
  councils: 'Councils, sessions, cards and declarations.',
  verdicts: 'What councils concluded.',
  decisions: 'Decisions of recognition.',
  units: 'Administrative units of today and of before.',
  tokens: 'Keys of programs.',
  trace: 'Where goods come from and where they went; recalls.',
  exchange: 'What is told to portals of the State.',
  diary: 'The field diary.',
  shop: 'What can be bought, and orders of it: by anybody, without an account.',
  selling: 'Orders on their seller’s side.',
  insight: 'Indicators and targets.',
  log: 'The audit trail as a transparency log.',
  health: 'Whether the system is up.',
} as const satisfies Record<string, string>

/** The ways to prove who asks. */
export function securitySchemesOf(publicUrl: string, scopes: readonly string[]) {
  const words = Object.fromEntries(scopes.map((name) => [name, `The acts of ${name}`]))
  return {
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: '__Host-session',
      description: 'A signed-in browser; writes carry `X-CSRF-Token`.',
    },
    bearer: { type: 'http', scheme: 'bearer', description: 'A key of the old kind, made on the command line.' },
    oauth: {
      type: 'oauth2',
      description:
        'A registered system (RFC 6749, section 4.4). `On-Behalf-Of` names the organisation that it acts for.',
      flows: { clientCredentials: { tokenUrl: `${publicUrl}/oauth/token`, scopes: words } },
    },
  } as const
}

/** RFC 9457, with all reasons of a refusal. */
const problemSchema = {
  type: 'object',
  title: 'Problem',
  description: 'Why something was refused (RFC 9457): every reason at once.',
  required: ['type', 'title', 'status', 'problems'],
  properties: {
    type: { type: 'string', description: 'An address that names the first reason.' },
    title: { type: 'string', description: 'The first reason in words.' },
    status: { type: 'integer' },
    instance: { type: 'string' },
    problems: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code'],
        properties: {
          code: { type: 'string', description: 'Stable; programs read this one.' },
          at: { type: 'string', description: 'The field or criterion it belongs to.' },
          source: { type: 'string', description: 'The article of law behind it.' },
          detail: { type: 'string', description: 'The reason in words.' },
        },
      },
    },
  },
  examples: [
    {
      type: '/problems/dossier.product-name-missing',
      title: 'Hãy ghi tên sản phẩm.',
      status: 422,
      instance: '/api/v1/dossiers',
      problems: [{ code: 'dossier.product-name-missing', at: 'productName', detail: 'Hãy ghi tên sản phẩm.' }],
    },
  ],
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key is answered the same for 90 days: a write that may have arrived can be sent again.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  example: '8e03978e-40d5-43dd-bc93-6894a57f9324',
}

const onBehalfOf = {
  name: 'On-Behalf-Of',
  in: 'header',
  required: false,
  description: 'The organisation that a registered system acts for; it must hold its mandate.',
  schema: { type: 'string', format: 'uuid' },
}

/**
 * Completes the description that the routes' schemas give: names, groups, who may ask, what all answers have in common. It is done in one
 * place, so that no route can forget it.
 */
export function completeDescription(document: Document): Document {
  const used = new Set<string>()
  const paths = Object.fromEntries(
    Object.entries(document.paths ?? {}).map(([path, operations]) => [path.replace('{*}', '{rest}'), operations]),
  )
  for (const [path, operations] of Object.entries(paths))
    for (const [method, operation] of Object.entries(operations)) {
      complete(operation, method, path)
      for (const tag of operation.tags ?? []) used.add(tag)
    }
  const known = Object.entries(tagWords) as [string, string][]
  return {
    ...document,
    paths,
    tags: [
      ...known.filter(([name]) => used.has(name)).map(([name, description]) => ({ name, description })),
      ...[...used]
        .filter((name) => !(name in tagWords))
        .map((name) => ({ name, description: `Operations of ${name}.` })),
    ],
    components: { ...document.components, schemas: { ...document.components?.schemas, Problem: problemSchema } },
  }
}

function complete(operation: Operation, method: string, path: string): void {
  operation.operationId ??= nameOf(method, path)
  operation.summary ??= operation.operationId
  operation.description ??= `${operation.summary}.`
  operation.tags ??= [
    path
      .split('/')
      .filter(Boolean)
      .at(path.startsWith('/api/v1') ? 2 : 0) ?? 'api',
  ]
  operation.security ??= [{ oauth: [] }, { bearer: [] }, { session: [] }, {}]
  const isOurs = path.startsWith('/api/v1/')
  const isWrite = method !== 'get'
  operation.parameters = [
    ...(operation.parameters ?? []).map(describeParameter),
    ...(isOurs ? [onBehalfOf] : []),
    ...(isOurs && isWrite ? [idempotencyKey] : []),
  ]
  operation.responses = {
    ...operation.responses,
    default: {
      description: 'Refused, with every reason.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  }
  for (const [status, answer] of Object.entries(operation.responses))
    if (!answer.description || answer.description === 'Default Response')
      answer.description = answerWords[status] ?? 'Done.'
}

/** What parameters of these names mean wherever they stand. */
const parameterWords: Record<string, string> = {
  id: 'Its id.',
  code: 'Its code, as it is printed.',
  rest: 'The rest of the address.',
  q: 'Words to look for.',
  page: 'Which page, from 1.',
  size: 'How many rows at most.',
  province: 'Code of a province of today, two digits.',
  commune: 'Code of a commune of today, five digits.',
  criterion: 'Number of the criterion in the set.',
  step: 'Which page of the forms.',
  target: 'Which portal.',
}

function describeParameter({ name, ...parameter }: Schema): Schema {
  const own = name === '*' ? 'rest' : String(name)
  const words = own.replace(/[_-]/g, ' ').replace(/(?<=[a-z])([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
  return { ...parameter, name: own, description: parameter.description ?? parameterWords[own] ?? `The ${words}.` }
}

const answerWords: Record<string, string> = {
  200: 'What was asked for.',
  201: 'Made.',
  202: 'Taken; it is under way.',
  204: 'Done; there is nothing to say.',
  304: 'You hold it already.',
}

/** `PUT /api/v1/dossiers/{id}/pages/{step}` is `putDossiersByIdPagesByStep`. */
function nameOf(method: string, path: string): string {
  const words = path
    .replace(/^\/api\/v1/, '')
    .split(/[/.\-_]/)
    .filter(Boolean)
    .map((part) => part.replace(/^\{(\w+)\}$/, 'by-$1'))
    .flatMap((part) => part.split('-'))
  return method + words.map((word) => (word[0] ?? '').toUpperCase() + word.slice(1)).join('')
}
