import type { CommuneFinding } from '../../criteria-set.ts'

/**
 * The four matters on which the commune reports. The form asks for findings in words and gives no points; which criterion of
 * the sheet each one speaks to is our reading of the titles. Set 26 has no criterion on material or local identity.
 */
export const communeFindings: readonly {
  code: CommuneFinding
  no: number
  title: string
  ask: string
  criterion: string
  absentInSets: readonly number[]
  source: string
}[] = [
  {
    code: 'localMaterial',
    no: 1,
    title: 'Về sử dụng nguyên liệu địa phương',
    ask: 'Nội dung thể hiện rõ mô tả của chủ thể và đánh giá về tình hình sử dụng nguyên liệu thực tế của chủ thể trên địa bàn xã',
    criterion: '1.1',
    absentInSets: [26],
    source: 'Điều 7 khoản 2 điểm a; Mẫu số 03 Phần II mục 1',
  },
  {
    code: 'localLabour',
    no: 2,
    title: 'Về sử dụng lao động địa phương',
    ask: 'Nội dung thể hiện rõ mô tả của chủ thể và đánh giá về tình hình sử dụng thực tế về lao động địa phương của chủ thể trên địa bàn xã',
    criterion: '3.3',
    absentInSets: [],
    source: 'Điều 7 khoản 2 điểm a; Mẫu số 03 Phần II mục 2',
  },
  {
    code: 'ideaOrigin',
    no: 3,
    title: 'Nguồn gốc ý tưởng sản phẩm',
    ask: 'Nhận xét về nguồn gốc sản phẩm (truyền thống, sản phẩm mới) của chủ thể dựa trên thực tế của địa phương',
    criterion: '2.1',
    absentInSets: [],
    source: 'Điều 7 khoản 2 điểm a; Mẫu số 03 Phần II mục 3',
  },
  {
    code: 'localIdentity',
    no: 4,
    title: 'Bản sắc/trí tuệ địa phương',
    ask: 'Đánh giá các giá trị văn hóa, tri thức bản địa (giống, nguyên liệu, điều kiện sản xuất), kinh nghiệm sản xuất của cộng đồng và phương thức sản xuất đặc trưng của địa phương, tạo nên sự khác biệt của sản phẩm',
    criterion: '5.3',
    absentInSets: [26],
    source: 'Điều 7 khoản 2 điểm a; Mẫu số 03 Phần II mục 4',
  },
]
