type Day = { yearsBefore: number; monthDay: string }

const day = (monthDay: string, yearsBefore = 0): Day => ({ yearsBefore, monthDay })

/**
 * From which day to which the figures of a periodic report of an administrative body are taken: Nghị định 09/2019/NĐ-CP, Điều 12.
 * The same days stand in Nghị định 152/2020/NĐ-CP, Điều 27 khoản 4, and Thông tư 26/2025/TT-BNNMT, Điều 32 khoản 7.
 * By which day a report is sent is for the body that orders it; no text orders periodic reports on OCOP.
 */
export const reportingPeriods = {
  'quarter-1': { from: day('12-15', 1), to: day('03-14') },
  'quarter-2': { from: day('03-15'), to: day('06-14') },
  'quarter-3': { from: day('06-15'), to: day('09-14') },
  'quarter-4': { from: day('09-15'), to: day('12-14') },
  'first-half': { from: day('12-15', 1), to: day('06-14') },
  'second-half': { from: day('06-15'), to: day('12-14') },
  year: { from: day('12-15', 1), to: day('12-14') },
} as const satisfies Record<string, { from: Day; to: Day }>
