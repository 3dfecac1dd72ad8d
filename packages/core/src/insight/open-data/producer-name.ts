import { fold } from '../../kernel/text.ts'
import type { OrganisationKind } from '../../people/organisation.ts'

/** Kinds behind which a family or a person stands: their names are personal data (Law 91/2025/QH15). */
const householdKinds: readonly OrganisationKind[] = ['household-producer', 'registered-household', 'farm']

/** Whether a producer of this kind is a household or a farm; null when its record names no kind. */
export function isHousehold(kind: OrganisationKind | null): boolean | null {
  return kind === null ? null : householdKinds.includes(kind)
}

const legalForms =
  /(^| )(htx|hop tac xa|cong ty|cty|tnhh|co phan|doanh nghiep|dntn|to hop tac|tht|hiep hoi|lien hiep|trung tam|tap doan|chi nhanh)( |$)/

const householdWords = /^(ho|hkd|co so|ong|ba) /

/**
 * The name of a producer for files that are kept for ever: an organisation's. Null for a household, a farm or a person; where an
 * older record names no kind, for every name that does not say what legal form it has.
 */
export function nameForOpenData(name: string, kind: OrganisationKind | null): string | null {
  if (name.trim() === '' || isHousehold(kind)) return null
  if (kind !== null) return name
  const folded = fold(name)
  return legalForms.test(folded) && !householdWords.test(folded) ? name : null
}
