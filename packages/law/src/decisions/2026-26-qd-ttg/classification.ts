/** The ministries that Phụ lục I names as lead, following Nghị định 15/2018/NĐ-CP or its replacement. */
export const leadMinistries = {
  agriculture: 'Bộ Nông nghiệp và Môi trường',
  industryTrade: 'Bộ Công Thương',
  health: 'Bộ Y tế',
  culture: 'Bộ Văn hóa, Thể thao và Du lịch',
} as const

export type LeadMinistry = keyof typeof leadMinistries

/** A line of Phụ lục I: the place of one criteria set. Names differ here and there from the sheet's own; the number is the key. */
export type ClassifiedSet = {
  set: number
  group: string
  /** Absent where the group has no subgroups. */
  subgroup?: string
  leads: readonly LeadMinistry[]
}

/** One of the six product groups of Điều 2 khoản 2. */
export type Industry = { code: string; title: string; titleEn: string; sets: readonly ClassifiedSet[] }

/** Phụ lục I: six industries, their groups and subgroups, 26 sets. */
export const classification: readonly Industry[] = [
  {
    code: 'I',
    title: 'Thực phẩm',
    titleEn: 'Food',
    sets: [
      { set: 1, group: 'Thực phẩm tươi sống', subgroup: 'Rau, củ, quả, hạt tươi', leads: ['agriculture'] },
      { set: 2, group: 'Thực phẩm tươi sống', subgroup: 'Thịt, thủy sản, trứng, sữa tươi', leads: ['agriculture'] },
      { set: 3, group: 'Thực phẩm thô, sơ chế', subgroup: 'Gạo, ngũ cốc, hạt sơ chế khác', leads: ['agriculture'] },
      {
        set: 4,
        group: 'Thực phẩm thô, sơ chế',
        subgroup: 'Mật ong, mật khác và nông sản thực phẩm khác',
        leads: ['agriculture'],
      },
      { set: 5, group: 'Thực phẩm chế biến', subgroup: 'Đồ ăn nhanh', leads: ['industryTrade'] },
      {
        set: 6,
        group: 'Thực phẩm chế biến',
        subgroup: 'Chế biến từ gạo, ngũ cốc',
        leads: ['agriculture', 'industryTrade'],
      },
      { set: 7, group: 'Thực phẩm chế biến', subgroup: 'Chế biến từ rau, củ, quả, hạt', leads: ['agriculture'] },
      {
        set: 8,
        group: 'Thực phẩm chế biến',
        subgroup:
          'Chế biến từ thịt, trứng, sữa, thủy sản, các sản phẩm từ mật ong, mật khác và nông sản thực phẩm khác',
        leads: ['agriculture', 'industryTrade'],
      },
      { set: 9, group: 'Gia vị', subgroup: 'Tương, nước mắm, gia vị dạng lỏng khác', leads: ['agriculture'] },
      { set: 10, group: 'Gia vị', subgroup: 'Gia vị khác', leads: ['agriculture'] },
      { set: 11, group: 'Chè', subgroup: 'Chè tươi, chế biến', leads: ['agriculture'] },
      { set: 12, group: 'Chè', subgroup: 'Sản phẩm chè từ thực vật khác', leads: ['agriculture'] },
      { set: 13, group: 'Cà phê, ca cao', leads: ['agriculture'] },
    ],
  },
  {
    code: 'II',
    title: 'Đồ uống',
    titleEn: 'Beverages',
    sets: [
      { set: 14, group: 'Đồ uống có cồn', subgroup: 'Rượu trắng', leads: ['industryTrade'] },
      { set: 15, group: 'Đồ uống có cồn', subgroup: 'Đồ uống có cồn khác', leads: ['industryTrade'] },
      {
        set: 16,
        group: 'Đồ uống không cồn',
        subgroup: 'Nước khoáng thiên nhiên, nước uống đóng chai',
        leads: ['health'],
      },
      { set: 17, group: 'Đồ uống không cồn', subgroup: 'Đồ uống không cồn', leads: ['industryTrade'] },
    ],
  },
  {
    code: 'III',
    title: 'Dược liệu và sản phẩm từ dược liệu',
    titleEn: 'Medicinal herbs and herbal products',
    sets: [
      { set: 18, group: 'Thực phẩm chức năng, thuốc dược liệu, thuốc cổ truyền', leads: ['health'] },
      { set: 19, group: 'Mỹ phẩm có thành phần từ dược liệu', leads: ['health'] },
      { set: 20, group: 'Tinh dầu và dược liệu khác', leads: ['health', 'industryTrade'] },
    ],
  },
  {
    code: 'IV',
    title: 'Hàng thủ công mỹ nghệ',
    titleEn: 'Handicrafts',
    sets: [
      { set: 21, group: 'Thủ công mỹ nghệ gia dụng, trang trí', leads: ['industryTrade', 'agriculture'] },
      { set: 22, group: 'Vải, may mặc', leads: ['industryTrade'] },
    ],
  },
  {
    code: 'V',
    title: 'Sinh vật cảnh',
    titleEn: 'Ornamental plants and animals',
    sets: [
      { set: 23, group: 'Hoa', leads: ['agriculture'] },
      { set: 24, group: 'Cây cảnh', leads: ['agriculture'] },
      { set: 25, group: 'Động vật cảnh', leads: ['agriculture'] },
    ],
  },
  {
    code: 'VI',
    title: 'Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch',
    titleEn: 'Community tourism, ecotourism and tourist sites',
    sets: [
      {
        set: 26,
        group: 'Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch',
        leads: ['culture', 'agriculture'],
      },
    ],
  },
]

/** Where the list stands. */
export const classificationSource = 'Điều 2 khoản 2; Phụ lục I'

/** The industry and line of a set, undefined for a number outside 1 to 26. */
export function findClassification(set: number): { industry: Industry; line: ClassifiedSet } | undefined {
  for (const industry of classification) {
    const line = industry.sets.find((candidate) => candidate.set === set)
    if (line) return { industry, line }
  }
  return undefined
}
