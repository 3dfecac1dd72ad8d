import type { MessageRows } from '../message-rows.ts'

/** Words of opinions in writing and of the meeting that they may lead to. */
export const councilWriting = {
  writingTitle: ['Ý kiến bằng văn bản', 'Opinions in writing'],
  writingMeets: ['Hội đồng họp', 'The council meets'],
  writingWaits: ['Đã có {signed} trên {asked} ý kiến.', '{signed} of {asked} opinions are in.'],
  writingAgrees: [
    'Các ý kiến cùng một hạng sao, không có tiêu chí nào tranh chấp: kết luận không cần họp.',
    'All opinions give the same stars and no criterion is in dispute: the verdict needs no meeting.',
  ],
  writingDiffers: ['Ý kiến khác nhau: phải họp về hồ sơ này', 'Opinions differ: this dossier needs a meeting'],
  writingToCard: ['Về phiếu chấm', 'Back to the card'],
  writingPropose: [
    '{n} hồ sơ đánh giá lại được chọn sẵn để lấy ý kiến bằng văn bản (Điều 7 khoản 6 điểm d). Chỉ họp khi ý kiến khác nhau hoặc nội dung phức tạp.',
    '{n} {n|re-evaluation is|re-evaluations are} chosen for opinions in writing (art. 7.6d). A meeting follows only where opinions differ or matters are complex.',
  ],
  writingSee: ['Ý kiến có thống nhất không?', 'Do the opinions agree?'],
  meetingCall: ['Triệu tập họp về hồ sơ này', 'Call a meeting on this dossier'],
  meetingCalled: ['Họp ngày {day} tại {place}', 'Meeting on {day} at {place}'],
  meetingReason: ['Nội dung cần thảo luận', 'What needs discussing'],
} satisfies MessageRows

/** Words of their refusals. */
export const councilWritingProblems = {
  'conflict.writing-without-meeting': [
    'Phiên lấy ý kiến bằng văn bản: chưa triệu tập họp về hồ sơ này.',
    'Opinions are in writing: no meeting is called on this dossier yet.',
  ],
  'conflict.meeting-ahead': ['Cuộc họp ngày {day} chưa diễn ra.', 'The meeting of {day} is still to come.'],
  'conflict.session-meets': ['Phiên này đã là phiên họp.', 'This session meets already.'],
  'conflict.meeting-called': ['Đã triệu tập họp về hồ sơ này.', 'A meeting on this dossier is called already.'],
  'writing.stars-differ': ['Các ý kiến cho số sao khác nhau: {stars}.', 'The opinions give different stars: {stars}.'],
  'writing.criteria-disputed': ['Tiêu chí tranh chấp: {criteria}.', 'Criteria in dispute: {criteria}.'],
  'writing.discussion-wanted': [
    'Quy chế của hội đồng yêu cầu thảo luận (độ lệch, sát ngưỡng hoặc khác điểm tự chấm).',
    'The council’s regulation wants a discussion (range, near a cut-off, or far from the self-score).',
  ],
  'writing.reason-missing': [
    'Ý kiến đã thống nhất: hãy ghi nội dung phức tạp cần họp.',
    'The opinions agree: say what is complex enough for a meeting.',
  ],
} satisfies MessageRows
