import { listProblems, type Problem } from '../../kernel/problem.ts'
import type { LinkType } from './link.ts'

/** Link types that a producer may point elsewhere; the others answer from the register and the events. */
export const externalTypes = [
  'pip',
  'hasRetailers',
  'instructions',
  'recipeInfo',
  'safetyInfo',
  'sustainabilityInfo',
] as const satisfies readonly LinkType[]
export type ExternalType = (typeof externalTypes)[number]

/** Languages that an outside page may be said to be in. */
export const externalLanguages = ['vi', 'en', 'fr', 'zh', 'ja', 'ko'] as const

export type ExternalLinkClaim = { type: string; href: string; title: string; language?: string | undefined }

/** Every reason against a link to a page elsewhere. */
export function findExternalLinkProblems({ type, href, title, language }: ExternalLinkClaim): Problem[] {
  return listProblems([
    !externalTypes.some((known) => known === type) && { code: 'link.type-unknown', at: 'type' },
    !isOutsideAddress(href) && { code: 'link.address-wrong', at: 'href' },
    title.trim() === '' && { code: 'link.title-missing', at: 'title' },
    !!language &&
      !externalLanguages.some((known) => known === language) && { code: 'link.language-unknown', at: 'language' },
  ])
}

const isOutsideAddress = (href: string) =>
  /^https:\/\/[a-z0-9.-]+\.[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?$/i.test(href) && href.length <= 500
