import type { Leaf } from '@saolang/law/criteria-set.ts'

/** What one can learn about or ask for: the matters of the criteria, then those of the work around them. */
export const subjects = [
  'materials',
  'production',
  'environment',
  'idea',
  'packaging',
  'labelling',
  'organisation',
  'brand',
  'selling',
  'story',
  'quality',
  'tourism',
  'traceability',
  'procedure',
  'scoring',
  'inspection',
  'reporting',
  'digital',
] as const
export type Subject = (typeof subjects)[number]

/** True for a text that is the name of a subject. */
export function isSubject(text: string): text is Subject {
  return (subjects as readonly string[]).includes(text)
}

/**
 * By a word of the criterion's title as printed, the first that fits; no decision groups criteria so, it is our reading. Sheets
 * number alike what they call differently, so the title decides and not the number.
 */
const words: readonly (readonly [Subject, RegExp])[] = [
  ['tourism', /dịch vụ|du lịch|trải nghiệm|tiện nghi|phục vụ|cảnh quan|vị trí|an ninh/i],
  ['labelling', /song ngữ|^ghi nhãn/i],
  ['packaging', /bao bì|ghi nhãn|bao gói|chậu trồng/i],
  ['story', /câu chuyện|bản sắc/i],
  ['brand', /sở hữu trí tuệ/i],
  ['environment', /môi trường|bền vững|năng lượng/i],
  ['materials', /nguyên liệu|nguồn gốc sản phẩm|vùng sản xuất|liên kết/i],
  ['idea', /ý tưởng|độc đáo|tinh xảo|thiết kế|tạo hình|giá trị của sản phẩm/i],
  ['selling', /phân phối chính|tổ chức phân phối|quảng bá|thị trường/i],
  ['organisation', /tổ chức|đại diện|lao động|tăng trưởng|cơ chế|điều phối/i],
  ['production', /gia tăng|năng lực|công nghệ/i],
]

/** The subject that a criterion belongs to; what no word tells is a matter of the product's quality. */
export function subjectOf({ title }: Pick<Leaf, 'title'>): Subject {
  return words.find(([, word]) => word.test(title))?.[0] ?? 'quality'
}
