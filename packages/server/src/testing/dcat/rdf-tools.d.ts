declare module 'jsonld' {
  /** The statements of a JSON-LD document; nothing is loaded from elsewhere. */
  export function toRDF(document: object, options: { format: 'application/n-quads' }): Promise<string>
}

declare module 'n3' {
  import type { DatasetCore, Quad } from '@rdfjs/types'

  export class Parser {
    constructor(options?: { format?: string })
    parse(text: string): Quad[]
  }
  export const Store: new (quads: readonly Quad[]) => DatasetCore & { readonly size: number }
}
