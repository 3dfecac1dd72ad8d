import type { MessageRows } from '../message-rows.ts'

/** The acts of promotion, in words. */
export const promotionActs = {
  'story.write': ['Viết câu chuyện', 'Write a story'],
  'story.submit': ['Gửi duyệt câu chuyện', 'Hand a story in'],
  'story.approve': ['Duyệt câu chuyện', 'Approve a story'],
  'story.refuse': ['Không duyệt câu chuyện', 'Refuse a story'],
  'story.take-down': ['Gỡ câu chuyện', 'Take a story down'],
  'story.read': ['Xem câu chuyện chưa đăng', 'Read unpublished stories'],
  'season.tell': ['Kể mùa của sản phẩm', 'Tell the season of a product'],
  'season.read': ['Xem mùa của sản phẩm', 'Read the seasons of products'],
  'occasion.announce': ['Đăng lễ hội, chợ phiên', 'Announce a festival or market'],
  'occasion.cancel': ['Báo hủy lễ hội, chợ phiên', 'Cancel a festival or market'],
  'news.write': ['Viết tin', 'Write news'],
  'news.publish': ['Đăng tin', 'Publish news'],
  'news.archive': ['Đưa tin vào lưu trữ', 'Archive news'],
  'news.read': ['Xem tin chưa đăng', 'Read unpublished news'],
  'campaign.write': ['Soạn đợt gửi tin', 'Write a campaign'],
  'campaign.schedule': ['Hẹn giờ gửi tin', 'Schedule a campaign'],
  'campaign.cancel': ['Hủy đợt gửi tin', 'Cancel a campaign'],
  'campaign.read': ['Xem đợt gửi tin', 'Read campaigns'],
  'campaign.send': ['Gửi tin theo đợt', 'Send a campaign'],
  'campaign.unsubscribe': ['Ngừng nhận tin', 'Stop receiving news'],
} as const satisfies MessageRows
