/** The three kinds of product dossier. Mẫu 01 is the registration slip, Mẫu 02 the self-assessment report. */
export const dossierKinds = {
  first: {
    title: 'Lần đầu',
    forms: ['01', '02'],
    adds: null,
    source: 'Điều 6 khoản 1 điểm a',
  },
  upgrade: {
    title: 'Nâng hạng',
    forms: ['01', '02'],
    adds: 'Thể hiện rõ nội dung và tài liệu minh chứng về những thay đổi so với sản phẩm OCOP đã được công nhận',
    source: 'Điều 6 khoản 1 điểm b',
  },
  reEvaluation: {
    title: 'Đánh giá lại',
    forms: ['01', '02'],
    adds: 'Cập nhật những nội dung mới và kết quả sau thời gian sản phẩm OCOP được công nhận về: nguyên liệu, công nghệ sử dụng, bao bì, nhãn mác, công bố chất lượng, các phiếu kiểm nghiệm định kỳ, thị trường tiêu thụ, sản lượng, doanh thu và bổ sung minh chứng các giấy tờ pháp lý có thời hạn',
    source: 'Điều 6 khoản 1 điểm c',
  },
} as const

/** What a re-evaluation has to bring up to date, piece by piece. */
export const reEvaluationUpdates = {
  items: [
    { code: 'material', text: 'Nguyên liệu' },
    { code: 'technology', text: 'Công nghệ sử dụng' },
    { code: 'packaging', text: 'Bao bì, nhãn mác' },
    { code: 'qualityDeclaration', text: 'Công bố chất lượng' },
    { code: 'periodicTests', text: 'Các phiếu kiểm nghiệm định kỳ' },
    { code: 'market', text: 'Thị trường tiêu thụ' },
    { code: 'output', text: 'Sản lượng' },
    { code: 'revenue', text: 'Doanh thu' },
    { code: 'timeLimitedPapers', text: 'Minh chứng các giấy tờ pháp lý có thời hạn' },
  ],
  source: 'Điều 6 khoản 1 điểm c',
} as const

/** Sample products handed in with the file; none for set 26. */
export const sampleProducts = { count: 5, exceptSets: [26], source: 'Điều 6 khoản 2 điểm d' } as const

/** What the commune sends to the province. */
export const communeFile = {
  items: [
    {
      code: 'request',
      text: 'Văn bản của UBND cấp xã đề nghị UBND cấp tỉnh đánh giá, phân hạng sản phẩm OCOP',
      source: 'Điều 6 khoản 2 điểm a',
    },
    { code: 'communeReport', text: 'Báo cáo của UBND cấp xã theo Mẫu số 03', source: 'Điều 6 khoản 2 điểm b' },
    { code: 'productDossier', text: 'Hồ sơ sản phẩm', source: 'Điều 6 khoản 2 điểm c' },
    {
      code: 'samples',
      text: '05 sản phẩm mẫu (trừ nhóm sản phẩm Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch)',
      source: 'Điều 6 khoản 2 điểm d',
    },
  ],
  source: 'Điều 6 khoản 2',
} as const

/** What the province sends to the Ministry for five stars, the first time (and after an upgrade: Điều 7 khoản 5 điểm a). */
export const provinceFile = {
  items: [
    {
      code: 'request',
      text: 'Văn bản của UBND cấp tỉnh gửi Bộ Nông nghiệp và Môi trường đề nghị đánh giá, phân hạng sản phẩm OCOP',
    },
    { code: 'advisoryReport', text: 'Báo cáo đánh giá của Tổ tư vấn Hội đồng cấp tỉnh' },
    { code: 'councilReport', text: 'Báo cáo đánh giá của Hội đồng cấp tỉnh' },
    { code: 'approval', text: 'Quyết định phê duyệt kết quả đánh giá của Chủ tịch UBND cấp tỉnh' },
    { code: 'productDossier', text: 'Hồ sơ sản phẩm' },
    {
      code: 'extraTests',
      text: 'Các văn bản xác nhận kiểm tra, kiểm nghiệm bổ sung của cấp tỉnh (nếu có)',
      optional: true,
    },
    { code: 'samples', text: '05 sản phẩm mẫu do chủ thể OCOP cung cấp (trừ nhóm sản phẩm du lịch)' },
  ],
  source: 'Điều 6 khoản 3 điểm a',
} as const

/** What the province sends to the Ministry to evaluate a five-star product again. */
export const provinceFileAgain = {
  items: [
    {
      code: 'request',
      text: 'Văn bản của UBND cấp tỉnh gửi Bộ Nông nghiệp và Môi trường đề nghị đánh giá, phân hạng lại sản phẩm OCOP 5 sao',
    },
    { code: 'ocopBodyReport', text: 'Báo cáo đánh giá của cơ quan tham mưu quản lý OCOP cấp tỉnh' },
    { code: 'productDossier', text: 'Hồ sơ sản phẩm' },
    {
      code: 'extraTests',
      text: 'Các văn bản xác nhận kiểm tra, kiểm nghiệm bổ sung của cấp tỉnh (nếu có)',
      optional: true,
    },
    { code: 'samples', text: '05 sản phẩm mẫu do chủ thể OCOP cung cấp (trừ nhóm sản phẩm du lịch)' },
  ],
  source: 'Điều 6 khoản 3 điểm b',
} as const
