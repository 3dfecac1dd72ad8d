declare module 'jsonld' {
  /** The statements of a JSON-LD document; nothing is loaded from elsewhere. */
  export function toRDF(document: object, options: { format: 'application/n-quads' }): Promise<string>
}

declare module 'n3' {
  type Term = { termType: 'NamedNode' | 'BlankNode' | 'Literal' | 'DefaultGraph'; value: string }
  export type Quad = { subject: Term; predicate: Term; object: Term }

  export class Parser {
    parse(text: string): Quad[]
  }
  export class Store implements Iterable<Quad> {
    constructor(quads: readonly Quad[])
    [Symbol.iterator](): Iterator<Quad>
  }
}
