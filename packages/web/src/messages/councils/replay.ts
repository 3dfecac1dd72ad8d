import type { MessageRows } from '../message-rows.ts'

/** Words of a verdict drawn again. */
export const councilReplay = {
  replay: ['Tính lại kết luận này', 'Draw this verdict again'],
  replayTitle: ['Tính lại kết luận', 'The verdict drawn again'],
  replaySame: ['Giống hệt, từng byte', 'The same, byte for byte'],
  replaySameWhy: [
    'Kết luận vừa được tính lại từ các phiếu, quy chế và nội dung thống nhất đã lưu.',
    'It was just drawn again from the stored cards, regulation and resolutions.',
  ],
  replayDiffers: ['Khác với kết luận đã lưu', 'Not as it is stored'],
  replayImpossible: ['Không tính lại được: {why}', 'It cannot be drawn again: {why}'],
  replaySet: ['Bộ tiêu chí', 'Criteria set'],
  replayIssued: ['Ra kết luận lúc', 'Issued at'],
  replayInputs: ['Mã băm dữ liệu đầu vào', 'Hash of the inputs'],
  replayStored: ['Mã băm kết luận đã lưu', 'Hash of the stored verdict'],
  replayReplayed: ['Mã băm kết luận tính lại', 'Hash of the verdict drawn again'],
  replayFacts: ['Khác ở', 'Differs in'],
} as const satisfies MessageRows
