import type { Form } from './form.ts'

/** Mẫu số 03: Báo cáo của UBND cấp xã. Phần II asks for findings in words; its four rows are `communeFindings`. */
export const form03: Form = {
  no: '03',
  title: 'Báo cáo đánh giá một số nội dung của hồ sơ đăng ký tham gia đánh giá, phân hạng sản phẩm OCOP',
  filledBy: 'Ủy ban nhân dân cấp xã',
  source: 'Phụ lục III, Mẫu số 03',
  sections: [
    {
      code: 'general',
      title: 'I. Thông tin chung về hồ sơ sản phẩm',
      fields: [
        { code: 'organisationName', label: '1. Tên chủ thể', kind: 'text' },
        { code: 'organisationKind', label: '2. Loại hình tổ chức', kind: 'text' },
        { code: 'address', label: '3. Địa chỉ', kind: 'text' },
        { code: 'representativeName', label: '4. Tên người đại diện pháp luật: họ tên', kind: 'text' },
        { code: 'representativeSex', label: 'Giới tính', kind: 'text' },
        { code: 'representativeEthnicity', label: 'Dân tộc', kind: 'text' },
        { code: 'representativeResidence', label: 'Địa chỉ thường trú', kind: 'text' },
        { code: 'productName', label: '5. Sản phẩm đăng ký đánh giá', kind: 'text' },
      ],
    },
    {
      code: 'findings',
      title: 'II. Đánh giá một số nội dung của hồ sơ sản phẩm',
      fields: [
        { code: 'localMaterial', label: '1. Về sử dụng nguyên liệu địa phương', kind: 'paragraph' },
        { code: 'localLabour', label: '2. Về sử dụng lao động địa phương', kind: 'paragraph' },
        { code: 'ideaOrigin', label: '3. Nguồn gốc ý tưởng sản phẩm', kind: 'paragraph' },
        { code: 'localIdentity', label: '4. Bản sắc/trí tuệ địa phương', kind: 'paragraph' },
      ],
    },
    {
      code: 'proposal',
      title: 'Đề nghị',
      intro:
        'Ủy ban nhân dân xã.... đề nghị Ủy ban nhân dân tỉnh.... đánh giá, phân hạng sản phẩm OCOP cho sản phẩm.... của …….',
      fields: [{ code: 'signedBy', label: 'T.M Ủy ban nhân dân xã (ký tên và đóng dấu)', kind: 'text' }],
    },
  ],
}
