import type { MessageRows } from './message-rows.ts'

/** Words of the trace room's refusals. */
export const traceProblems = {
  'not-found.event': [
    'Không có sự kiện này trong phạm vi bạn được xem.',
    'There is no such event among those you may see.',
  ],
  'not-found.capture': ['Không có lần ghi nhận này.', 'There is no such capture job.'],
  'conflict.event': ['Sự kiện này đã được ghi nhận trước đó.', 'This event was captured before.'],
  'not-found.query': ['Bạn không lưu câu hỏi nào tên này.', 'You keep no query of this name.'],
  'conflict.query': ['Bạn đã có câu hỏi tên này.', 'You keep a query of this name already.'],
  'invalid.party': [
    'Mã định danh là một mã địa điểm toàn cầu (GLN) hoặc một địa chỉ của riêng bạn.',
    'An identifier is a global location number (GLN) or an address of your own.',
  ],
  'conflict.party': ['Mã định danh này đã có người khai.', 'This identifier is claimed already.'],
  'not-found.party': ['Không có mã định danh này.', 'There is no such identifier.'],
  'not-found.subscription': ['Không có đăng ký nhận sự kiện này.', 'There is no such subscription.'],
  'too-many.subscriptions': [
    'Mỗi người giữ nhiều nhất {most} đăng ký nhận sự kiện.',
    'One keeps {most} subscriptions at most.',
  ],
  'too-large.query': [
    'Câu hỏi tìm thấy hơn {most} sự kiện. Hãy thêm điều kiện.',
    'The query finds more than {most} events. Add a condition.',
  ],
  'trace.too-wide': [
    'Chuỗi này có hơn {most} sự kiện. Hãy hỏi từ một lô hoặc một mã gần hơn.',
    'This chain has more than {most} events. Ask from a nearer lot or code.',
  ],
  'not-found.area': ['Không có vùng này, hoặc vùng không phải của bạn.', 'There is no such area, or it is not yours.'],
  'not-found.entry': ['Không có việc này trong nhật ký của bạn.', 'There is no such entry in your diary.'],
  'not-found.step': ['Nhật ký không có việc này.', 'The diary has no such step.'],
  'not-found.material': ['Không có nguyên liệu này trong nhật ký của bạn.', 'Your diary has no such material.'],
  'conflict.entry': ['Mã việc này đã được dùng.', 'The id of this entry is taken.'],
  'conflict.entry-settled': [
    'Việc này đã được sửa hoặc rút trước đó.',
    'This entry was corrected or withdrawn before.',
  ],
  'conflict.lot-not-here': [
    'Lô này ghi trên máy nhưng chưa gửi đến. Gửi việc trước rồi gửi lại việc này.',
    'This lot was recorded on the phone and has not arrived. Send that entry first, then this one again.',
  ],
  'diary.area-missing': ['Chọn nơi làm.', 'Choose where.'],
  'diary.lots-missing': ['Chọn ít nhất một lô.', 'Choose a lot at least.'],
  'diary.lot-empty': [
    'Lô {lot} đã hết. Ghi số lượng nếu vẫn còn hàng thật.',
    'Lot {lot} is empty. Tell an amount if there is some left.',
  ],
  'diary.what-missing': ['Chọn hoặc ghi tên thứ làm ra.', 'Choose or name what it is.'],
  'diary.amount-missing': ['Ghi số lượng, ví dụ 12,5.', 'Tell how much, for example 12.5.'],
  'diary.to-missing': ['Ghi nơi giao đến.', 'Tell where to.'],
  'diary.guests-missing': ['Ghi số khách.', 'Tell how many guests.'],
  'diary.result-missing': ['Ghi kết quả.', 'Tell the result.'],
  'diary.work-missing': ['Ghi việc đã làm.', 'Tell what was done.'],
  'diary.reason-missing': ['Ghi lý do.', 'Tell the reason.'],
  'area.name-missing': ['Đặt tên cho vùng.', 'Give the area a name.'],
  'area.commune-missing': ['Chọn xã, phường.', 'Choose the commune.'],
  'area.outside-vietnam': [
    'Tọa độ nằm ngoài Việt Nam. Kiểm tra thứ tự vĩ độ, kinh độ.',
    'The corners lie outside Viet Nam. Check latitude and longitude.',
  ],
  'area.too-many-corners': ['Ranh giới có hơn {most} góc.', 'The outline has more than {most} corners.'],
  'area.crosses-itself': [
    'Ranh giới tự cắt nhau. Đi hoặc vẽ các góc lần lượt theo vòng.',
    'The outline crosses itself. Set the corners one after the other around it.',
  ],
  'area.unreadable': [
    'Không đọc được tọa độ. Mỗi dòng một góc: 9.4102, 104.9631',
    'The corners cannot be read. A corner a line: 9.4102, 104.9631',
  ],
  'area.file-unreadable': ['Không đọc được tệp GeoJSON này.', 'This GeoJSON file cannot be read.'],
  'area.two-corners': ['Hai góc chưa thành vùng. Cần ít nhất ba.', 'Two corners are no area; it takes three.'],
  'area.ends-before-it-begins': ['Ngày kết thúc trước ngày bắt đầu.', 'It ends before it begins.'],
  'area.season-missing': ['Ghi tên mùa vụ.', 'Name the season.'],
  'area.number-missing': ['Ghi số chứng nhận.', 'Tell the number.'],
  'area.issuer-missing': ['Ghi nơi cấp.', 'Tell who issued it.'],
  'area.code-missing': ['Ghi mã.', 'Tell the code.'],
  'area.grower-missing': ['Ghi tên hộ.', 'Tell the grower.'],
  'area.day-missing': ['Ghi đủ ngày, tháng, năm.', 'Tell day, month and year.'],
  'area.yield-missing': ['Ghi sản lượng, ví dụ 1.200.', 'Tell the yield, for example 1,200.'],
} satisfies MessageRows
