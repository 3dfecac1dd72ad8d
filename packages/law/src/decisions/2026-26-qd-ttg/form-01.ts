import type { Form, FormField } from './form.ts'

const evaluationKinds = [
  { code: 'first', text: 'Lần đầu' },
  { code: 'upgrade', text: 'Nâng hạng' },
  { code: 'reEvaluation', text: 'Đánh giá lại' },
] as const

const officialPart: readonly FormField[] = [
  { code: 'slipNumber', label: 'Phiếu số', kind: 'text' },
  { code: 'receivedOn', label: 'Ngày nhận', kind: 'date' },
  { code: 'receivedBy', label: 'Người tiếp nhận', kind: 'text' },
  { code: 'receivingBody', label: 'Cơ quan tiếp nhận', kind: 'text' },
]

/** Mẫu số 01: Phiếu đăng ký đánh giá, phân hạng sản phẩm OCOP. */
export const form01: Form = {
  no: '01',
  title: 'Phiếu đăng ký tham gia đánh giá, phân hạng sản phẩm OCOP',
  filledBy: 'Chủ thể OCOP',
  source: 'Phụ lục III, Mẫu số 01',
  sections: [
    {
      code: 'heading',
      title: 'Phiếu đăng ký',
      fields: [
        { code: 'province', label: 'Tỉnh', kind: 'text' },
        { code: 'year', label: 'Năm', kind: 'number' },
      ],
    },
    {
      code: 'applicant',
      title: '1. Thông tin về đơn vị đăng ký',
      fields: [
        { code: 'organisationName', label: 'Tên đơn vị', kind: 'text' },
        { code: 'representativeName', label: 'Họ tên người đại diện pháp lý', kind: 'text' },
        { code: 'representativePosition', label: 'Chức vụ', kind: 'text' },
        { code: 'contactAddress', label: 'Địa chỉ liên hệ', kind: 'text' },
        { code: 'phone', label: 'Điện thoại', kind: 'phone' },
        { code: 'email', label: 'Email', kind: 'email', optional: true },
      ],
    },
    {
      code: 'product',
      title: '2. Tên sản phẩm',
      fields: [{ code: 'productName', label: 'Tên sản phẩm', kind: 'text' }],
    },
    {
      code: 'classification',
      title: '3. Nhóm sản phẩm đăng ký (Ngành, Nhóm, Phân nhóm)',
      fields: [
        { code: 'industry', label: 'Ngành', kind: 'choice' },
        { code: 'group', label: 'Nhóm', kind: 'choice' },
        { code: 'subgroup', label: 'Phân nhóm', kind: 'choice' },
      ],
    },
    {
      code: 'evaluationKind',
      title: '4. Lần đăng ký đánh giá',
      fields: [{ code: 'kind', label: 'Lần đăng ký đánh giá', kind: 'choice', options: evaluationKinds }],
    },
    {
      code: 'attachments',
      title: '5. Tài liệu kèm theo',
      fields: [
        {
          code: 'selfAssessmentAttached',
          label: 'Báo cáo đánh giá về sản phẩm theo Bộ tiêu chí (bản gốc, bản điện tử)',
          kind: 'check',
        },
        { code: 'sampleCount', label: 'Sản phẩm mẫu (số lượng)', kind: 'number' },
      ],
    },
    {
      code: 'pledge',
      title: 'Cam đoan',
      intro:
        'Cam đoan những thông tin trong Phiếu đăng ký là đúng sự thật, chúng tôi xin cam kết tuân thủ các quy định về đánh giá, phân hạng sản phẩm OCOP, chịu trách nhiệm trước Hội đồng và pháp luật về Hồ sơ đăng ký đánh giá, phân hạng sản phẩm.',
      fields: [
        { code: 'signedAtPlace', label: 'Nơi ký', kind: 'text' },
        { code: 'signedOn', label: 'Ngày ký', kind: 'date' },
        { code: 'signedBy', label: 'Đại diện (ký, đóng dấu, ghi rõ họ tên)', kind: 'text' },
      ],
    },
    { code: 'communePart', title: 'Dành cho Ủy ban nhân dân cấp xã', fields: officialPart },
    { code: 'provincePart', title: 'Dành cho cơ quan quản lý OCOP cấp tỉnh', fields: officialPart },
  ],
}
