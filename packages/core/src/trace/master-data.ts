import { findQualifiedName, type Prefixes, readPrefixes } from '@saolang/epcis/document/context.ts'
import type { EpcisContent, MasterDataVocabulary } from '@saolang/epcis/document/document.ts'
import { qualifiedName } from './facts.ts'
import { normalIdentifier } from './identifier.ts'

/** What is said about a place, a product or a party: values by full name of the attribute, and what is part of it, in normal form. */
export type MasterData = { type: string; id: string; attributes: Record<string, string[]>; children: string[] }

/** The master data that a document brings beside its events (EPCIS 2.0 section 9.4). What is said twice counts as said last. */
export function listMasterData(content: EpcisContent): MasterData[] {
  const prefixes = readPrefixes(content['@context'])
  const found = new Map<string, MasterData>()
  for (const { type, vocabularyElementList = [] } of vocabulariesOf(content))
    for (const { id, attributes = [], children = [] } of vocabularyElementList) {
      const said: Record<string, string[]> = {}
      for (const { id: name, attribute } of attributes) {
        const full = attributeName(name, prefixes)
        said[full] = [...(said[full] ?? []), ...textsOf(attribute)]
      }
      const one = { type, id: normalIdentifier(id), attributes: said, children: children.map(normalIdentifier) }
      found.set(`${type} ${one.id}`, one)
    }
  return [...found.values()]
}

/** The full name of an attribute: `{namespace}name` when its namespace is known, as it stands otherwise. */
export function attributeName(name: string, prefixes: Prefixes): string {
  if (name.startsWith(standard)) return qualifiedName(standard, name.slice(standard.length))
  const found = findQualifiedName(name, prefixes)
  return found ? qualifiedName(found.namespace, found.local) : name
}

const standard = 'urn:epcglobal:cbv:mda:'

function vocabulariesOf(content: EpcisContent): readonly MasterDataVocabulary[] {
  if (content.type === 'EPCISDocument') return content.epcisHeader?.epcisMasterData?.vocabularyList ?? []
  if (content.type !== 'EPCISQueryDocument') return []
  return content.epcisBody.queryResults?.resultsBody?.vocabularyList ?? []
}

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf)
  return typeof value === 'object' || value === undefined || value === null ? [] : [String(value)]
}
