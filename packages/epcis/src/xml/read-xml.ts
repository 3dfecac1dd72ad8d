import { SaxesParser } from 'saxes'
import { InvalidDocument } from '../document/problem.ts'
import { deepest } from '../schema/depth.ts'
import type { XmlElement } from './xml-element.ts'

/**
 * The tree of an XML document with namespaces resolved. Nothing outside the text is ever read: a document type with
 * declarations of its own is refused, so no entity but the five of XML exists. Throws `InvalidDocument` on anything not
 * well formed or deeper than `deepest`.
 */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const open: XmlElement[] = []
  let root: XmlElement | undefined
  let hints: string[] = []
  parser.on('doctype', (declaration) => {
    if (declaration.includes('[')) refuse('a document type with declarations is not read')
  })
  parser.on('processinginstruction', ({ target, body }) => {
    if (target === 'json' || target === 'epcis') hints.push(`${target} ${body.trim()}`)
  })
  parser.on('opentag', (tag) => {
    if (open.length >= deepest) refuse(`elements stand deeper than ${deepest}`)
    const element: XmlElement = {
      namespace: tag.uri,
      prefix: tag.prefix,
      local: tag.local,
      attributes: [],
      declared: [],
      children: [],
      text: '',
      hints,
      trailing: [],
    }
    hints = []
    for (const { prefix, local, value, uri } of Object.values(tag.attributes)) {
      if (prefix === 'xmlns') element.declared.push([local, value])
      else if (prefix !== '' || local !== 'xmlns') element.attributes.push({ namespace: uri, prefix, local, value })
    }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => {
    const closed = open.pop()
    if (closed) closed.trailing = hints
    hints = []
  })
  const add = (piece: string) => {
    const element = open.at(-1)
    if (element) element.text += piece
  }
  parser.on('text', add)
  parser.on('cdata', add)
  try {
    parser.write(text.startsWith('\uFEFF') ? text.slice(1) : text).close()
  } catch (error) {
    if (error instanceof InvalidDocument) throw error
    refuse(error instanceof Error ? error.message : String(error))
  }
  if (root === undefined) return refuse('there is no element')
  return root
}

function refuse(message: string): never {
  throw new InvalidDocument([{ code: 'not-xml', at: '', message }])
}
