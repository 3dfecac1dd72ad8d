import type { MessageRows } from '../message-rows.ts'

/** Words of the certificate's clock: terms, renewals, reminders. */
export const registryClock = {
  byTerm: ['Theo thời hạn', 'By term'],
  allTerms: ['Tất cả', 'All'],
  endsOn: ['đến hết {day}', 'until {day}'],
  endedOn: ['sau ngày {day}', 'after {day}'],
  renewals: ['Thời hạn và đánh giá lại', 'Terms and renewals'],
  ownRenewals: ['Thời hạn giấy chứng nhận', 'Terms of your certificates'],
  renewalsLead: [
    'Hồ sơ đánh giá lại nộp từ 180 đến 120 ngày trước khi hết hạn (Điều 7 khoản 6 điểm a). Giấy hết hạn sớm nhất đứng trước.',
    'A re-evaluation is filed 180 to 120 days before the last day (art. 7.6a). What ends soonest comes first.',
  ],
  noRenewals: ['Không có giấy nào ở bước này', 'No certificate at this stage'],
  noOwnRenewals: ['Đơn vị chưa có giấy chứng nhận nào', 'The organisation has no certificates'],
  stage: ['Đánh giá lại', 'Renewal'],
  stageOpen: ['Đang nhận hồ sơ', 'Window open'],
  stageLate: ['Quá hạn nộp', 'Window missed'],
  stageFiled: ['Đã nộp, chờ kết quả', 'Filed, undecided'],
  stageOver: ['Đã hết hạn', 'Ended'],
  stageAhead: ['Chưa đến kỳ', 'Not yet open'],
  window: ['Nộp hồ sơ', 'Filing'],
  windowDays: ['{from} đến {to}', '{from} to {to}'],
  filedOn: ['nộp {day}', 'filed {day}'],
  remindedOf: ['Đã nhắc', 'Reminded'],
  notRemindedYet: ['chưa', 'not yet'],
  pendingRenewal: [
    'Hồ sơ đánh giá lại nộp đúng hạn ngày {filed}, chưa có kết quả. Sao được giữ đến khi có kết quả, chậm nhất hết {until} (Điều 12 khoản 3).',
    'The re-evaluation was filed in time on {filed} and is undecided. The stars hold until its result, at the latest to the end of {until} (art. 12.3).',
  ],
  extend: ['Gia hạn', 'Extend'],
  extendTitle: ['Gia hạn giấy chứng nhận', 'Extend the certificate'],
  extendLead: [
    'Dành cho hồ sơ đánh giá lại không kịp kỳ nộp (Điều 12 khoản 3). Giấy hết hạn {expires}; gia hạn đến khi có kết quả, muộn nhất {latest}. Hồ sơ nộp đúng kỳ được hệ thống tự gia hạn, không cần quyết định.',
    'For a re-evaluation that came too late for its window (art. 12.3). The certificate ends on {expires}; it may be extended until the result, to {latest} at the latest. What was filed in time is extended by itself, without a decision.',
  ],
  extendNumber: ['Số văn bản gia hạn', 'Number of the document'],
  extendUntil: ['Gia hạn đến hết ngày', 'Extend to the end of'],
  extendUntilHint: ['Sau {expires}, muộn nhất {latest}', 'After {expires}, at the latest {latest}'],
  life: ['Vòng đời của giấy', 'The life of this certificate'],
  lifeLead: [
    'Tính từ những gì đã biết đến hôm nay; hồ sơ hay quyết định mới sẽ làm thay đổi phần phía trước.',
    'By what is known today; a new file or decision changes what lies ahead.',
  ],
  reminder: ['Nhắc chủ thể, xã và tỉnh', 'Producer, commune and province are reminded'],
  remindWindowOpens: ['Bắt đầu nhận hồ sơ', 'Window opened'],
  remindWindowClosing: ['Còn 30 ngày để nộp', '30 days left to file'],
  remindWindowCloses: ['Ngày cuối nộp hồ sơ', 'Last day to file'],
  remindEnding: ['Còn 30 ngày hiệu lực', '30 days left in force'],
  remindExpired: ['Đã hết hạn', 'Expired'],
  sayWindowOpens: [
    'OCOP: {product} hết hạn sao {expires}. Nộp hồ sơ đánh giá lại từ {opens} đến hết {closes}',
    'OCOP: the stars of {product} end {expires}. File the re-evaluation from {opens} to {closes}',
  ],
  sayWindowClosing: [
    'OCOP: hạn nộp hồ sơ đánh giá lại của {product} là hết {closes}',
    'OCOP: the re-evaluation of {product} is to be filed by {closes}',
  ],
  sayWindowCloses: [
    'OCOP: hết {closes} là hết hạn nộp hồ sơ đánh giá lại của {product}',
    'OCOP: {closes} is the last day to file the re-evaluation of {product}',
  ],
  sayEnding: [
    'OCOP: sao của {product} hết hạn sau ngày {expires}, chưa thấy hồ sơ đánh giá lại',
    'OCOP: the stars of {product} end after {expires}; no re-evaluation was filed',
  ],
  sayExpired: [
    'OCOP: sao của {product} đã hết hạn. Không dùng nhãn sao trên hàng mới',
    'OCOP: the stars of {product} have ended. Do not put the star label on new goods',
  ],
  letterToProducer: [
    'Kính gửi {producer},\n\n{sentence}.\n\nXem thời hạn và nộp hồ sơ: {link}\n\nThư tự động của Sổ đăng ký sản phẩm OCOP, xin đừng trả lời.',
    'Dear {producer},\n\n{sentence}.\n\nSee the terms and file: {link}\n\nAn automatic letter of the register of OCOP products; please do not answer.',
  ],
  digestSubject: ['Sổ OCOP {day}: {n} việc về thời hạn trên địa bàn', 'OCOP register {day}: {n} terms in your area'],
  digestLetter: [
    'Thời hạn giấy chứng nhận OCOP trên địa bàn, ngày {day}:\n\n{lines}\n\nXem danh sách: {link}\n\nThư tự động của Sổ đăng ký sản phẩm OCOP, xin đừng trả lời.',
    'Terms of OCOP certificates in your area, {day}:\n\n{lines}\n\nSee the list: {link}\n\nAn automatic letter of the register of OCOP products; please do not answer.',
  ],
} satisfies MessageRows
