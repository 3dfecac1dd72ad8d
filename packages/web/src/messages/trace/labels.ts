import type { MessageRows } from '../message-rows.ts'

/** Words of labels. */
export const traceLabels = {
  labels: ['Tem của lô {lot}', 'Labels of lot {lot}'],
  labelsLead: [
    'Chọn cỡ tem, số tem, rồi tải về in. Mã in ra dùng mãi: sau này có GTIN cũng không phải in lại.',
    'Choose the size and how many, then download and print. Printed codes stay good, a GTIN later included.',
  ],
  labelsStar: [
    'Tem in bây giờ có {n} sao vì chứng nhận đang có hiệu lực.',
    'Labels made now bear {n} {n|star|stars}: the certificate is in force.',
  ],
  labelsNoStar: [
    'Tem in bây giờ không có sao vì không có chứng nhận đang hiệu lực.',
    'Labels made now bear no stars: no certificate is in force.',
  ],
  labelLayout: ['Cỡ tem', 'Size'],
  'layout-a4-24': ['Giấy A4, 24 tem (70 × 37 mm)', 'A4 sheet, 24 labels (70 × 37 mm)'],
  'layout-a4-40': ['Giấy A4, 40 tem (52,5 × 29,7 mm)', 'A4 sheet, 40 labels (52.5 × 29.7 mm)'],
  'layout-a4-65': ['Giấy A4, 65 tem (38 × 21 mm)', 'A4 sheet, 65 labels (38 × 21 mm)'],
  'layout-roll-50x30': ['Cuộn, 50 × 30 mm', 'Roll, 50 × 30 mm'],
  'layout-roll-40x20': ['Cuộn, 40 × 20 mm', 'Roll, 40 × 20 mm'],
  'layout-roll-30x20': ['Cuộn, 30 × 20 mm', 'Roll, 30 × 20 mm'],
  labelAmount: ['Số tem', 'How many'],
  labelAmountHint: ['Từ 1 đến 100.000', 'From 1 to 100,000'],
  labelKind: ['Mã trên tem', 'Code on the label'],
  labelSerials: ['Mỗi tem một số riêng', 'A number of its own on each'],
  labelSerialsHint: [
    'Nên dùng: mỗi hũ một mã, dễ phát hiện hàng giả.',
    'Better: one code a jar, so that fakes are found.',
  ],
  labelSame: ['Mọi tem chung mã của lô', 'The lot’s code on all'],
  labelCarrier: ['Loại mã', 'Symbol'],
  'carrier-qr': ['QR, điện thoại nào cũng quét được', 'QR, read by every phone'],
  'carrier-datamatrix': ['GS1 DataMatrix, cho kho và siêu thị', 'GS1 DataMatrix, for warehouses and shops'],
  labelOrder: ['Cấp mã và vẽ tem', 'Allot codes and draw'],
  labelRuns: ['Những lần đã in', 'Earlier runs'],
  labelRun: ['Tem của lô {lot}: {n} cái', 'Labels of lot {lot}: {n}'],
  labelFrom: ['Số {first} đến {last}', 'Numbers {first} to {last}'],
  labelShared: ['Chung mã của lô', 'The lot’s code on all'],
  labelDrawing: ['Đang vẽ tem', 'Drawing the labels'],
  labelDrawingWhy: [
    'Bạn đóng trang này cũng được: máy vẽ tiếp, kể cả khi mất điện rồi bật lại. Trang tự tải lại sau vài giây.',
    'You may close this page: it goes on, even after a restart. The page reloads by itself.',
  ],
  labelDrawn: ['Đã vẽ', 'Drawn'],
  labelDone: ['Tem đã sẵn sàng', 'The labels are ready'],
  labelPart: ['Tải tệp {n} ({labels} tem, {pages} trang)', 'Download file {n} ({labels} labels, {pages} pages)'],
  labelCsv: ['Tải danh sách mã (CSV) cho nhà in', 'Download the codes (CSV) for a printer'],
  labelPrintHint: [
    'Khi in, chọn “Kích thước thật” (100%), không “Vừa trang”.',
    'When printing choose “actual size” (100%), not “fit to page”.',
  ],
  labelAsked: ['Đặt lúc', 'Asked for'],
  labelProgress: ['Tình trạng', 'State'],
} as const satisfies MessageRows
