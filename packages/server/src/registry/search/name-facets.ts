import { listingStatuses } from '@saolang/core/registry/listing.ts'
import { classification, findClassification } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { listCommunes, listProvinces } from '../../people/get-place.ts'
import { publicView } from '../../platform/act.ts'
import { hrefOf } from './address.ts'
import type { FacetCount } from './listing.sql.ts'

type Asked = Record<string, string | undefined> & { q: string }
type Named = { value: string; label: string; count?: number }

const statusWords = {
  'in-force': 'registry.inForce',
  expiring: 'registry.expiring',
  extended: 'registry.extended',
  expired: 'registry.expired',
  withdrawn: 'registry.withdrawn',
  'unknown-term': 'registry.unknownTerm',
  proposed: 'registry.proposed',
} as const

/** The facets of a result in words, each choice with what it would leave, and the ways to lift those chosen. */
export const nameFacets = publicView(
  async ({ tx }, { asked, counts, lang }: { asked: Asked; counts: readonly FacetCount[]; lang: Lang }) => {
    const [provinces, communes] = await Promise.all([
      listProvinces(tx),
      asked.province ? listCommunes(tx, asked.province) : Promise.resolve([]),
    ])
    const countOf = (facet: string, value: string) =>
      counts.find((count) => count.facet === facet && count.value === value)?.count
    const counted = (facet: string, options: Named[]) =>
      options
        .map((option) => ({ ...option, count: countOf(facet, option.value) }))
        .filter(({ value, count }) => count !== undefined || value === asked[facet])
        .map(({ count, ...option }) => ({ ...option, ...(count !== undefined && { count }) }))
    const stars = ['5', '4', '3'].map((value) => ({
      value,
      label: say(lang, 'registry.starsChoice', { n: Number(value) }),
    }))
    const statuses = listingStatuses.map((value) => ({ value, label: say(lang, statusWords[value]) }))
    const industries = classification.map(({ code, title, titleEn }) => ({
      value: code,
      label: lang === 'vi' ? title : titleEn,
    }))
    const years = counts.filter(({ facet }) => facet === 'year').map(({ value }) => ({ value, label: value }))
    const facets = [
      { name: 'star', label: say(lang, 'registry.facetStar'), options: counted('star', stars) },
      { name: 'status', label: say(lang, 'registry.facetStatus'), options: statuses },
      { name: 'industry', label: say(lang, 'registry.facetIndustry'), options: counted('industry', industries) },
      { name: 'set', label: say(lang, 'registry.facetSet'), options: counted('set', setsOf(lang)) },
      {
        name: 'province',
        label: say(lang, 'registry.facetProvince'),
        options: counted('province', provinces.map(toNamed)),
      },
      ...(asked.province
        ? [
            {
              name: 'commune',
              label: say(lang, 'registry.facetCommune'),
              options: counted('commune', communes.map(toNamed)),
            },
          ]
        : []),
      { name: 'year', label: say(lang, 'registry.facetYear'), options: counted('year', years.toSorted(byValueDown)) },
    ].map((facet) => ({ ...facet, ...(asked[facet.name] && { value: asked[facet.name] as string }) }))
    return { facets, active: facets.flatMap((facet) => liftOf(facet, asked)) }
  },
)

function liftOf(
  { name, label, value, options }: { name: string; label: string; value?: string; options: Named[] },
  asked: Asked,
) {
  if (!value) return []
  const chosen = options.find((option) => option.value === value)?.label ?? value
  const without = { ...asked, [name]: undefined, ...(name === 'province' && { commune: undefined }) }
  return [{ label: `${label}: ${chosen}`, withoutHref: hrefOf('/products', without) }]
}

function setsOf(lang: Lang): Named[] {
  return Array.from({ length: 26 }, (_, i) => {
    const line = findClassification(i + 1)?.line
    return {
      value: String(i + 1),
      label: say(lang, 'registry.setChoice', { no: i + 1, title: line?.subgroup ?? line?.group ?? '' }),
    }
  })
}

const toNamed = ({ code, name }: { code: string; name: string }): Named => ({ value: code, label: name })
const byValueDown = (a: Named, b: Named) => (a.value < b.value ? 1 : -1)
