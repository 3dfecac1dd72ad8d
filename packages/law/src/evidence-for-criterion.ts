import { type EvidenceKind, evidenceKinds } from './decisions/2026-26-qd-ttg/evidence.ts'

/**
 * Which rows of the evidence table speak to a criterion, by how its title begins. The table of Mẫu số 02 does not say; this is
 * our reading, so it stands outside the decision's folder and may be improved.
 */
const readings: readonly (readonly [title: string, evidence: readonly string[]])[] = [
  ['nguồn gốc sản phẩm', ['materialOrigin']],
  ['nguồn nguyên liệu', ['materialOrigin']],
  ['vùng nguyên liệu', ['materialOrigin']],
  ['vùng sản xuất', ['materialOrigin']],
  ['liên kết', ['materialOrigin', 'market']],
  ['gia tăng giá trị', ['productionCertificate']],
  ['năng lực sản xuất', ['growth', 'market']],
  ['bảo vệ môi trường', ['environment']],
  ['sử dụng công nghệ', ['environment']],
  ['sử dụng năng lượng', ['environment']],
  ['kiến trúc và cảnh quan', ['environment']],
  ['nguồn gốc ý tưởng', ['story', 'award']],
  ['đóng gói, bao bì', ['traceCode', 'intellectualProperty']],
  ['phong cách, ghi nhãn', ['traceCode']],
  ['bao bì, ghi nhãn', ['traceCode']],
  ['ghi nhãn hàng hóa', ['traceCode']],
  ['loại hình tổ chức', ['businessRegistration']],
  ['đại diện pháp luật', ['businessRegistration']],
  ['đáp ứng điều kiện kinh doanh', ['businessRegistration', 'productionCertificate']],
  ['sử dụng lao động', ['localLabour']],
  ['tăng trưởng', ['growth']],
  ['sở hữu trí tuệ', ['intellectualProperty']],
  ['khu vực phân phối', ['market']],
  ['tổ chức phân phối', ['market']],
  ['tổ chức quảng bá', ['market', 'promotion']],
  ['quảng bá', ['promotion']],
  ['bộ nhận diện', ['promotion']],
  ['câu chuyện', ['story']],
  ['cấu trúc câu chuyện', ['story']],
  ['trình bày câu chuyện', ['story']],
  ['trí tuệ/bản sắc', ['story']],
  ['dinh dưỡng', ['testReport']],
  ['tính độc đáo', ['award', 'story']],
  ['thiết kế độc đáo', ['award', 'intellectualProperty']],
  ['công bố', ['qualityDeclaration', 'testReport']],
  ['đảm bảo chất lượng', ['productionCertificate', 'qualitySystem']],
  ['điều kiện đảm bảo', ['productionCertificate', 'qualitySystem']],
  ['đảm bảo an toàn và an ninh', ['productionCertificate']],
  ['chất lượng an toàn thực phẩm', ['testReport', 'qualitySystem']],
  ['kiểm tra định kỳ', ['testReport']],
  ['tính an toàn', ['testReport']],
  ['hiệu quả sử dụng', ['testReport', 'award']],
  ['chỉ tiêu cảm quan (kiểm tra', ['testReport']],
  ['hướng dẫn sử dụng', ['traceCode']],
  ['cơ hội thị trường', ['market', 'qualitySystem', 'award']],
]

/** Evidence that can prove a criterion, most telling first; empty where the council looks, smells or tastes for itself. */
export function listEvidenceFor(criterion: { title: string }): EvidenceKind[] {
  const title = criterion.title.toLowerCase()
  const codes = readings.filter(([start]) => title.startsWith(start)).flatMap(([, evidence]) => evidence)
  return codes.flatMap((code) => evidenceKinds.filter((kind) => kind.code === code))
}
