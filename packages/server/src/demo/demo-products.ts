import type { FormStep } from '@saolang/core/dossiers/form.ts'

/** How far along the road a product of the demo has come. */
export const demoStages = [
  'draft',
  'submitted',
  'supplement-requested',
  'forwarded',
  'scoring',
  'verdict',
  'recognised',
  'central-scoring',
] as const
export type DemoStage = (typeof demoStages)[number]

/** A fictitious product: whose it is, how it would be judged, and how long ago (in days) its dossier was handed in. */
export type DemoProduct = {
  name: string
  setNo: number
  by: 'producer' | 'household'
  stage: DemoStage
  daysAgo: number
  /** The star that every card respects the floors of, and the points each member comes to. */
  star: 3 | 4 | 5
  points: number
  description: string
}

/** One product at every stage; all of it is made up and says so. */
export const demoProducts: readonly DemoProduct[] = [
  {
    name: 'Mật ong rừng tràm (mẫu)',
    setNo: 4,
    by: 'producer',
    stage: 'recognised',
    daysAgo: 130,
    star: 4,
    points: 80,
    description: 'Mật ong hoa tràm, chai thủy tinh 500 ml, độ ẩm dưới 20%, quay bằng máy inox tại trại.',
  },
  {
    name: 'Khô cá sặc rằn (mẫu)',
    setNo: 8,
    by: 'household',
    stage: 'recognised',
    daysAgo: 128,
    star: 3,
    points: 61,
    description: 'Khô cá sặc rằn phơi nhà lưới, túi hút chân không 500 g.',
  },
  {
    name: 'Mật ong tràm nguyên sáp (mẫu)',
    setNo: 4,
    by: 'producer',
    stage: 'draft',
    daysAgo: 2,
    star: 4,
    points: 82,
    description: 'Mật ong nguyên tầng sáp, hộp 350 g, cắt tay từ cầu ong già.',
  },
  {
    name: 'Mắm cá lóc (mẫu)',
    setNo: 9,
    by: 'household',
    stage: 'submitted',
    daysAgo: 16,
    star: 3,
    points: 58,
    description: 'Mắm cá lóc ủ thính gạo rang, hũ 400 g.',
  },
  {
    name: 'Phấn hoa tràm (mẫu)',
    setNo: 4,
    by: 'producer',
    stage: 'submitted',
    daysAgo: 4,
    star: 4,
    points: 74,
    description: 'Phấn hoa sấy lạnh, hũ thủy tinh 250 g.',
  },
  {
    name: 'Bánh phồng tôm (mẫu)',
    setNo: 6,
    by: 'household',
    stage: 'supplement-requested',
    daysAgo: 12,
    star: 3,
    points: 56,
    description: 'Bánh phồng tôm đất, túi 300 g.',
  },
  {
    name: 'Trà hoa tràm (mẫu)',
    setNo: 12,
    by: 'producer',
    stage: 'forwarded',
    daysAgo: 30,
    star: 4,
    points: 76,
    description: 'Trà hoa tràm sấy lạnh, hộp 20 túi lọc.',
  },
  {
    name: 'Rượu mật ong (mẫu)',
    setNo: 15,
    by: 'producer',
    stage: 'scoring',
    daysAgo: 45,
    star: 4,
    points: 75,
    description: 'Rượu mật ong lên men, chai 500 ml, 14% thể tích.',
  },
  {
    name: 'Chiếu lác dệt tay (mẫu)',
    setNo: 21,
    by: 'household',
    stage: 'verdict',
    daysAgo: 60,
    star: 3,
    points: 66,
    description: 'Chiếu lác nhuộm màu, dệt khung tay, khổ 1,6 m.',
  },
  {
    name: 'Mật ong rừng tràm U Minh, mùa khô (mẫu)',
    setNo: 4,
    by: 'producer',
    stage: 'central-scoring',
    daysAgo: 75,
    star: 5,
    points: 95,
    description: 'Mật ong chín già thu vào mùa khô, chai thủy tinh 350 ml, có mã truy xuất từng lô.',
  },
]

/** What the producers of the demo write where a page asks for words: plain sentences that say they are made up. */
export const demoWords: Partial<Record<FormStep, Readonly<Record<string, string>>>> = {
  applicant: { isApplicantRight: 'yes' },
  papers: { hasBusinessRegistration: 'yes', hasQualityDeclaration: 'yes', hasFoodSafetyCertificate: 'yes' },
  'intellectual-property': { hasTrademark: 'yes' },
  history: {
    history: 'Cơ sở mẫu, bắt đầu từ nghề của gia đình ven rừng tràm, nay có mười hai thành viên cùng làm.',
    structure: 'Giám đốc, một kế toán, ba tổ: nuôi và thu hoạch, chế biến và đóng gói, bán hàng.',
  },
  results: {
    materialAreaAndTechnology:
      'Nguyên liệu thu trong xã và các xã bên, có sổ theo dõi từng mùa; máy móc bằng inox, sấy lạnh.',
    qualityChange: 'Độ ẩm và tạp chất được kiểm từng lô; hai năm qua không có lô nào bị trả về.',
  },
  market: {
    markets: 'Bán tại xã, cửa hàng đặc sản trong tỉnh, siêu thị ở thành phố và trên sàn thương mại điện tử.',
    businessResult: 'Doanh thu năm trước 1,2 tỷ đồng, lợi nhuận 180 triệu đồng (số liệu mẫu).',
  },
  plan: { plan: 'Mở thêm vùng nguyên liệu có chứng nhận, in mã truy xuất cho từng lô, đưa hàng ra ba siêu thị.' },
}
