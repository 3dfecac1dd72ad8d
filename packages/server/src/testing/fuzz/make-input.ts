import { changeLeaf, drawValue, type Manner, pick, type Random } from './draw-value.ts'
import { fillForm } from './fill-form.ts'
import { hostileBodies, hostileTexts } from './hostile-values.ts'
import { type Input, knownTo, type Making, type Pairs, textOf } from './making.ts'
import type { PageForm } from './read-forms.ts'
import type { Target } from './targets.ts'
import { singular } from './world-facts.ts'

/** An input for an address: near one that was accepted, or drawn from its description and the world. */
export function makeInput(target: Target, making: Making): Input {
  const { random, kept } = making
  const dice = random()
  if (kept.length > 0 && dice < 0.5) return vary(pick(random, kept), target, making)
  const manner: Manner = dice < 0.78 ? 'right' : dice < 0.86 ? 'edge' : 'hostile'
  return drawInput(target, making, manner)
}

function drawInput(target: Target, making: Making, manner: Manner): Input {
  const { random, forms, links } = making
  const form = forms.length > 0 && random() < 0.9 ? pick(random, forms) : undefined
  const linked = links.length > 0 && random() < 0.8 ? pick(random, links) : undefined
  const input: Input = {
    url: form?.action ?? linked ?? fillPath(target, making, manner),
    headers: headersOf(making, manner),
  }
  if (manner === 'hostile' && random() < 0.25) input.url = spoilPath(input.url, random)
  input.url += queryOf(target, making, manner)
  if (target.method === 'GET') return form ? { ...input, url: withForm(input.url, form, making, manner) } : input
  if (target.isApi) return { ...input, ...bodyOf(target, making, manner) }
  if (form) return { ...input, pairs: fillForm(form, making, manner), hasFiles: form.hasFiles }
  return { ...input, pairs: strayPairs(making) }
}

function withForm(url: string, form: PageForm, making: Making, manner: Manner): string {
  const pairs = fillForm(form, making, manner).map(([name, value]) => [name, value.toWellFormed()])
  return `${url.split('?')[0]}?${new URLSearchParams(pairs)}`
}

function fillPath(target: Target, making: Making, manner: Manner): string {
  const { random, facts } = making
  const parts = target.path.split('/')
  const names = parts.filter((part) => part.startsWith(':')).map((part) => part.slice(1))
  const row = names.length > 1 ? facts.findRow(random, names) : undefined
  const valueAt = (name: string, before: string): string => {
    const schema = target.parameters.find((one) => one.in === 'path' && one.name === name)?.schema ?? { type: 'string' }
    const about = singular(before.replace(/^:/, ''))
    const names = name === 'id' ? [`${about}Id`] : [`${about}${name[0]?.toUpperCase()}${name.slice(1)}`, name]
    const known = () => row?.[name] ?? facts.find(random, names) ?? facts.find(random, [`${name}Id`])
    return textOf(drawValue(schema, name, { random, manner, known }) ?? 'x')
  }
  return parts
    .map((part, i) =>
      part.replace(/:(\w+)|\*/g, (_, name: string) => encodeURIComponent(valueAt(name ?? 'rest', parts[i - 1] ?? ''))),
    )
    .join('/')
}

function spoilPath(url: string, random: Random): string {
  const parts = url.split('/')
  const at = 1 + Math.floor(random() * (parts.length - 1))
  const odd = random() < 0.8 ? encodeURIComponent(textOf(pick(random, hostileTexts)).slice(0, 400)) : '%c0%af'
  return parts.map((part, i) => (i === at ? odd : part)).join('/')
}

function queryOf(target: Target, making: Making, manner: Manner): string {
  const { random } = making
  const draw = (schema: object, name: string) =>
    textOf(drawValue(schema, name, { random, manner, known: (one) => knownTo(making, one) }))
  const pairs = target.parameters
    .filter((one) => one.in === 'query' && random() < 0.4)
    .map(({ name, schema }) => [name, draw(schema, name)])
  if (!target.isApi && random() < 0.2)
    pairs.push([pick(random, queryNames), draw({ type: 'string', maxLength: 40 }, pick(random, queryNames))])
  if (manner === 'hostile' && random() < 0.3)
    pairs.push([textOf(pick(random, [...queryNames, ...hostileTexts])), textOf(pick(random, hostileTexts))])
  return pairs.length > 0 ? `?${new URLSearchParams(pairs as [string, string][])}` : ''
}

const queryNames =
  'q page sort year star province commune from to cursor lang size kind status next step organisation product on version code name'.split(
    ' ',
  )

