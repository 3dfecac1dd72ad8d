import type { MessageRows } from '../message-rows.ts'

/** Words of insight's refusals. */
export const insightProblems = {
  'not-found.dataset': ['Không có tập dữ liệu này. Các tập: {known}.', 'There is no such dataset. There are: {known}.'],
  'not-found.open-data': [
    'Tập {dataset} không có tệp này. Trang /data/{dataset} kê các tệp có thể tải.',
    'The dataset {dataset} has no such file. The page /data/{dataset} lists those that can be had.',
  ],
  'gone.open-data': [
    'Bản của ngày ấy không còn giữ. Trang /data/{dataset} kê các bản còn, trong đó có bản của mỗi tháng.',
    'The edition of that day is no longer kept. The page /data/{dataset} lists those that are, one of every month among them.',
  ],
  'not-found.province': ['Không có tỉnh, thành phố mang mã này.', 'No province has this code.'],
  'not-found.draft': ['Không có bản thử này.', 'There is no such draft.'],
  'not-found.trial': ['Không có lần thử này.', 'There is no such trial.'],
  'conflict.draft-changed': [
    'Có người vừa lưu một bản khác. Hãy mở lại trang và sửa trên bản mới.',
    'Somebody saved another version meanwhile. Open the page again and edit that one.',
  ],
  'policy.title-missing': ['Hãy đặt tên cho bản thử.', 'Give the draft a name.'],
  'policy.file-unreadable': [
    'Tệp không phải là bản thử: cần JSON có bands và sheets như tệp tải về từ đây.',
    'The file is no draft: it must be JSON with bands and sheets, as downloaded from here.',
  ],
  'policy.sheet-unknown': [
    'Không có bộ tiêu chí số {no}, hoặc có hai lần.',
    'There is no set {no}, or it is there twice.',
  ],
  'policy.bands-do-not-rise': [
    'Khung điểm phải tăng dần từ 1 đến 5 sao, bắt đầu từ 0.',
    'The bands must rise from one to five stars, beginning at 0.',
  ],
  'policy.option-twice': ['Bộ số {no}: mã phương án {id} có hai lần.', 'Set {no}: option {id} is there twice.'],
  'policy.criterion-twice': [
    'Bộ số {no}: tiêu chí {criterion} có hai lần.',
    'Set {no}: criterion {criterion} is there twice.',
  ],
  'policy.most-differs': [
    'Bộ số {no}, tiêu chí {criterion}: điểm tối đa khác điểm của phương án cao nhất.',
    'Set {no}, criterion {criterion}: its most is not that of its best option.',
  ],
  'policy.points-out-of-range': ['Điểm phải là số nguyên từ 0 đến 100.', 'Points are whole numbers from 0 to 100.'],
  'not-found.target': ['Không có mục tiêu này, hoặc đã kết thúc.', 'There is no such target, or it has ended.'],
  'conflict.target-ended': ['Mục tiêu này đã kết thúc trước đó.', 'This target was ended before.'],
  'target.indicator-unknown': ['Hãy chọn một chỉ tiêu trong danh sách.', 'Choose an indicator from the list.'],
  'target.value-out-of-range': [
    'Mục tiêu phải là một số lớn hơn 0 và không quá {most}.',
    'The target must be a number above 0 and at most {most}.',
  ],
  'target.range-upside-down': [
    'Mức cao nhất phải từ mức ít nhất trở lên. Để trống nếu văn bản không nêu khoảng.',
    'The upper value must not be below the lower one. Leave it empty when the document names no range.',
  ],
  'target.no-such-day': ['Hãy nhập một ngày có thật, ví dụ 31/12/2030.', 'Enter a real date, for example 31/12/2030.'],
  'target.period-upside-down': ['Ngày kết thúc phải sau ngày bắt đầu.', 'The period must end after it starts.'],
  'target.document-missing': [
    'Hãy ghi số văn bản đặt ra mục tiêu, ví dụ 12/KH-UBND.',
    'Give the number of the document that sets the target.',
  ],
  'target.source-is-no-address': [
    'Hãy ghi địa chỉ trang đăng văn bản, bắt đầu bằng https://.',
    'Give the address where the document can be read, beginning with https://.',
  ],
  'target.reason-missing': ['Hãy ghi lý do kết thúc mục tiêu.', 'Say why the target ends.'],
} as const satisfies MessageRows
