import type { MessageRows } from '../message-rows.ts'

/** Refusals of parcels, carriers and what they pay out. */
export const deliveryProblems = {
  'delivery.free-from': ['Nhập số tiền từ 0 trở lên, hoặc để trống', 'Enter a sum of 0 or more, or leave it empty'],
  'delivery.days': ['Nhập số ngày lớn hơn 0, hoặc để trống', 'Enter a number of days above 0, or leave it empty'],
  'delivery.way': ['Chọn cách giao hàng', 'Choose how it is delivered'],
  'delivery.commune': ['Chọn xã, phường nhận hàng', 'Choose the commune or ward'],
  'delivery.too-slow': [
    'Hàng dễ hỏng: không hãng nào giao kịp tới nơi này. Hãy bỏ hàng này khỏi giỏ hoặc đổi nơi nhận',
    'These goods spoil: nobody brings them there in time. Take them out of the cart or change the address',
  ],
  'parcel.weight': ['Nhập khối lượng bằng gam, lớn hơn 0', 'Enter the weight in grams, above 0'],
  'parcel.too-heavy': ['Hãng này chỉ nhận đến {kg} kg', 'This carrier takes {kg} kg at most'],
  'parcel.size': ['Nhập kích thước bằng cm, lớn hơn 0', 'Enter the size in centimetres, above 0'],
  'parcel.too-long': ['Hãng này chỉ nhận mỗi cạnh đến {cm} cm', 'This carrier takes edges of {cm} cm at most'],
  'parcel.buyer-erased': ['Thông tin người mua đã được xóa', 'Who bought was erased'],
  'parcel.commune': ['Chọn xã, phường của người nhận', "Choose the recipient's commune or ward"],
  'not-found.parcel': ['Đơn này chưa có bưu kiện', 'This order has no parcel'],
  'conflict.parcel-booked': ['Đơn này đã có bưu kiện', 'This order has a parcel already'],
  'conflict.parcel-moved-on': [
    'Bưu kiện đã sang bước khác, hãy mở lại trang',
    'The parcel has moved on; open the page again',
  ],
  'forbidden.parcel-of-carrier': [
    'Bưu kiện do hãng vận chuyển giao thì chỉ hãng báo trạng thái',
    'Only its carrier says where this parcel is',
  ],
  'forbidden.carrier-secret': ['Tin báo không có mã bí mật đúng', 'The call does not carry the right secret'],
  'not-found.carrier-link': ['Chưa nối hãng vận chuyển này', 'This carrier is not linked'],
  'malformed.carrier-hook': ['Tin báo không đúng dạng của hãng', "The call is not in the carrier's shape"],
  'carrier.unknown': ['Chọn hãng vận chuyển', 'Choose the carrier'],
  'carrier.credential': ['Nhập thông tin mà hãng cấp', 'Enter what the carrier gave you'],
  'carrier.demo': ['Đây là bản mẫu: không nối với hãng vận chuyển thật', 'This is a demo: no real carrier is linked'],
  'carrier.refused': ['Hãng vận chuyển từ chối: {words}', 'The carrier refused: {words}'],
  'carrier.silent': [
    'Hãng vận chuyển không trả lời. Thử lại sau nửa phút: gửi lại không thành hai bưu kiện',
    'The carrier does not answer. Try again in half a minute: asking twice makes one parcel',
  ],
  'carrier.place': ['Danh mục của hãng không có {name}', "The carrier's list has no {name}"],
  'carrier.ward': ['Chọn xã, phường cũ trong danh sách', 'Choose a former commune of the list'],
  'carrier.ward-of-receiver': [
    'Hãng còn dùng địa danh trước 1/7/2025: chọn xã cũ của người nhận',
    "The carrier still uses places of before 1 July 2025: choose the recipient's former commune",
  ],
  'carrier.ward-of-sender': [
    'Hãng còn dùng địa danh trước 1/7/2025: chọn xã cũ của đơn vị',
    'The carrier still uses places of before 1 July 2025: choose your former commune',
  ],
  'carrier.no-old-place': [
    'Xã này không có địa danh trước 1/7/2025 mà hãng cần',
    'This commune has no place of before 1 July 2025, which the carrier needs',
  ],
  'cod.name': ['Nhập kỳ hoặc số bảng đối soát', 'Enter the period or number of the settlement'],
  'cod.file': ['Chọn tệp CSV hoặc XLSX, đến 4 MB', 'Choose a CSV or XLSX file, 4 MB at most'],
  'cod.no-code': ['Tệp không có cột mã vận đơn', 'The file has no column of parcel codes'],
  'cod.no-collected': ['Tệp không có cột tiền thu hộ', 'The file has no column of sums collected'],
  'cod.bad-rows': ['Các dòng {rows} thiếu mã hoặc số tiền không đọc được', 'Rows {rows} lack a code or a readable sum'],
  'cod.lines': ['Tệp phải có từ 1 đến 5.000 dòng', 'The file must have 1 to 5,000 rows'],
  'not-found.cod-line': ['Không có dòng này chờ xử lý', 'No such line waits to be settled'],
} satisfies MessageRows
