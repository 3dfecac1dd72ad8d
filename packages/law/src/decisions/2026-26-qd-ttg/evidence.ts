/** A row of the table of evidence that Mẫu số 02 Phần III recommends. */
export type EvidenceKind = { no: number; code: string; title: string; ask: string }

/** The 15 rows, in order. */
export const evidenceKinds: readonly EvidenceKind[] = [
  {
    no: 1,
    code: 'businessRegistration',
    title: 'Giấy đăng ký kinh doanh',
    ask: 'Bản sao chứng minh hoạt động kinh doanh hợp pháp (đối với các đơn vị/cá nhân có đăng ký kinh doanh)',
  },
  {
    no: 2,
    code: 'productionCertificate',
    title: 'Giấy chứng nhận cơ sở đủ điều kiện sản xuất',
    ask: 'Bản sao (đối với sản phẩm cần phải có giấy chứng nhận theo quy định hiện hành)',
  },
  {
    no: 3,
    code: 'materialOrigin',
    title: 'Nguồn gốc nguyên liệu, vùng nguyên liệu, liên kết chuỗi',
    ask: 'Bản sao tài liệu: Giấy xác nhận an toàn thực phẩm đối với vùng nguyên liệu, hợp đồng mua bán/hợp đồng nguyên tắc, thỏa thuận liên kết, thanh lý hợp đồng, hóa đơn chứng từ hợp lệ... chứng minh nguồn gốc nguyên liệu, liên kết chuỗi.',
  },
  {
    no: 4,
    code: 'environment',
    title: 'Bảo vệ môi trường, sử dụng công nghệ theo hướng bền vững',
    ask: 'Bản sao hồ sơ, thủ tục về môi trường theo quy định; hình ảnh minh chứng về thực hiện giải pháp bảo vệ môi trường; hình ảnh, mô tả công nghệ sử dụng theo hướng bền vững.',
  },
  {
    no: 5,
    code: 'localLabour',
    title: 'Sử dụng lao động địa phương',
    ask: 'Danh sách lao động đóng bảo hiểm có xác nhận của chủ thể, bao gồm cả nơi thường trú.',
  },
  {
    no: 6,
    code: 'growth',
    title: 'Tăng trưởng sản xuất kinh doanh',
    ask: 'Bản sao Tài liệu minh chứng kết quả phân loại hợp tác xã hoặc báo cáo tài chính 2 năm gần nhất. Bản sao Báo cáo tài chính của chủ thể 2 năm gần nhất.',
  },
  {
    no: 7,
    code: 'intellectualProperty',
    title: 'Sở hữu trí tuệ',
    ask: 'Minh chứng thể hiện Đơn đăng ký nhãn hiệu đã được cơ quan có thẩm quyền chấp nhận hoặc công bố. Bản sao Giấy chứng nhận đăng ký nhãn hiệu; văn bằng ghi nhận quyền sử dụng chỉ dẫn địa lý, nhãn hiệu tập thể, nhãn hiệu chứng nhận; Bằng sáng chế, Bằng độc quyền kiểu dáng công nghiệp,...',
  },
  {
    no: 8,
    code: 'market',
    title: 'Phát triển thị trường, hoạt động quảng bá, xúc tiến thương mại',
    ask: 'Bản sao tài liệu: Hợp đồng, cam kết, ký gửi, đặt hàng, biên nhận, hóa đơn, chứng từ để minh chứng xác nhận về phân phối sản phẩm, xuất khẩu sản phẩm, hoạt động xúc tiến thương mại...',
  },
  {
    no: 9,
    code: 'promotion',
    title: 'Quảng bá sản phẩm',
    ask: 'Tài liệu minh chứng về website, hoạt động quảng bá.',
  },
  {
    no: 10,
    code: 'story',
    title: 'Câu chuyện về sản phẩm',
    ask: 'Bản sao tờ rơi, hình ảnh, phim, ghi âm... minh chứng về câu chuyện của sản phẩm',
  },
  {
    no: 11,
    code: 'qualityDeclaration',
    title: 'Công bố chất lượng sản phẩm',
    ask: 'Bản sao tài liệu, chứng minh chất lượng sản phẩm được công bố',
  },
  {
    no: 12,
    code: 'testReport',
    title: 'Phiếu kết quả kiểm nghiệm chỉ tiêu chất lượng, an toàn thực phẩm theo tiêu chuẩn công bố',
    ask: 'Bản sao tài liệu chứng minh đạt tiêu chuẩn chất lượng, an toàn thực phẩm.',
  },
  {
    no: 13,
    code: 'traceCode',
    title: 'Mã số mã vạch, tem truy xuất nguồn gốc',
    ask: 'Bản sao tài liệu, chứng minh mã, tem, sở hữu thương hiệu...',
  },
  {
    no: 14,
    code: 'qualitySystem',
    title: 'Hệ thống quản lý chất lượng tiên tiến, kiểm soát chất lượng',
    ask: 'Bản sao tài liệu: chứng nhận Hệ thống quản lý chất lượng tiên tiến, chứng minh hệ thống quản lý đạt tiêu chuẩn',
  },
  {
    no: 15,
    code: 'award',
    title: 'Giải thưởng của sản phẩm, bình chọn của các tổ chức uy tín trong nước và quốc tế...',
    ask: 'Bản sao tài liệu, minh chứng về các thành tích, giải thưởng, bình chọn...',
  },
]

/** Where the table stands. */
export const evidenceSource = 'Phụ lục III, Mẫu số 02 Phần III'