function headersOf({ random }: Making, manner: Manner): Record<string, string> {
  const headers: Record<string, string> = {}
  if (random() < 0.1) headers['accept-language'] = pick(random, ['en', 'vi;q=0.8', '*', 'xx-yy;q=a'])
  if (random() < 0.1) headers['idempotency-key'] = `k-${Math.floor(random() * 1e12)}`
  if (random() < 0.05) headers['if-none-match'] = pick(random, ['*', 'W/"1"', '"abc"', 'x'])
  if (manner !== 'hostile') return headers
  const name = pick(random, [
    ...['if-match', 'range', 'accept', 'content-type', 'cookie', 'on-behalf-of', 'idempotency-key', 'accept-encoding'],
    ...[
      'x-forwarded-host',
      'x-forwarded-proto',
      'user-agent',
      'referer',
      'if-modified-since',
      'authorization',
      'origin',
    ],
    ...['gs1-epcis-version', 'gs1-cbv-xml-format', 'x-requested-with', 'x-http-method-override', 'sec-fetch-site'],
  ])
  // Node itself refuses control signs in a header before any of our code sees them.
  if (random() < 0.5)
    headers[name] = textOf(pick(random, hostileTexts))
      .replace(/[^\t\x20-\x7e]/g, '')
      .slice(0, 4000)
  return headers
}

function bodyOf(target: Target, making: Making, manner: Manner): Pick<Input, 'body' | 'raw'> {
  const { random } = making
  if (manner === 'hostile' && random() < 0.15) return { raw: pick(random, hostileBodies) }
  if (!target.body) return target.path.startsWith('/epcis') ? { body: epcisDocument(making) } : {}
  return { body: drawValue(target.body, '', { random, manner, known: (name) => knownTo(making, name) }) }
}

/** An event that any partner of a trade may capture, or nearly. */
function epcisDocument({ random }: Making): object {
  const lot = `https://id.gs1.org/01/0952012345678${Math.floor(random() * 10)}/10/L${Math.floor(random() * 1000)}`
  const event = {
    type: pick(random, ['ObjectEvent', 'ObjectEvent', 'AggregationEvent', 'TransformationEvent', 'Nothing']),
    action: pick(random, ['ADD', 'OBSERVE', 'DELETE']),
    bizStep: pick(random, ['commissioning', 'inspecting', 'shipping', 'receiving']),
    eventTime: new Date(Date.now() - random() * 1e9).toISOString(),
    eventTimeZoneOffset: pick(random, ['+07:00', '-01:30', '+99:99']),
    quantityList: [{ epcClass: lot, quantity: pick(random, [1, 2.5, -1, 1e30]), uom: 'KGM' }],
  }
  return {
    '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
    ...{ type: 'EPCISDocument', schemaVersion: '2.0', creationDate: new Date().toISOString() },
    epcisBody: { eventList: Array.from({ length: 1 + Math.floor(random() * 3) }, () => event) },
  }
}

function strayPairs(making: Making): Pairs {
  const { random } = making
  return Array.from({ length: Math.floor(random() * 5) }, () => {
    const name = pick(random, queryNames)
    return [name, textOf(random() < 0.5 ? pick(random, hostileTexts) : (knownTo(making, name) ?? 'Chữ'))] as const
  })
}

function vary(input: Input, target: Target, making: Making): Input {
  const { random } = making
  const other = (name: string) =>
    drawValue({ type: 'string' }, name, {
      random,
      manner: random() < 0.75 ? 'right' : 'hostile',
      known: (one) => knownTo(making, one),
    })
  const headers = headersOf(making, 'right')
  if (input.body !== undefined) {
    const fresh = bodyOf(target, making, 'right').body
    const keys = Object.keys(fresh ?? {})
    const isObject = keys.length > 0 && typeof input.body === 'object' && !Array.isArray(input.body)
    if (!isObject || random() < 0.3) return { ...input, headers, body: changeLeaf(input.body, random, other) }
    const key = pick(random, keys)
    return { ...input, headers, body: { ...input.body, [key]: (fresh as Record<string, unknown>)[key] } }
  }
  if (input.pairs) {
    const at = Math.floor(random() * input.pairs.length)
    const pairs = input.pairs.map(([name, value], i) => [name, i === at ? textOf(other(name)) : value] as const)
    return { ...input, headers, pairs }
  }
  const [path = ''] = input.url.split('?')
  return { ...input, headers, url: path + queryOf(target, making, random() < 0.9 ? 'right' : 'edge') }
}
