import { parseOwnCode } from '@saolang/core/trace/own-code.ts'
import type { Link } from '@saolang/core/trace/resolver/link.ts'
import type { LinkContext } from '@saolang/core/trace/resolver/linkset.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import type { Level, Thing } from './find-thing.ts'

const languages = ['vi', 'en'] as const

/** The links of a thing, level by level, the finest first; titles of our own links in both languages, the rest as its producer wrote them. */
export function contextsOf(origin: string, { levels, product, recallCode }: Thing, lang: Lang): LinkContext[] {
  return levels.map((level, i) => ({
    anchor: level.anchor,
    description: describe(level, product?.name, lang),
    defaultHref: level.page,
    links: [
      ...linksOfLevel(origin, level, lang),
      ...(recallCode && i === 0 ? linksOfRecall(origin, recallCode) : []),
      ...(product ? [...pagesOf(level, product), ...passportOf(origin, level, lang)] : []),
      // What is said of the product as a whole stands at its own level, the last.
      ...(product && i === levels.length - 1 ? linksOfProduct(origin, product, lang) : []),
    ],
  }))
}

function describe({ lot, serial }: Level, name: string | undefined, lang: Lang): string {
  const parts = [
    name ?? say(lang, 'trace.unnamedThing'),
    lot && say(lang, 'trace.lotNumber', { lot }),
    serial && say(lang, 'trace.serialNumber', { serial }),
  ]
  return parts.filter(Boolean).join(', ')
}

function linksOfLevel(origin: string, { anchor }: Level, lang: Lang): Link[] {
  const epc = encodeURIComponent(anchor)
  return [
    {
      type: 'traceability',
      href: `${origin}/api/v1/trace?epc=${epc}`,
      title: say(lang, 'trace.linkWay'),
      mediaType: 'application/json',
    },
    {
      type: 'epcis',
      href: `${origin}/epcis/events?MATCH_anyEPC=${epc}`,
      title: say(lang, 'trace.linkEvents'),
      mediaType: 'application/json',
    },
  ]
}

function linksOfRecall(origin: string, code: string): Link[] {
  return languages.map((language) => ({
    type: 'recallStatus',
    href: `${origin}/recalls/${code}?lang=${language}`,
    title: say(language, 'trace.linkRecall'),
    languages: [language],
    mediaType: 'text/html',
  }))
}

function pagesOf({ page }: Level, { name }: NonNullable<Thing['product']>): Link[] {
  return languages.map((language) => ({
    type: 'pip',
    href: `${page}?lang=${language}`,
    title: `${name}: ${say(language, 'trace.linkPage')}`,
    languages: [language],
    mediaType: 'text/html',
  }))
}

/** The passport of a product, a lot or a piece; none while the product has no key of ours. */
function passportOf(origin: string, { page, lot, serial }: Level, lang: Lang): Link[] {
  const key = parseOwnCode(page)?.key
  if (!key) return []
  const asked = new URLSearchParams({ ...(lot && { lot }), ...(serial && { serial }) })
  return [
    {
      type: 'dpp',
      href: `${origin}/api/v1/passports/${key}${asked.size > 0 ? `?${asked}` : ''}`,
      title: say(lang, 'trace.jarPassport'),
      mediaType: 'application/ld+json',
    },
  ]
}

function linksOfProduct(
  origin: string,
  { address, verificationCode, external }: NonNullable<Thing['product']>,
  lang: Lang,
): Link[] {
  const check = verificationCode && `${origin}/v/${verificationCode}`
  return [
    {
      type: 'certificationInfo',
      href: check || `${origin}/products/${address}`,
      title: say(lang, 'trace.linkCertificate'),
      mediaType: 'text/html',
    },
    ...(check
      ? [
          {
            type: 'verificationService' as const,
            href: `${origin}/api/v1/verifications/${verificationCode}`,
            title: say(lang, 'trace.linkVerification'),
            mediaType: 'application/json',
          },
        ]
      : []),
    ...external.map(({ type, href, title, language }) => ({
      type,
      href,
      title,
      ...(language && { languages: [language] }),
    })),
  ]
}
