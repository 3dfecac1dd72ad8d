import type { MessageRows } from '../message-rows.ts'

/** Refusals of offers, gift boxes, returns and gateways. */
export const marketSellingProblems = {
  'order.offer-elsewhere': ['{name}: không bán trong cửa hàng', '{name}: not sold in the shop'],
  'offer.from': ['Ngày mở bán viết năm-tháng-ngày', 'Write the first day as year-month-day'],
  'offer.lower-price': [
    'Mức giá này phải lớn hơn 0 và thấp hơn giá bán',
    'This price must be above 0 and below the price',
  ],
  'offer.lower-price-quantity': [
    'Số lượng từ 1 đến mức nhiều nhất mỗi đơn',
    'The quantity lies between 1 and the most per order',
  ],
  'offer.lower-price-days': [
    'Ngày viết năm-tháng-ngày, đầu trước cuối',
    'Write days as year-month-day, first before last',
  ],
  'bundle.too-few': ['Hộp quà có ít nhất hai gói hàng', 'A gift box holds two packs at least'],
  'bundle.quantity': ['Nhập số từ 1 đến 99', 'Enter a number between 1 and 99'],
  'stock.of-parts': [
    'Hộp quà không có hàng riêng: hãy nhập hàng cho các gói trong hộp',
    'A gift box has no stock of its own: take in stock of what it holds',
  ],
  'malformed.order-key': ['Idempotency-Key phải là một uuid', 'Idempotency-Key must be a uuid'],
  'payment.no-gateway': [
    'Người bán không còn nhận tiền qua cổng này',
    'The seller takes no money by this gateway any more',
  ],
  'payment.gateway-silent': [
    'Cổng thanh toán không trả lời, hãy thử lại sau',
    'The gateway does not answer; try again later',
  ],
  'forbidden.gateway-signature': ['Chữ ký của cổng thanh toán không đúng', 'The gateway has not signed this'],
  'malformed.payment-word': ['Tin của cổng thanh toán không đúng dạng', 'The word of the gateway is in no known shape'],
  'not-found.merchant': ['Không có tài khoản cổng thanh toán này', 'There is no such merchant account'],
  'merchant.gateway': ['Chọn cổng thanh toán', 'Choose the gateway'],
  'merchant.mode': ['Chọn môi trường', 'Choose the environment'],
  'merchant.demo': [
    'Bản mẫu chỉ nhận tài khoản thử nghiệm, để không có tiền thật nào đi qua',
    'A demo takes sandbox accounts only, so that no real money moves',
  ],
  'merchant.key': ['Nhập {name} như cổng thanh toán đã cấp', 'Enter {name} as the gateway gave it'],
  'return.reason': ['Chọn hàng bị sao', 'Choose what is wrong'],
  'return.perishable': ['Hàng mau hỏng chỉ nhận lại khi có lỗi', 'What spoils is taken back only when it is faulty'],
  'return.too-many-photos': ['Nhiều nhất {most} ảnh', '{most} photos at most'],
  'return.not-a-photo': ['Chỉ nhận ảnh', 'Only photos are taken'],
  'return.late': ['Đã quá {n} ngày từ khi nhận hàng', 'More than {n} days have passed since delivery'],
} satisfies MessageRows
