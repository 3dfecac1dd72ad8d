import type { Words } from '../dataset.ts'

/** A value of a node: a text in a language, a typed value, a number, a reference or a node within. */
export type Value =
  | string
  | number
  | { '@value': string; '@language': string }
  | { '@value': string; '@type': string }
  | Node

/** A thing of the catalogue as JSON-LD has it; without an `@id` it has no name of its own. */
export type Node = { [property: string]: Value | readonly Value[] }

/** The vocabularies of the catalogue by prefix. */
export const prefixes = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  geo: 'http://www.opengis.net/ont/geosparql#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

/** A text in both languages. */
export const inBoth = ([vi, en]: Words): Value[] => [
  { '@value': vi, '@language': 'vi' },
  { '@value': en, '@language': 'en' },
]

/** A reference to a thing that is described elsewhere. */
export const to = (id: string): Node => ({ '@id': id })

/** A thing of a class, by name. */
export const a = (type: string, id: string, more: Node = {}): Node => ({ '@id': id, '@type': type, ...more })

/** A legal day. */
export const day = (value: string): Value => ({ '@value': value, '@type': 'xsd:date' })

/** A moment. */
export const moment = (value: string): Value => ({ '@value': value, '@type': 'xsd:dateTime' })
