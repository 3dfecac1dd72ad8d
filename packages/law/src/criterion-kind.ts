import { type CriteriaSet, findLeaf } from './criteria-set.ts'

/**
 * How a criterion is settled. `verified`: a document, a number or a date answers it, whoever looks. `judged`: somebody has to taste, read,
 * look or compare, and people may differ.
 */
export type CriterionKind = 'verified' | 'judged'

/** What a verified criterion rests on, or what is judged; `sensory` is judged on the sample itself. */
export type CriterionGround =
  | 'document'
  | 'number'
  | 'date'
  | 'sensory'
  | 'story'
  | 'uniqueness'
  | 'appearance'
  | 'use'
  | 'service'

const kinds: Record<CriterionGround, CriterionKind> = {
  document: 'verified',
  number: 'verified',
  date: 'verified',
  sensory: 'judged',
  story: 'judged',
  uniqueness: 'judged',
  appearance: 'judged',
  use: 'judged',
  service: 'judged',
}

/**
 * The national default, by the criterion's title as printed. No decision says which criterion is which; this is our reading of the
 * options (shares, certificates and contracts against "đẹp", "độc đáo", "phù hợp"), so it stands outside the decisions' folders, and
 * a council may decide otherwise in its regulation.
 */
const titles: Record<CriterionGround, readonly string[]> = {
  document: [
    'Vùng nguyên liệu được cấp chứng nhận chất lượng',
    'Vùng sản xuất được cấp chứng nhận chất lượng',
    'Gia tăng giá trị',
    'Bảo vệ môi trường trong quá trình sản xuất',
    'Sử dụng công nghệ theo hướng bền vững trong sản xuất',
    'Ghi nhãn hàng hóa có sử dụng song ngữ (Việt - Anh hoặc ngôn ngữ nước ngoài khác)',
    'Loại hình tổ chức sản xuất - kinh doanh',
    'Đại diện pháp luật của chủ thể là nữ; hoặc đồng bào dân tộc thiểu số; hoặc người khuyết tật',
    'Sở hữu trí tuệ',
    'Khu vực phân phối chính',
    'Tổ chức phân phối',
    'Quảng bá sản phẩm',
    'DINH DƯỠNG',
    'CÔNG BỐ CHẤT LƯỢNG SẢN PHẨM',
    'CÔNG BỐ SẢN PHẨM',
    'CÔNG BỐ CHẤT LƯỢNG',
    'ĐẢM BẢO CHẤT LƯỢNG SẢN PHẨM',
    'ĐIỀU KIỆN ĐẢM BẢO AN TOÀN CHẤT LƯỢNG SẢN PHẨM',
    'CHẤT LƯỢNG AN TOÀN THỰC PHẨM',
    'HƯỚNG DẪN SỬ DỤNG ĐỂ ĐẢM BẢO SẢN PHẨM CÓ CHẤT LƯỢNG TỐT NHẤT CHO NGƯỜI TIÊU DÙNG',
    'CƠ HỘI THỊ TRƯỜNG TOÀN CẦU',
    'Chất lượng của nguyên liệu/thành phần',
    'Bộ phận điều phối quản lý và điều hành dịch vụ',
    'Cơ chế quản lý/quy định',
    'Bảo vệ môi trường trong cộng đồng làm du lịch/điểm du lịch',
    'Sử dụng năng lượng tiết kiệm',
    'Tổ chức dịch vụ theo thị trường mục tiêu',
    'Bảo vệ, bảo tồn các di sản văn hóa, thiên nhiên, đa dạng sinh học liên quan đến sản phẩm dịch vụ du lịch',
    'Liên kết vùng và chuỗi giá trị trong sản phẩm dịch vụ du lịch',
    'Tổ chức quảng bá, bán hàng',
    'Bộ nhận diện quảng bá sản phẩm',
    'Sản phẩm dịch vụ du lịch trên địa bàn đạt chuẩn nông thôn mới',
    'Đáp ứng điều kiện kinh doanh dịch vụ',
    'Đảm bảo an toàn và an ninh trật tự',
    'Hàng hóa dịch vụ (ăn uống, đồ lưu niệm...)',
  ],
  number: [
    'Nguồn gốc sản phẩm',
    'Nguồn nguyên liệu',
    'Năng lực sản xuất đáp ứng yêu cầu phân phối',
    'Năng lực sản xuất để đáp ứng yêu cầu phân phối',
    'Liên kết sản xuất',
    'Liên kết chuỗi trong sản xuất',
    'Sử dụng lao động địa phương',
    'Tăng trưởng sản xuất kinh doanh',
    'Liên kết chuỗi giá trị trong quảng bá sản phẩm du lịch',
    'Quản lý và nhân viên',
  ],
  date: ['KIỂM TRA ĐỊNH KỲ'],
  sensory: [
    'CHỈ TIÊU CẢM QUAN (Kiểm tra theo tiêu chuẩn công bố)',
    'Màu sắc',
    'Mùi',
    'Vị',
    'Mùi, vị',
    'Mùi/vị',
    'Màu nước',
    'Mùi nước',
    'Vị nước',
    'Tạp chất',
    'Tạp chất lạ',
    'Thể chất',
    'Hình dạng',
    'Hình dạng, thể chất',
    'Hình dạng, màu sắc cánh chè',
    'Màu sắc, thể chất',
    'Màu sắc, độ chín',
    'Kích thước, hình dạng bề ngoài',
    'Kích thước, độ đồng đều',
    'Độ đồng đều của sản phẩm',
    'Ngoại hình, đồng đều',
    'Trạng thái/hình dạng',
    'Tính đầy đủ về sản phẩm, sạch',
    'Hình dáng so với loại sản phẩm',
  ],
  story: [
    'Câu chuyện sản phẩm',
    'Cấu trúc câu chuyện sản phẩm',
    'Trình bày câu chuyện sản phẩm',
    'Trí tuệ/bản sắc địa phương',
  ],
  uniqueness: [
    'TÍNH ĐỘC ĐÁO',
    'Thiết kế độc đáo',
    'Nguồn gốc ý tưởng sản phẩm',
    'Nguồn gốc ý tưởng sản phẩm dịch vụ du lịch',
  ],
  appearance: [
    'Đóng gói, bao bì sản phẩm',
    'Phong cách, ghi nhãn hàng hóa',
    'Phong cách, ghi nhãn sản phẩm (tem, nhãn gắn trên sản phẩm)',
    'Bao bì, ghi nhãn sản phẩm',
    'Mức độ tinh xảo/sắc nét của sản phẩm',
    'Các yếu tố tích hợp lên giá trị của sản phẩm',
    'Kiểu dáng, tạo hình, mỹ thuật',
    'Thiết kế sản phẩm (bao gói, chậu trồng,...)',
    'Thiết kế sản phẩm (chậu trồng, phụ kiện kèm theo...)',
    'Kiến trúc và cảnh quan môi trường',
  ],
  use: ['Các tính năng của sản phẩm', 'SỰ TIỆN LỢI KHI SỬ DỤNG, BẢO QUẢN', 'HIỆU QUẢ SỬ DỤNG', 'TÍNH AN TOÀN'],
  service: [
    'Vị trí',
    'Tính hoàn thiện của quá trình dịch vụ',
    'Hoạt động trải nghiệm',
    'Chất lượng sản phẩm dịch vụ du lịch',
    'Chất lượng phục vụ',
    'Tiện nghi',
    'Hoạt động thu hút khách du lịch',
  ],
}

const grounds = new Map(
  Object.entries(titles).flatMap(([ground, list]) =>
    list.map((title) => [title.toLowerCase(), ground as CriterionGround] as const),
  ),
)

/** What a criterion is settled on; undefined for a title that no list names (only sheets of older decisions have such). */
export function findGround({ title }: { title: string }): CriterionGround | undefined {
  return grounds.get(title.toLowerCase())
}

/** The national default: `judged`, the way of more care, for a criterion that no list names or that the set does not have. */
export function nationalKindOf(set: Pick<CriteriaSet, 'parts'>, criterion: string): CriterionKind {
  const leaf = findLeaf(set, criterion)
  const ground = leaf && findGround(leaf)
  return ground ? kinds[ground] : 'judged'
}
