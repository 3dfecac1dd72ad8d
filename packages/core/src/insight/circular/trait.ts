import { type CriteriaSet, type Leaf, listLeaves, type Option } from '@saolang/law/criteria-set.ts'
import type { VerdictInputs } from '../../councils/verdict.ts'

/** What a trait speaks of. */
export const themes = ['material', 'waste', 'packaging', 'culture', 'people'] as const
export type Theme = (typeof themes)[number]

type Trait = {
  theme: Theme
  /** Titles of the criterion, as printed in the sheets that have it. */
  titles: readonly string[]
  /** What an option says when a product that is given it has the trait. */
  says: RegExp
  /** What is found is a fact about a person: a smaller side than five is shown to nobody. */
  isPersonal?: true
}

const environment = 'Bảo vệ môi trường trong quá trình sản xuất'

/**
 * What the sheets of Decision 26/2026/QĐ-TTg ask about materials, waste, packaging, culture and people, read from the options that
 * councils choose. The decision has no such list: choosing the criteria is our reading, the options' words are the law's. The words
 * of each trait are `insight.trait-<key>` and `insight.trait-means-<key>`.
 */
export const traits = {
  'local-material': {
    theme: 'material',
    titles: ['Nguồn nguyên liệu', 'Nguồn gốc sản phẩm'],
    says: /từ 75% đến 100%/u,
  },
  'certified-area': {
    theme: 'material',
    titles: ['Vùng nguyên liệu được cấp chứng nhận chất lượng', 'Vùng sản xuất được cấp chứng nhận chất lượng'],
    says: /^Được cấp giấy chứng nhận chất lượng/u,
  },
  'green-material': {
    theme: 'material',
    titles: ['Chất lượng của nguyên liệu/thành phần'],
    says: /nguyên liệu xanh, thân thiện môi trường/u,
  },
  'waste-treated': { theme: 'waste', titles: [environment], says: /công trình thu gom và xử lý chất thải/u },
  'waste-reused': {
    theme: 'waste',
    titles: ['Sử dụng công nghệ theo hướng bền vững trong sản xuất'],
    says: /^Có áp dụng công nghệ theo hướng bền vững/u,
  },
  'green-packaging': { theme: 'packaging', titles: [environment], says: /bao gói thân thiện với môi trường/u },
  'told-culture': {
    theme: 'culture',
    titles: ['Trí tuệ/bản sắc địa phương'],
    says: /sắc thái truyền thống, văn hóa địa phương/u,
  },
  'own-speciality': {
    theme: 'culture',
    titles: ['Nguồn gốc ý tưởng sản phẩm', 'Nguồn gốc ý tưởng sản phẩm dịch vụ du lịch'],
    says: /là đặc sản, truyền thống|giá trị văn hóa truyền thống của địa phương/u,
  },
  'geographic-sign': {
    theme: 'culture',
    titles: ['Sở hữu trí tuệ'],
    says: /có sử dụng dấu hiệu chỉ dẫn nguồn gốc địa lý/u,
  },
  'heritage-kept': {
    theme: 'culture',
    titles: [
      'Bảo vệ, bảo tồn các di sản văn hóa, thiên nhiên, đa dạng sinh học liên quan đến sản phẩm dịch vụ du lịch',
    ],
    says: /hoạt động bảo vệ và bảo tồn các di sản/u,
  },
  'local-labour': { theme: 'people', titles: ['Sử dụng lao động địa phương'], says: /≥ 75% lao động/u },
  'woman-or-minority': {
    theme: 'people',
    titles: ['Đại diện pháp luật của chủ thể là nữ; hoặc đồng bào dân tộc thiểu số; hoặc người khuyết tật'],
    says: /chủ thể là nữ/u,
    isPersonal: true,
  },
} as const satisfies Record<string, Trait>

export type TraitKey = keyof typeof traits

/** Every trait, theme by theme. */
export const traitKeys = Object.keys(traits) as TraitKey[]

/** Counts the versions of the reading above: what was kept under an older one is read anew. */
export const traitDefinitions = 1

/** The criterion in which a sheet asks for a trait; undefined in sheets that do not. */
export function findTraitLeaf(set: Pick<CriteriaSet, 'parts'>, key: TraitKey): Leaf | undefined {
  const { titles, says }: Trait = traits[key]
  const leaf = listLeaves(set).find(({ leaf }) => titles.includes(leaf.title))?.leaf
  return leaf?.options.some(({ text }) => says.test(text)) ? leaf : undefined
}

/** What a sheet asks for, and what its council found. */
export type FoundTraits = { asked: TraitKey[]; held: TraitKey[] }

/**
 * The traits of a product as its council judged it: where the council settled on an option, that one counts; else what more than
 * half of the members chose.
 */
export function traitsOf(
  set: CriteriaSet,
  { cards, resolutions }: Pick<VerdictInputs, 'cards' | 'resolutions'>,
): FoundTraits {
  const asked = traitKeys.filter((key) => findTraitLeaf(set, key))
  const held = asked.filter((key) => {
    const leaf = findTraitLeaf(set, key) as Leaf
    const settled = resolutions.find(({ criterion }) => criterion === leaf.code)?.optionId
    const given = settled ? [settled] : cards.map(({ choices }) => choices[leaf.code])
    const says = (id: string | undefined) => traits[key].says.test(textOf(leaf.options, id))
    return given.filter(says).length * 2 > given.length
  })
  return { asked, held }
}

const textOf = (options: readonly Option[], id: string | undefined) =>
  options.find((option) => option.id === id)?.text ?? ''
