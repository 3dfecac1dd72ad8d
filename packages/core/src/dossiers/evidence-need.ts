import type { Leaf, Option } from '@saolang/law/criteria-set.ts'
import type { EvidenceKind } from '@saolang/law/decisions/2026-26-qd-ttg/evidence.ts'
import { listEvidenceFor } from '@saolang/law/evidence-for-criterion.ts'

/**
 * What proves an option. `kinds`: rows of the evidence table of Mẫu số 02 that speak to its criterion. `namesPaper`: the option's own
 * words name a paper ("Có hợp đồng liên kết …"), so that without one the level is only claimed.
 */
export type EvidenceNeed = { kinds: readonly EvidenceKind[]; namesPaper: boolean }

/** Papers as the 26 sheets name them in their options. */
const papers = [
  'giấy chứng nhận',
  'chứng nhận chất lượng',
  'chứng nhận quản lý',
  'giấy đăng ký kinh doanh',
  'giấy xác nhận',
  'hợp đồng',
  'hồ sơ',
  'phiếu kiểm nghiệm',
  'kết quả kiểm nghiệm',
  'công bố chất lượng',
  'đơn đăng ký nhãn hiệu',
  'bằng độc quyền',
  'bằng sáng chế',
  'tài liệu minh chứng',
  'tư liệu hóa',
  'tờ rơi',
  'website',
  'mã truy xuất',
]

/** What an applicant has to show for this option; nothing for one of 0 points, which claims nothing. */
export function evidenceNeedOf(leaf: Leaf, option: Option): EvidenceNeed {
  if (option.points === 0) return { kinds: [], namesPaper: false }
  const words = option.text.toLowerCase()
  return { kinds: listEvidenceFor(leaf), namesPaper: papers.some((paper) => words.includes(paper)) }
}
