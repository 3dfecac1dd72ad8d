import { insightCircular } from './insight/circular.ts'
import { insightDashboards } from './insight/dashboards.ts'
import { insightOwn } from './insight/dashboards-own.ts'
import { insightMap } from './insight/map.ts'
import { insightOpenData } from './insight/open-data.ts'
import { insightPolicy } from './insight/policy.ts'
import { insightReports } from './insight/reports.ts'
import { insightTargets } from './insight/targets.ts'
import type { MessageRows } from './message-rows.ts'

/** Words of the front page and figures. */
export const insight = {
  ...insightTargets,
  ...insightPolicy,
  ...insightDashboards,
  ...insightOwn,
  ...insightReports,
  ...insightMap,
  ...insightCircular,
  ...insightOpenData,
  allDefinitions: ['Cách tính', 'How it is counted'],
  ownRegister: ['sổ này', 'this register'],
  frontTitle: ['Sản vật mỗi làng, kiểm chứng bằng sao', 'Every village’s finest, proven by stars'],
  frontLead: [
    'Sổ đăng ký mở của chương trình Mỗi xã một sản phẩm: tìm sản phẩm, kiểm tra sao còn hiệu lực, xem ai làm ra và ai đã chấm.',
    'The open register of One Commune One Product: find a product, check that its stars hold today, see who makes it and who judged it.',
  ],
  searchLabel: ['Tìm sản phẩm, nhà sản xuất, xã', 'Find a product, producer or commune'],
  searchHint: ['Gõ không dấu cũng được', 'With or without tone marks'],
  codeLabel: ['Kiểm tra mã trên nhãn', 'Check the code on a label'],
  codeHint: ['12 ký tự cạnh mã QR', 'The 12 characters beside the QR'],
  look: ['Xem', 'Check'],
  figures: ['Chương trình bằng con số', 'The programme in figures'],
  figureRegistered: ['sản phẩm đã công nhận trong sổ này', 'recognised products in this register'],
  figureInForce: ['sản phẩm đang giữ sao', 'products whose stars hold'],
  figureFiveStars: ['sản phẩm 5 sao', 'five-star products'],
  figureProducers: ['chủ thể OCOP', 'OCOP producers'],
  figureNational: ['sản phẩm từ 3 sao cả nước', 'products of 3 stars and more, nationwide'],
  figureCommunes: ['xã, phường, đặc khu', 'communes, wards and special zones'],
  byProvince: ['Sản phẩm theo tỉnh', 'Products by province'],
  byProvinceLead: [
    'Chọn một tỉnh trên bản đồ hay trong bảng để xem sản phẩm ở đó.',
    'Choose a province on the map or in the table to see its products.',
  ],
  mapTitle: ['Bản đồ số sản phẩm trong sổ theo tỉnh, thành phố', 'Map of registered products by province'],
  mapSource: [
    'Sao càng lớn, sản phẩm càng nhiều. Địa giới 34 tỉnh, thành phố từ 01/07/2025: Nhà xuất bản Tài nguyên, Môi trường và Bản đồ Việt Nam (sapnhap.bando.com.vn), đã đơn giản hóa.',
    'The larger the star, the more products. Boundaries of the 34 provinces since 01/07/2025: Viet Nam Publishing House of Natural Resources, Environment and Cartography (sapnhap.bando.com.vn), simplified.',
  ],
  province: ['Tỉnh, thành phố', 'Province'],
  products: ['Sản phẩm', 'Products'],
  otherProvinces: ['{n} tỉnh, thành phố còn lại', 'The other {n} provinces'],
  starMeaning: ['Sao nghĩa là gì', 'What the stars mean'],
  national: ['Cấp quốc gia.', 'National.'],
  provincial: ['Cấp tỉnh.', 'Provincial.'],
  five: [
    'Từ 90 điểm và đủ mọi mức bắt buộc của 5 sao; hội đồng trung ương chấm, Bộ trưởng công nhận.',
    '90 points and more, with every five-star minimum; judged by the national council, recognised by the Minister.',
  ],
  four: [
    'Từ 70 đến dưới 90 điểm và đủ mọi mức bắt buộc của 4 sao; Chủ tịch tỉnh công nhận.',
    '70 to under 90 points, with every four-star minimum; recognised by the provincial chair.',
  ],
  three: [
    'Từ 50 đến dưới 70 điểm và đủ mọi mức bắt buộc của 3 sao; Chủ tịch tỉnh công nhận.',
    '50 to under 70 points, with every three-star minimum; recognised by the provincial chair.',
  ],
  starTerm: [
    'Giấy chứng nhận có giá trị 36 tháng. Sao hết hạn vẫn tra được, kèm lý do.',
    'A certificate holds for 36 months. Stars that have expired can still be looked up, with the reason.',
  ],
  starSource: ['Quyết định 26/2026/QĐ-TTg, Điều 4', 'Decision 26/2026/QĐ-TTg, Article 4'],
  newest: ['Mới được công nhận', 'Newly recognised'],
  newestEmpty: ['Chưa có quyết định nào trong sổ này', 'No decision in this register yet'],
  newestEmptyMore: [
    'Sản phẩm hiện ở đây ngay khi số và ngày quyết định được ghi.',
    'Products appear here as soon as the number and date of their decision are recorded.',
  ],
  decisionOf: ['Quyết định {number}, {date}', 'Decision {number}, {date}'],
  allProducts: ['Xem mọi sản phẩm', 'See all products'],
  doors: ['Bạn là ai', 'Who are you'],
  doorProducer: ['Tôi làm ra sản phẩm', 'I make a product'],
  doorProducerMore: [
    'Nộp hồ sơ, tự chấm điểm, theo dõi từng bước',
    'File a dossier, assess it yourself, follow each step',
  ],
  doorOfficer: ['Tôi là cán bộ', 'I am an official'],
  doorOfficerMore: ['Việc của xã, tỉnh và hội đồng chấm điểm', 'The work of communes, provinces and councils'],
  doorBuyer: ['Tôi muốn mua', 'I want to buy'],
  doorBuyerMore: [
    'Cửa hàng của người làm ra: chỉ có sản vật còn sao',
    'The shop of those who make it: only goods whose stars hold',
  ],
  doorData: ['Tôi cần dữ liệu', 'I need data'],
  doorDataMore: ['API mở, tệp CSV và JSON, tài liệu đầy đủ', 'Open API, CSV and JSON files, full reference'],
} satisfies MessageRows
