/** What an answer of a form is: `text` one line, `paragraph` several, `check` a box, `choice` one of `options`. */
export type FieldKind = 'text' | 'paragraph' | 'date' | 'phone' | 'email' | 'number' | 'check' | 'choice'

/** One blank of a form. `optional` only where the form itself says so. */
export type FormField = {
  code: string
  label: string
  kind: FieldKind
  optional?: true
  options?: readonly { code: string; text: string }[]
  /** Boxes that belong under this one. */
  under?: string
}

export type FormSection = { code: string; title: string; intro?: string; fields: readonly FormField[] }

export type Form = {
  no: '01' | '02' | '03'
  title: string
  filledBy: string
  sections: readonly FormSection[]
  source: string
}

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

/** The three forms of Phụ lục III. */
export const forms = { '01': form01, '02': form02, '03': form03 } as const
