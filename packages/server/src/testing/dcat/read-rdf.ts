import { readFileSync } from 'node:fs'
import { toRDF } from 'jsonld'
import { Parser, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'

/** The statements of a text in Turtle or N-Quads. */
export function readTurtle(text: string): Store {
  return new Store(new Parser().parse(text))
}

/** The statements of a JSON-LD document. */
export async function readJsonLd(document: object): Promise<Store> {
  return readTurtle(await toRDF(document, { format: 'application/n-quads' }))
}

/** Everything in which statements break the shapes of these files (SHACL): what, where, of which severity. */
export async function findShapeProblems(data: Store, files: readonly string[]): Promise<string[]> {
  const shapes = readTurtle(files.map((file) => readFileSync(file, 'utf8')).join('\n'))
  const report = await new SHACLValidator(shapes as never).validate(data as never)
  return report.results.map(
    ({ focusNode, path, message, severity, sourceConstraintComponent: broken }) =>
      `${last(severity)}: ${focusNode?.value} ${last(path)} ${last(broken)} ${message.map(({ value }) => value).join(' ')}`,
  )
}

const last = (term: unknown) => String((term as { value?: string } | null)?.value ?? '').replace(/^.*[#/]/, '')
