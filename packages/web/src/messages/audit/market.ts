import type { MessageRows } from '../message-rows.ts'

/** The acts of market, in words. */
export const marketActs = {
  'shop-terms.save': ['Khai cách bán hàng', 'Say how one sells'],
  'offer.save': ['Chào bán', 'Offer for sale'],
  'offer.pause': ['Ngừng hoặc mở bán', 'Pause or resume an offer'],
  'offer.read': ['Xem hàng chào bán', 'Read offers'],
  'offer.follow': ['Ngừng bán hàng hết sao', 'Pause offers without stars'],
  'stock.record': ['Ghi hàng tồn', 'Record stock'],
  'order.place': ['Đặt hàng', 'Place an order'],
  'order.cancel': ['Hủy đơn hàng', 'Cancel an order'],
  'order.deliver': ['Ghi đã giao đơn hàng', 'Note an order delivered'],
  'order.ask-return': ['Xin trả hàng', 'Ask for a return'],
  'order.pay': ['Ghi đơn đã trả tiền', 'Note an order paid'],
  'order.confirm': ['Nhận đơn hàng', 'Confirm an order'],
  'order.hand-over': ['Gửi hàng của đơn', 'Hand an order over'],
  'order.decline': ['Từ chối đơn hàng', 'Decline an order'],
  'order.accept-return': ['Nhận hàng trả lại', 'Accept a return'],
  'order.refuse-return': ['Không nhận trả lại', 'Refuse a return'],
  'order.refund': ['Ghi đã hoàn tiền', 'Note a refund'],
  'order.read': ['Xem đơn hàng', 'Read orders'],
  'order.expire': ['Hết hạn đơn hàng', 'Expire an order'],
  'bank-link.make': ['Nối dịch vụ báo tiền vào', 'Link a bank notification service'],
  'bank-notice.take': ['Nhận tin tiền vào', 'Take a bank notification'],
  'bank-notice.read': ['Xem tiền vào', 'Read money that came in'],
  'bank-notice.settle': ['Xử lý tiền chưa khớp', 'Settle unmatched money'],
  'buyer.forget': ['Xóa thông tin người mua', 'Erase who bought'],
} as const satisfies MessageRows
