import type { Band } from '../../criteria-set.ts'

/** Part maxima: Điều 3 khoản 1. */
export const partMaxima = { A: 40, B: 25, C: 35, source: 'Điều 3 khoản 1' } as const

/** "từ 70 đến dưới 90": half-open bands, the average total decides (Điều 3 khoản 3). */
export const bands: readonly Band[] = [
  { star: 5, from: 90 },
  { star: 4, from: 70 },
  { star: 3, from: 50 },
  { star: 2, from: 30 },
  { star: 1, from: 0 },
]

/** The five ranks in the decision's words (Điều 3 khoản 3), and what follows from each (Điều 4 khoản 1). */
export const ranks = [
  {
    star: 5,
    level: 'cấp quốc gia',
    certificate: true,
    decidedBy: 'ministry',
    text: 'Tổng điểm trung bình đạt từ 90 đến 100 điểm, là sản phẩm đặc trưng, có thương hiệu, đạt tiêu chuẩn chất lượng cao và hội tụ điều kiện để xuất khẩu.',
    source: 'Điều 3 khoản 3 điểm a; Điều 4 khoản 1 điểm b',
  },
  {
    star: 4,
    level: 'cấp tỉnh',
    certificate: true,
    decidedBy: 'province',
    text: 'Tổng điểm trung bình đạt từ 70 đến dưới 90 điểm, là sản phẩm đặc trưng, từng bước có thương hiệu, đáp ứng yêu cầu về chất lượng và tiếp cận thị trường tốt, có tiềm năng nâng cấp lên hạng 5 sao.',
    source: 'Điều 3 khoản 3 điểm b; Điều 4 khoản 1 điểm a',
  },
  {
    star: 3,
    level: 'cấp tỉnh',
    certificate: true,
    decidedBy: 'province',
    text: 'Tổng điểm trung bình đạt từ 50 đến dưới 70 điểm, là sản phẩm có đặc thù, có sự ổn định về chất lượng, được quản lý và thương mại ổn định, có thể nâng cấp lên hạng 4 sao.',
    source: 'Điều 3 khoản 3 điểm c; Điều 4 khoản 1 điểm a',
  },
  {
    star: 2,
    level: null,
    certificate: false,
    decidedBy: null,
    text: 'Tổng điểm trung bình đạt từ 30 đến dưới 50 điểm, là sản phẩm bước đầu hình thành chất lượng, có thể tiếp tục nâng cấp để nâng lên hạng 3 sao.',
    source: 'Điều 3 khoản 3 điểm d; Điều 4 khoản 1 điểm a',
  },
  {
    star: 1,
    level: null,
    certificate: false,
    decidedBy: null,
    text: 'Tổng điểm trung bình đạt dưới 30 điểm, là sản phẩm sơ khai, chưa được thương mại, có thể nâng cấp lên hạng 2 sao.',
    source: 'Điều 3 khoản 3 điểm đ; Điều 4 khoản 1 điểm a',
  },
] as const

/** Điều 4 khoản 3: months from the day on which the authority issues the certificate. */
export const certificateTerm = {
  months: 36,
  from: 'kể từ ngày cơ quan có thẩm quyền ban hành',
  source: 'Điều 4 khoản 3',
} as const

/** From these points the province sends the file to the Ministry (Điều 7 khoản 3 điểm e). */
export const ministryThreshold = { points: 90, source: 'Điều 7 khoản 3 điểm e' } as const

/** What may follow when the Ministry's council gives fewer than 90 points. */
export const belowMinistryThreshold = {
  outcomes: [
    {
      code: 'provinceRecognises',
      text: 'Chủ tịch UBND cấp tỉnh căn cứ vào kết quả đánh giá của Hội đồng cấp trung ương để xem xét, quyết định công nhận và cấp giấy chứng nhận cho sản phẩm OCOP đạt 3 sao, 4 sao',
    },
    {
      code: 'provinceEvaluatesAgain',
      text: 'Chủ tịch UBND cấp tỉnh tổ chức đánh giá và phân hạng sản phẩm theo thẩm quyền',
    },
  ],
  source: 'Điều 7 khoản 4 điểm g',
} as const
