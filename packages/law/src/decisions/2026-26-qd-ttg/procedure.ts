/** Time the commune has from receipt of the product dossier (Điều 7 khoản 2). */
export const communeReview = {
  workingDays: 15,
  from: 'kể từ ngày tiếp nhận hồ sơ sản phẩm',
  source: 'Điều 7 khoản 2',
} as const

/** Every hand-over takes one paper and one electronic set. */
export const copies = { paper: 1, electronic: 1, source: 'Điều 7 khoản 1, khoản 2 điểm b, khoản 3 điểm e' } as const

/** Why a dossier in this system counts: the applicant uploads it and answers for it. */
export const softwareDossier = {
  text: 'Trường hợp sử dụng phần mềm đánh giá, chấm điểm, chủ thể OCOP chịu trách nhiệm đưa hồ sơ lên hệ thống phần mềm. Hồ sơ do chủ thể OCOP cung cấp trên hệ thống phần mềm có giá trị pháp lý như hồ sơ giấy.',
  source: 'Điều 7 khoản 1',
} as const

/** A round: files proposed before `proposedBefore` are evaluated before `evaluatedBefore` (MM-DD, of the next year if `nextYear`). */
export type Round = { no: number; proposedBefore: string; evaluatedBefore: string; nextYear: boolean }

/** At least two rounds a year at each level; more only as the council's regulation and a plan provide. */
export const rounds = {
  province: {
    fewest: 2,
    rounds: [
      { no: 1, proposedBefore: '04-30', evaluatedBefore: '06-30', nextYear: false },
      { no: 2, proposedBefore: '10-30', evaluatedBefore: '12-30', nextYear: false },
    ] satisfies Round[],
    proposedBy: 'UBND cấp xã',
    source: 'Điều 5 khoản 1',
  },
  ministry: {
    fewest: 2,
    rounds: [
      { no: 1, proposedBefore: '07-30', evaluatedBefore: '09-30', nextYear: false },
      { no: 2, proposedBefore: '01-30', evaluatedBefore: '03-30', nextYear: false },
    ] satisfies Round[],
    proposedBy: 'UBND cấp tỉnh',
    source: 'Điều 5 khoản 2',
  },
  extraRounds: {
    text: 'Có thể tổ chức thêm các đợt đánh giá trong năm, nhưng phải được quy định trong Quyết định ban hành Quy chế hoạt động của Hội đồng và có kế hoạch đánh giá, phân hạng sản phẩm OCOP',
    source: 'Điều 5 khoản 1, khoản 2',
  },
} as const

/** Điều 7 khoản 6: re-evaluation when the 36 months end. Days are calendar days. */
export const reEvaluation = {
  earliestDaysBeforeExpiry: 180,
  latestDaysBeforeExpiry: 120,
  windowSource: 'Điều 7 khoản 6 điểm a',
  councilMode: 'lấy ý kiến bằng văn bản',
  councilMeetsWhen: 'có nhiều ý kiến đánh giá khác nhau hoặc có nội dung phức tạp cần thảo luận',
  councilSource: 'Điều 7 khoản 6 điểm d, điểm e',
  siteCheckWhen: 'có thay đổi lớn về quy mô sản xuất hoặc hồ sơ minh chứng không rõ ràng, cần phải khảo sát thực tế',
  siteCheckSource: 'Điều 7 khoản 6 điểm c',
  longestDays: 45,
  longestFrom: 'kể từ ngày nhận đủ hồ sơ đề nghị của UBND cấp xã hoặc UBND cấp tỉnh',
  longestSource: 'Điều 7 khoản 6 điểm g',
} as const

/** Điều 12: what happens to certificates and dossiers that the change of decision found on their way. */
export const transition = {
  /** Certificates issued earlier run to their own date. */
  oldCertificates: { keepTheirTerm: true, source: 'Điều 12 khoản 1' },
  /** Dossiers filed before 2026-05-22 finish under the rules of 2021-2025, by these days. */
  oldDossiers: {
    filedBefore: '2026-05-22',
    first: { days: 60, finishBy: '2026-07-21', source: 'Điều 12 khoản 2 điểm a' },
    upgrade: { days: 60, finishBy: '2026-07-21', source: 'Điều 12 khoản 2 điểm a' },
    reEvaluation: { days: 30, finishBy: '2026-06-21', source: 'Điều 12 khoản 2 điểm b' },
  },
  /** Too late for the window of Điều 7 khoản 6 điểm a: the certificate runs on until the result, at most so long. */
  lateReEvaluation: { longestExtensionDays: 180, from: 'tính từ ngày hết thời hạn', source: 'Điều 12 khoản 3' },
} as const

