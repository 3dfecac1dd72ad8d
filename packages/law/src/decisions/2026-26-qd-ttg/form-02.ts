import type { Form } from './form.ts'

/** Mẫu số 02: Báo cáo tự đánh giá về sản phẩm. Phần III is the scoring sheet itself, with the evidence of `evidenceKinds`. */
export const form02: Form = {
  no: '02',
  title: 'Báo cáo tự đánh giá về sản phẩm',
  filledBy: 'Chủ thể OCOP',
  source: 'Phụ lục III, Mẫu số 02',
  sections: [
    {
      code: 'applicant',
      title: 'Phần I. Thông tin chung',
      fields: [
        { code: 'organisationName', label: '1. Tên chủ thể', kind: 'text' },
        { code: 'organisationKind', label: '2. Loại hình tổ chức', kind: 'choice' },
        { code: 'address', label: '3. Địa chỉ', kind: 'text' },
        { code: 'phone', label: '4. Điện thoại', kind: 'phone' },
        { code: 'email', label: 'Email', kind: 'email', optional: true },
        { code: 'representativeName', label: '5. Người đại diện pháp luật: họ tên', kind: 'text' },
        {
          code: 'representativeSex',
          label: 'Giới tính',
          kind: 'choice',
          options: [
            { code: 'male', text: 'Nam' },
            { code: 'female', text: 'Nữ' },
          ],
        },
        { code: 'representativeEthnicity', label: 'Dân tộc', kind: 'text' },
        { code: 'representativeResidence', label: 'Địa chỉ thường trú', kind: 'text' },
        { code: 'foundedOn', label: '6. Ngày thành lập/đăng ký kinh doanh', kind: 'date' },
        { code: 'registrationNumber', label: 'Số giấy đăng ký (nếu có)', kind: 'text', optional: true },
        {
          code: 'productDescription',
          label: '7. Tên sản phẩm/dịch vụ, mô tả về quy cách sản phẩm, tiêu chuẩn',
          kind: 'paragraph',
        },
      ],
    },
    {
      code: 'papers',
      title: 'Đánh dấu (√) vào mục tương ứng',
      fields: [
        { code: 'hasBusinessRegistration', label: 'a) Giấy đăng ký kinh doanh', kind: 'check', optional: true },
        {
          code: 'hasQualityDeclaration',
          label: 'b) Đã công bố chất lượng sản phẩm theo quy định',
          kind: 'check',
          optional: true,
        },
        {
          code: 'hasFoodSafetyCertificate',
          label:
            'c) Giấy chứng nhận cơ sở đủ điều kiện vệ sinh an toàn thực phẩm theo quy định của pháp luật cho sản xuất sản phẩm',
          kind: 'check',
          optional: true,
        },
        {
          code: 'hasProductionCertificate',
          label:
            'Giấy chứng nhận cơ sở đủ điều kiện sản xuất bắt buộc theo quy định cho sản phẩm (đối với các sản phẩm bắt buộc theo quy định)',
          kind: 'check',
          optional: true,
        },
        { code: 'hasIntellectualProperty', label: 'd) Đã có đăng ký sở hữu trí tuệ', kind: 'check', optional: true },
        {
          code: 'hasTrademark',
          label: 'Giấy chứng nhận đăng ký nhãn hiệu',
          kind: 'check',
          optional: true,
          under: 'hasIntellectualProperty',
        },
        {
          code: 'hasOriginMark',
          label: 'Văn bản ghi nhận quyền sử dụng chỉ dẫn địa lý, nhãn hiệu tập thể, nhãn hiệu chứng nhận',
          kind: 'check',
          optional: true,
          under: 'hasIntellectualProperty',
        },
        { code: 'hasPatent', label: 'Bằng sáng chế', kind: 'check', optional: true, under: 'hasIntellectualProperty' },
        {
          code: 'hasIndustrialDesign',
          label: 'Bằng độc quyền kiểu dáng công nghiệp',
          kind: 'check',
          optional: true,
          under: 'hasIntellectualProperty',
        },
        {
          code: 'hasCopyright',
          label: 'Giấy chứng nhận bản quyền tác giả',
          kind: 'check',
          optional: true,
          under: 'hasIntellectualProperty',
        },
        {
          code: 'otherIntellectualProperty',
          label: 'Khác (ghi rõ)',
          kind: 'text',
          optional: true,
          under: 'hasIntellectualProperty',
        },
      ],
    },
    {
      code: 'history',
      title: 'Lịch sử và tổ chức',
      fields: [
        {
          code: 'history',
          label: '8. Lịch sử hình thành của chủ thể (nêu các giai đoạn hình thành và phát triển)',
          kind: 'paragraph',
        },
        { code: 'structure', label: '9. Cơ cấu tổ chức của chủ thể', kind: 'paragraph' },
      ],
    },
    {
      code: 'results',
      title: 'Phần II. Kết quả thực hiện phương án sản xuất kinh doanh',
      intro:
        'Đánh giá kết quả triển khai phương án sản xuất, kinh doanh của chủ thể theo Phương án sản xuất, kinh doanh khi tham gia OCOP.',
      fields: [
        {
          code: 'materialAreaAndTechnology',
          label: 'Tổ chức vùng nguyên liệu, công nghệ sản xuất, sơ chế, chế biến, đóng gói sản phẩm của chủ thể',
          kind: 'paragraph',
        },
        {
          code: 'qualityChange',
          label:
            'Sự thay đổi về chất lượng sản phẩm: chất lượng, tiêu chuẩn chất lượng, bao bì, nhãn mác, hình thức đóng gói,...',
          kind: 'paragraph',
        },
        { code: 'markets', label: 'Thị trường phân phối sản phẩm', kind: 'paragraph' },
        { code: 'businessResult', label: 'Kết quả sản xuất, kinh doanh: doanh thu, lợi nhuận', kind: 'paragraph' },
      ],
    },
    {
      code: 'plan',
      title: 'Phần IV. Kế hoạch sản xuất, kinh doanh',
      fields: [
        {
          code: 'plan',
          label:
            'Trình bày những định hướng, kế hoạch của chủ sở hữu trong thời gian tới về phát triển sản phẩm, tổ chức sản xuất, thị trường',
          kind: 'paragraph',
        },
        { code: 'signedAtPlace', label: 'Nơi ký', kind: 'text' },
        { code: 'signedOn', label: 'Ngày ký', kind: 'date' },
        { code: 'signedBy', label: 'Đại diện theo pháp luật của cơ sở (ký, họ tên, đóng dấu)', kind: 'text' },
      ],
    },
  ],
}

/** The instruction of Mẫu số 02 Phần III. */
export const selfAssessmentInstruction = {
  text: 'Căn cứ vào Bộ tiêu chí đánh giá, phân hạng sản phẩm OCOP tương ứng với sản phẩm đăng ký, chủ thể tự đánh giá về kết quả (điểm số) có thể đạt theo thứ tự từng tiêu chí. Mô tả, chứng minh về kết quả tương ứng (mô tả, tài liệu minh chứng cho nội dung mô tả, được sắp xếp theo thứ tự các chỉ tiêu trong Bộ tiêu chí).',
  source: 'Phụ lục III, Mẫu số 02 Phần III',
} as const
