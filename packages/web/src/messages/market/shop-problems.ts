import type { MessageRows } from '../message-rows.ts'

/** Refusals of the shop window and of reviews. */
export const shopProblems = {
  'showcase.story-too-long': ['Câu chuyện dài quá {most} chữ cái', 'The story is longer than {most} characters'],
  'showcase.month': ['Tháng từ 1 đến 12', 'Months are 1 to 12'],
  'showcase.too-many-photos': ['Nhiều nhất {most} ảnh', '{most} photos at most'],
  'showcase.alt-missing': ['Nói ảnh chụp gì', 'Say what the photo shows'],
  'showcase.alt-too-long': ['Lời về ảnh dài quá 200 chữ cái', 'The words on the photo are longer than 200 characters'],
  'showcase.photo-expected': ['Chọn một tệp ảnh', 'Choose a picture'],
  'not-found.picture': ['Không có ảnh này', 'There is no such picture'],
  'not-found.store': ['Không có gian hàng này', 'There is no such store'],
  'not-found.buyer-review': ['Không có đánh giá này', 'There is no such review'],
  'review.not-delivered': ['Chỉ đánh giá được khi đã nhận hàng', 'Goods can be reviewed once they have been delivered'],
  'review.no-purchase': [
    'Không có đơn hàng nào với mã và số điện thoại này',
    'There is no order with this code and phone',
  ],
  'review.stars': ['Chọn từ 1 đến 5 sao', 'Choose 1 to 5 stars'],
  'review.words-missing': ['Viết vài lời về hàng', 'Write a few words on the goods'],
  'review.words-too-long': ['Dài quá {most} chữ cái', 'Longer than {most} characters'],
  'review.too-many-photos': ['Nhiều nhất {most} ảnh', '{most} photos at most'],
  'review.photo-expected': ['Chỉ nhận ảnh', 'Only pictures are taken'],
  'review.answer-missing': ['Viết câu trả lời', 'Write the answer'],
  'review.ground': ['Chọn một căn cứ', 'Choose a ground'],
  'review.ground-words': ['Nói rõ chỗ sai phạm', 'Say what breaks the rule'],
  'conflict.reviewed-already': ['Món này đã được đánh giá', 'This item was reviewed already'],
  'conflict.answered-already': ['Đánh giá này đã được trả lời', 'This review was answered already'],
  'conflict.review-removed': ['Đánh giá này đã bị gỡ', 'This review was removed'],
  'conflict.reported-already': ['Đã có người báo căn cứ này, đang chờ xem xét', 'It waits on this ground already'],
} satisfies MessageRows