/** The steps of a first evaluation or an upgrade, in order (Điều 7 khoản 1 to 5). */
export const steps = [
  {
    code: 'prepare',
    by: 'Chủ thể OCOP',
    text: 'Chuẩn bị hồ sơ sản phẩm; nộp hồ sơ cho UBND cấp xã',
    source: 'Điều 7 khoản 1',
  },
  {
    code: 'communeReview',
    by: 'UBND cấp xã',
    text: 'Kiểm tra thành phần hồ sơ, đánh giá bốn nội dung',
    source: 'Điều 7 khoản 2 điểm a',
  },
  {
    code: 'communeReport',
    by: 'UBND cấp xã',
    text: 'Ban hành Báo cáo theo Mẫu số 03, văn bản đề nghị; gửi hồ sơ đến UBND cấp tỉnh',
    source: 'Điều 7 khoản 2 điểm b',
  },
  {
    code: 'provinceReceives',
    by: 'Cơ quan tham mưu quản lý OCOP cấp tỉnh',
    text: 'Tiếp nhận, kiểm tra thành phần, nội dung hồ sơ; hướng dẫn hoàn thiện hồ sơ khi cần thiết',
    source: 'Điều 7 khoản 3 điểm a',
  },
  {
    code: 'provinceCouncilFormed',
    by: 'Chủ tịch UBND cấp tỉnh',
    text: 'Thành lập Hội đồng và Tổ tư vấn; ban hành Quy chế hoạt động',
    source: 'Điều 7 khoản 3 điểm b',
  },
  {
    code: 'provinceAdvisory',
    by: 'Tổ tư vấn Hội đồng cấp tỉnh',
    text: 'Đánh giá hồ sơ, khảo sát thực tế, kiểm nghiệm bổ sung (nếu cần); báo cáo Chủ tịch Hội đồng',
    source: 'Điều 7 khoản 3 điểm c',
  },
  {
    code: 'provinceCouncil',
    by: 'Hội đồng cấp tỉnh',
    text: 'Họp, báo cáo kết quả, đề xuất công nhận',
    source: 'Điều 7 khoản 3 điểm d',
  },
  {
    code: 'provinceDecision',
    by: 'Chủ tịch UBND cấp tỉnh',
    text: 'Quyết định công nhận, cấp giấy chứng nhận 3 sao, 4 sao; phê duyệt kết quả và gửi hồ sơ lên Bộ nếu đạt từ 90 điểm',
    source: 'Điều 7 khoản 3 điểm đ, điểm e',
  },
  {
    code: 'provinceNotice',
    by: 'Cơ quan tham mưu quản lý OCOP cấp tỉnh',
    text: 'Thông báo bằng văn bản cho UBND cấp xã và chủ thể OCOP',
    source: 'Điều 7 khoản 3 điểm g',
  },
  {
    code: 'ministryReceives',
    by: 'Cơ quan tham mưu quản lý OCOP của Bộ',
    text: 'Tiếp nhận, kiểm tra hồ sơ; báo cáo Bộ trưởng',
    source: 'Điều 7 khoản 4 điểm a',
  },
  {
    code: 'ministryCouncilFormed',
    by: 'Bộ trưởng',
    text: 'Thành lập Hội đồng và Tổ tư vấn; ban hành Quy chế hoạt động',
    source: 'Điều 7 khoản 4 điểm b',
  },
  {
    code: 'ministryAdvisory',
    by: 'Tổ tư vấn Hội đồng cấp trung ương',
    text: 'Đánh giá hồ sơ, khảo sát thực tế, kiểm nghiệm bổ sung (nếu cần); báo cáo Chủ tịch Hội đồng',
    source: 'Điều 7 khoản 4 điểm c',
  },
  {
    code: 'ministryCouncil',
    by: 'Hội đồng cấp trung ương',
    text: 'Họp, báo cáo kết quả, đề nghị công nhận 5 sao',
    source: 'Điều 7 khoản 4 điểm d',
  },
  {
    code: 'ministryDecision',
    by: 'Bộ trưởng',
    text: 'Quyết định công nhận, cấp giấy chứng nhận 5 sao, công bố kết quả',
    source: 'Điều 7 khoản 4 điểm đ, điểm e',
  },
  {
    code: 'ministryNotice',
    by: 'Bộ Nông nghiệp và Môi trường',
    text: 'Thông báo kết quả cho UBND cấp tỉnh',
    source: 'Điều 7 khoản 4 điểm g',
  },
] as const

/** The bodies of the procedure have no statutory rule for these; each council's own regulation decides them. */
export const leftToCouncilRegulation = {
  matters: ['cách chấm của từng thành viên', 'số thành viên tối thiểu', 'chênh lệch điểm', 'làm tròn điểm trung bình'],
  source: 'Điều 7 khoản 3 điểm b, khoản 4 điểm b',
} as const
