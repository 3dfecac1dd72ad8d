import type { Decision } from '../../councils/get-decision.ts'

/** A file of the package, as its description lists it. */
export type Described = { path: string; title: string; sha256: string; bytes: number; mediaType: string }

/** A recognised product of the package: its dossier, and the files that belong to it. */
export type DescribedDossier = {
  code: string
  product: string
  producer: string
  commune: string
  province: string
  star: number
  points: string
  files: Described[]
}

/**
 * What a package holds, as XML: the decision and its dossiers in the terms of Dublin Core (ISO 15836), each file with its SHA-256. No
 * published schema of the State's archives could be read here: the names are Dublin Core's where it has one, ours where not.
 */
export function describeDecision(
  decision: Decision,
  papers: readonly Described[],
  dossiers: readonly DescribedDossier[],
): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<archive xmlns="https://saolang.example/ns/archive/1" xmlns:dc="http://purl.org/dc/terms/">
  <dc:identifier>${xml(decision.number)}</dc:identifier>
  <dc:title>Quyết định số ${xml(decision.number)} công nhận sản phẩm OCOP</dc:title>
  <dc:type>Quyết định</dc:type>
  <dc:creator>${xml(decision.authority.name)}</dc:creator>
  <dc:contributor>${xml(`${decision.signer.title} ${decision.signer.name}`)}</dc:contributor>
  <dc:issued>${xml(decision.signedOn)}</dc:issued>
  <dc:language>vi</dc:language>
${papers.map((file) => fileElement(file, '  ')).join('\n')}
${dossiers.map(dossierElement).join('\n')}
</archive>
`
}

function dossierElement({ code, product, producer, commune, province, star, points, files }: DescribedDossier): string {
  return `  <dossier>
    <dc:identifier>${xml(code)}</dc:identifier>
    <dc:title>${xml(product)}</dc:title>
    <dc:creator>${xml(producer)}</dc:creator>
    <dc:spatial>${xml(`${commune}, ${province}`)}</dc:spatial>
    <star>${star}</star>
    <points>${xml(points)}</points>
${files.map((file) => fileElement(file, '    ')).join('\n')}
  </dossier>`
}

function fileElement({ path, title, sha256, bytes, mediaType }: Described, indent: string): string {
  return `${indent}<file path="${xml(path)}" sha256="${sha256}" bytes="${bytes}"><dc:title>${xml(title)}</dc:title><dc:format>${mediaType}</dc:format></file>`
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// XML 1.0, section 2.2: what is no character of it is left out.
const xml = (text: string) =>
  text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll(/[&<>"]/g, (sign) => escapes[sign] as string)
