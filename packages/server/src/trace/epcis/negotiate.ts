import { type EpcFormat, epcFormats } from '@saolang/core/trace/answer.ts'
import type { EpcisContent } from '@saolang/epcis/document/document.ts'
import { documentToXml } from '@saolang/epcis/xml/document-to-xml.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { EpcisRefusal } from './exceptions.ts'

/** How much one request may carry: events, and bytes. */
export const captureLimits = { events: 2000, bytes: 16 * 1024 * 1024 }

const versions = {
  'GS1-EPCIS-Version': '2.0.0',
  'GS1-EPCIS-Min': '2.0.0',
  'GS1-EPCIS-Max': '2.0.0',
  'GS1-CBV-Version': '2.0.0',
  'GS1-CBV-Min': '2.0.0',
  'GS1-CBV-Max': '2.0.0',
  'GS1-Vendor-Version': '1.0.0',
}

/** Says which versions are spoken here, and refuses a request for another (EPCIS 2.0 section 12.4). */
export async function speakVersions(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.headers(versions)
  for (const name of ['gs1-epcis-version', 'gs1-cbv-version']) {
    const asked = request.headers[name]
    if (typeof asked === 'string' && !/^2\.0(\.\d+)?$/.test(asked.trim()))
      throw new EpcisRefusal('NotAcceptableException', `${name} ${asked} is not spoken here, only 2.0`)
  }
}

/** How the answer is to be written. Throws `EpcisRefusal` when nothing that the request takes is spoken. */
export function answerTypeOf(
  request: FastifyRequest,
): 'application/json' | 'application/ld+json' | 'application/xml' | 'text/xml' {
  const accepted = String(request.headers.accept ?? '*/*')
    .split(',')
    .map((part) => part.split(';')[0]?.trim().toLowerCase() ?? '')
  for (const type of accepted) {
    if (
      type === 'application/json' ||
      type === 'application/ld+json' ||
      type === 'application/xml' ||
      type === 'text/xml'
    )
      return type
    if (type === '*/*' || type === 'application/*') return 'application/json'
  }
  throw new EpcisRefusal('NotAcceptableException', `Accept: ${request.headers.accept} is neither JSON nor XML`)
}

/** True when the answer is to be XML. */
export function wantsXml(request: FastifyRequest): boolean {
  return answerTypeOf(request).endsWith('xml')
}

/** The spelling of identifiers that the request asks for: Digital Links unless it says otherwise (EPCIS 2.0 section 12.4.3). */
export function epcFormatOf(request: FastifyRequest): EpcFormat {
  const asked = request.headers['gs1-epc-format'] ?? 'Always_GS1_Digital_Link'
  const format = epcFormats.find((name) => name === asked)
  if (!format) throw new EpcisRefusal('QueryParameterException', `GS1-EPC-Format is one of ${epcFormats.join(', ')}`)
  return format
}

/** How standard terms are spelled in XML, which knows no bare words (EPCIS 2.0 section 12.4.3). */
const termForms = {
  No_Preference: 'web',
  Always_Web_URI: 'web',
  Always_URN: 'urn',
  Never_Translates: 'kept',
} as const

function termFormatOf(request: FastifyRequest): keyof typeof termForms {
  const asked = String(request.headers['gs1-cbv-xml-format'] ?? 'Always_Web_URI')
  if (Object.hasOwn(termForms, asked)) return asked as keyof typeof termForms
  throw new EpcisRefusal('QueryParameterException', `GS1-CBV-XML-Format is one of ${Object.keys(termForms).join(', ')}`)
}

/** Sends what has no form in XML. */
export function sendJson(reply: FastifyReply, value: unknown): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(value))
}

/** Sends a document or an event in the form that the request takes. */
export function sendContent(request: FastifyRequest, reply: FastifyReply, content: EpcisContent): FastifyReply {
  const type = answerTypeOf(request)
  reply
    .header('GS1-EPC-Format', epcFormatOf(request))
    .header('vary', 'accept, gs1-epc-format')
    .type(`${type}; charset=utf-8`)
  if (!type.endsWith('xml')) return reply.send(JSON.stringify(content))
  const format = termFormatOf(request)
  return reply.header('GS1-CBV-XML-Format', format).send(documentToXml(content, { terms: termForms[format] }))
}
