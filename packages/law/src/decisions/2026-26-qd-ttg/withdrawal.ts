/** Điều 8 khoản 1: when a certificate is withdrawn. */
export const withdrawalGrounds = [
  {
    code: 'untruthfulDossier',
    letter: 'a',
    text: 'Chủ thể OCOP bị phát hiện cung cấp thông tin, tài liệu không trung thực hoặc giả mạo hồ sơ trong quá trình đăng ký đánh giá, phân hạng sản phẩm OCOP.',
    source: 'Điều 8 khoản 1 điểm a',
  },
  {
    code: 'criteriaNoLongerMet',
    letter: 'b',
    text: 'Sản phẩm OCOP không còn đáp ứng các tiêu chí theo Bộ tiêu chí OCOP theo kết luận kiểm tra, giám sát của cơ quan có thẩm quyền.',
    source: 'Điều 8 khoản 1 điểm b',
  },
  {
    code: 'lawBroken',
    letter: 'c',
    text: 'Sản phẩm OCOP vi phạm quy định pháp luật về chất lượng sản phẩm, an toàn thực phẩm, bảo vệ môi trường, sở hữu trí tuệ, ghi nhãn hàng hóa hoặc các quy định pháp luật khác có liên quan theo kết luận của cơ quan có thẩm quyền.',
    source: 'Điều 8 khoản 1 điểm c',
  },
  {
    code: 'markMisused',
    letter: 'd',
    text: 'Chủ thể OCOP sử dụng nhãn hiệu OCOP không đúng quy định, gây nhầm lẫn về sản phẩm được công nhận.',
    source: 'Điều 8 khoản 1 điểm d',
  },
  {
    code: 'productionStopped',
    letter: 'đ',
    text: 'Chủ thể OCOP không còn hoạt động sản xuất sản phẩm OCOP.',
    source: 'Điều 8 khoản 1 điểm đ',
  },
  {
    code: 'otherConclusion',
    letter: 'e',
    text: 'Trường hợp khác theo kết luận và đề nghị của cơ quan nhà nước có thẩm quyền về việc sản phẩm OCOP không đủ điều kiện tiếp tục được công nhận.',
    source: 'Điều 8 khoản 1 điểm e',
  },
] as const

/** Who withdraws, by the rank recognised. */
export const withdrawalAuthority = {
  3: { level: 'province', signer: 'Chủ tịch UBND cấp tỉnh', source: 'Điều 8 khoản 2 điểm a' },
  4: { level: 'province', signer: 'Chủ tịch UBND cấp tỉnh', source: 'Điều 8 khoản 2 điểm a' },
  5: { level: 'ministry', signer: 'Bộ trưởng Bộ Nông nghiệp và Môi trường', source: 'Điều 8 khoản 2 điểm b' },
} as const

/** Calendar days from the authority's conclusion, or from the commune's word that production has stopped. */
export const withdrawalTerm = { days: 15, source: 'Điều 8 khoản 4' } as const

/** Điều 8 khoản 3. */
export const withdrawalSteps = [
  {
    code: 'verify',
    text: 'Cơ quan tham mưu quản lý OCOP tổ chức kiểm tra, xác minh, báo cáo và trình cấp có thẩm quyền',
    source: 'Điều 8 khoản 3 điểm a',
  },
  {
    code: 'decide',
    text: 'Chủ tịch UBND cấp tỉnh, Bộ trưởng Bộ Nông nghiệp và Môi trường quyết định thu hồi theo thẩm quyền',
    source: 'Điều 8 khoản 3 điểm b',
  },
  {
    code: 'notify',
    text: 'Quyết định thu hồi được gửi cho chủ thể OCOP và các cơ quan liên quan',
    source: 'Điều 8 khoản 3 điểm c',
  },
] as const

/** Điều 9: inspection after recognition. */
export const inspection = {
  principles: 'Hậu kiểm, kết hợp kiểm tra định kỳ và kiểm tra đột xuất khi cần thiết',
  contents: [
    {
      code: 'criteriaKept',
      text: 'Việc duy trì các tiêu chí của sản phẩm OCOP theo hồ sơ đã được đánh giá, phân hạng',
      source: 'Điều 9 khoản 3 điểm a',
    },
    {
      code: 'markUse',
      text: 'Sử dụng nhãn hiệu OCOP, sử dụng thông tin và quảng bá sản phẩm OCOP',
      source: 'Điều 9 khoản 3 điểm b',
    },
  ],
  authorities: [
    {
      level: 'province',
      text: 'Cơ quan tham mưu quản lý OCOP cấp tỉnh: sản phẩm OCOP trên địa bàn',
      source: 'Điều 9 khoản 4 điểm a',
    },
    {
      level: 'ministry',
      text: 'Cơ quan tham mưu quản lý OCOP của Bộ: sản phẩm 5 sao, hoặc 3 sao, 4 sao khi cần thiết',
      source: 'Điều 9 khoản 4 điểm b',
    },
  ],
  source: 'Điều 9',
} as const
