import { toConstrainedDigitalLink } from '../digital-link/constrained.ts'
import { urnToDigitalLink } from '../epc/urn-to-digital-link.ts'

const leftPlain: Readonly<Record<string, string>> = { '%27': "'", '%3B': ';', '%3D': '=' }

/**
 * The constrained canonical Digital Link of a GS1 identifier given as EPC urn or as Digital Link of any domain: finest key
 * only, no query (CBV 2.0 section 8.9.2, rules 17 and 18). Undefined for anything else. Canonical links encode `'`, `;` and
 * `=`; the reference's examples leave these three plain, and are followed.
 */
export function canonicalIdentifier(uri: string): string | undefined {
  if (lastRead.has(uri)) return lastRead.get(uri)
  if (lastRead.size >= mostRemembered) lastRead.clear()
  const canonical = readIdentifier(uri)
  lastRead.set(uri, canonical)
  return canonical
}

// The events of a document name the same things over and over.
const lastRead = new Map<string, string | undefined>()
const mostRemembered = 2000

function readIdentifier(uri: string): string | undefined {
  const link = findLink(uri)
  return link?.includes('%') ? link.replace(/%27|%3B|%3D/g, (code) => leftPlain[code] ?? code) : link
}

function findLink(uri: string): string | undefined {
  if (!uri.startsWith('urn:epc:')) return uri.startsWith('http') ? toConstrainedDigitalLink(uri) : undefined
  const link = urnToDigitalLink(uri)
  return link.ok ? link.value : undefined
}
