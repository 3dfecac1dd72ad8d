/** Điều 7 khoản 3 điểm b: the province's council. */
export const provinceCouncil = {
  level: 'province',
  formedBy: 'Chủ tịch UBND cấp tỉnh',
  chair: 'Lãnh đạo Ủy ban nhân dân cấp tỉnh',
  chairMayBeDelegatedTo: 'Thủ trưởng cơ quan chuyên môn cấp tỉnh',
  members: [
    { code: 'agriculture', text: 'Đại diện Sở Nông nghiệp và Môi trường' },
    { code: 'industryTrade', text: 'Đại diện Sở Công Thương' },
    { code: 'health', text: 'Đại diện Sở Y tế' },
    { code: 'science', text: 'Đại diện Sở Khoa học và Công nghệ' },
    { code: 'culture', text: 'Đại diện Sở Văn hóa, Thể thao và Du lịch' },
    { code: 'foodSafety', text: 'Đại diện Sở An toàn thực phẩm (nếu có)', onlyIfExists: true },
    { code: 'ocopBody', text: 'Đại diện đơn vị tham mưu quản lý OCOP cấp tỉnh' },
    {
      code: 'specialisedUnits',
      text: 'Đại diện một số đơn vị quản lý chuyên ngành thuộc Sở Nông nghiệp và Môi trường',
      many: true,
    },
  ],
  mayInvite: ['Chuyên gia tư vấn về OCOP', 'Đại diện các hiệp hội, hội', 'Cơ quan, tổ chức khác'],
  advisoryGroup: 'Tổ tư vấn Hội đồng cấp tỉnh',
  source: 'Điều 7 khoản 3 điểm b',
} as const

/** Điều 7 khoản 4 điểm b: the Ministry's council. */
export const ministryCouncil = {
  level: 'ministry',
  formedBy: 'Bộ trưởng Bộ Nông nghiệp và Môi trường',
  chair: 'Lãnh đạo Bộ Nông nghiệp và Môi trường',
  chairMayBeDelegatedTo: 'Thủ trưởng cơ quan chuyên môn thuộc Bộ',
  members: [
    { code: 'industryTrade', text: 'Đại diện Bộ Công Thương' },
    { code: 'health', text: 'Đại diện Bộ Y tế' },
    { code: 'science', text: 'Đại diện Bộ Khoa học và Công nghệ' },
    { code: 'culture', text: 'Đại diện Bộ Văn hóa, Thể thao và Du lịch' },
    { code: 'ocopBody', text: 'Đại diện cơ quan tham mưu quản lý OCOP của Bộ Nông nghiệp và Môi trường' },
    {
      code: 'specialisedUnits',
      text: 'Đại diện một số cơ quan quản lý chuyên ngành thuộc Bộ Nông nghiệp và Môi trường',
      many: true,
    },
  ],
  mayInvite: [
    'Chuyên gia tư vấn về OCOP',
    'Chuyên gia thuộc tổ chức, đơn vị kiểm định chất lượng',
    'Đại diện các hiệp hội, hội',
    'Cơ quan, tổ chức khác',
  ],
  advisoryGroup: 'Tổ tư vấn Hội đồng cấp trung ương',
  source: 'Điều 7 khoản 4 điểm b',
} as const
