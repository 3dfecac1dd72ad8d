import type { MessageRows } from '../message-rows.ts'

/** Words of how reliably a council scores. */
export const councilReliability = {
  reliability: ['Độ tin cậy của chấm điểm', 'How reliable the scoring is'],
  reliabilityHint: [
    'Các thành viên thống nhất đến đâu, ai chấm chặt hay rộng, sản phẩm nào sát ngưỡng.',
    'How far members agree, who scores high or low, which products lie close to a cut-off.',
  ],
  reliabilityAdvises: [
    'Chỉ để tham khảo: điểm trung bình theo luật mới quyết định',
    'Advice only: the mean that the law asks for decides',
  ],
  reliabilityChangesNothing: [
    'Không con số nào ở đây làm thay đổi hạng sao (Điều 3 khoản 3). Chỉ tính từ các hồ sơ đã có kết luận.',
    'No figure here changes a star (art. 3.3). Only dossiers that have their verdict are counted.',
  ],
  reliabilityOwn: [
    'Bạn thấy con số của riêng mình. Chủ tịch hội đồng, cơ quan thành lập và kiểm toán thấy của mọi thành viên.',
    'You see your own figures. The chair, the authority that formed the council and auditors see everybody’s.',
  ],
  reliabilityNothing: ['Chưa có kết luận nào', 'No verdict yet'],
  reliabilityNothingWhy: [
    'Khi hội đồng kết luận các hồ sơ đầu tiên, điểm của thành viên sẽ hiện ở đây.',
    'Once the council has its first verdicts, members’ totals appear here.',
  ],
  tooFew: [
    'Chưa đủ để tính: mới có {products} sản phẩm và {members} thành viên chấm chung, cần ít nhất {needProducts} sản phẩm và {needMembers} thành viên.',
    'Too little to tell: {products} {products|product|products} and {members} {members|member|members} in common; it takes at least {needProducts} products and {needMembers} members.',
  ],
  noVariation: [
    'Không tính được: mọi điểm đều như nhau nên không có gì để phân biệt.',
    'Cannot be told: all points are the same, so there is nothing to tell apart.',
  ],
  notConnected: [
    'Không so sánh được: các thành viên chưa cùng chấm đủ sản phẩm để đặt cạnh nhau.',
    'Cannot compare: members have not scored enough products in common.',
  ],
  agreementOfOne: ['Một thành viên chấm', 'One member alone'],
  agreementOfAll: ['Điểm trung bình của {n} thành viên', 'The mean of {n} members'],
  agreementReads: ['độ thống nhất {words}', '{words} agreement'],
  agreementFromTo: ['từ {low} đến {high}', '{low} to {high}'],
  'agreement-poor': ['thấp', 'poor'],
  'agreement-moderate': ['vừa', 'moderate'],
  'agreement-good': ['khá', 'good'],
  'agreement-excellent': ['rất cao', 'excellent'],
  agreementIcc: ['ICC, khoảng 95% là {low} đến {high}', 'ICC, interval of 95% from {low} to {high}'],
  agreementOn: [
    'Từ {products} sản phẩm mà cả {members} thành viên cùng chấm',
    'From {products} products that all {members} members scored',
  ],
  errorOfMean: ['Sai số của điểm trung bình', 'Error of the mean'],
  errorMeans: [
    'điểm trung bình của {n} người thường lệch chừng này so với khi rất nhiều người cùng chấm',
    'the mean of {n} usually lies this far from what a great many members would give',
  ],
  plusMinusPoints: ['± {n} điểm', '± {n} points'],
  eachProduct: ['Từng sản phẩm', 'Product by product'],
  plotSays: [
    'Mỗi chấm tròn là tổng điểm của một thành viên, hình thoi là điểm trung bình, nét đứt là ngưỡng hạng sao.',
    'Each dot is a member’s total, the diamond is the mean, dashed lines are where a rank begins.',
  ],
  plotOwn: ['Chấm tròn đặc là điểm của bạn.', 'The filled dot is your own.'],
  plotOf: ['{name}: trung bình {mean}, từ {low} đến {high} điểm', '{name}: mean {mean}, from {low} to {high} points'],
  cutOffStar: ['{star}★ {from}', '{star}★ {from}'],
  meanPoints: ['Điểm trung bình', 'Mean'],
  starByPoints: ['Hạng theo điểm', 'Rank by points'],
  chanceOfChange: ['Khả năng khác hạng', 'Chance of another rank'],
  chanceMeans: [
    'Khả năng khác hạng: nếu một hội đồng khác cùng số người chấm lại, hạng theo điểm khác đi với xác suất này; mức điểm tối thiểu từng tiêu chí không nằm trong đó.',
    'Chance of another rank: the probability that another council of as many members would give another rank by points; floors of single criteria are not in it.',
  ],
  asCsv: ['Tải bảng này (CSV)', 'This table as CSV'],
  code: ['Mã hồ sơ', 'Dossier code'],
  under1percent: ['dưới 1%', 'under 1%'],
  nearCutOff: ['sát ngưỡng', 'close to a cut-off'],
  severity: ['Chấm chặt hay chấm rộng', 'High and low scorers'],
  severityMeans: [
    'Mỗi thành viên cho cao hơn (+) hay thấp hơn (−) hội đồng bao nhiêu điểm trên cùng sản phẩm. Con số đã được kéo về 0 khi chưa chắc chắn. Khác hội đồng không có nghĩa là sai.',
    'How many points a member gives above (+) or below (−) the council on the same products, drawn towards 0 where it is uncertain. To differ is not to be wrong.',
  ],
  products: ['Sản phẩm', 'Products'],
  againstCouncil: ['So với hội đồng', 'Against the council'],
  interval95: ['Khoảng 95%', 'Interval of 95%'],
  drawnInterval: ['Hình', 'Drawn'],
  measured: ['Đo được', 'As measured'],
  standsApart: ['khác hẳn hội đồng', 'stands apart'],
  eachCriterion: ['Thống nhất trên từng tiêu chí', 'Agreement criterion by criterion'],
  alphaMeans: [
    'Hệ số alpha: 1 là luôn thống nhất về thứ bậc, 0 là như ngẫu nhiên. Tiêu chí thấp nhất đứng đầu: đó là nơi cần làm rõ cách chấm.',
    'Alpha: 1 is full agreement on the order, 0 is no more than chance. The lowest come first: there the council should settle how to score.',
  ],
  sheetOfProducts: ['{title} ({n} sản phẩm)', '{title} ({n} {n|product|products})'],
  alpha: ['Alpha', 'Alpha'],
  allAlike: [
    '{n} tiêu chí mọi thành viên chấm như nhau, không có gì để tính.',
    '{n} {n|criterion|criteria} marked alike throughout: nothing to compute.',
  ],
  cardsToSee: ['Phiếu nên xem lại', 'Cards to look at again'],
  cardsToSeeMeans: [
    'Dấu hiệu để hỏi lại, không phải kết luận: thành viên có thể đã đọc bản giấy hoặc hai sản phẩm giống nhau thật.',
    'A hint to ask, not a finding: a member may have read the paper original, or two products may truly be alike.',
  ],
  noCardsToSee: ['Không có phiếu nào.', 'None.'],
  whatIsSeen: ['Dấu hiệu', 'What is seen'],
  'flag-one-column': [
    'chấm một mức từ đầu đến cuối, trong khi người khác phân biệt',
    'one level from top to bottom where others weighed',
  ],
  'flag-same-as-another': ['giống hệt phiếu của sản phẩm khác', 'the same, box by box, as on another product'],
  'flag-unopened': ['chưa mở {n} trên {of} tệp minh chứng khi ký', '{n} of {of} files unopened when signing'],
  methods: ['Cách tính và nguồn', 'Methods and sources'],
  methodIcc: [
    'Độ thống nhất: ICC(A,1) và ICC(A,k), hai chiều ngẫu nhiên, thống nhất tuyệt đối (McGraw & Wong 1996; Shrout & Fleiss 1979); cách đọc theo Koo & Li 2016, cho cả khoảng 95%.',
    'Agreement: ICC(A,1) and ICC(A,k), two-way random, absolute agreement (McGraw & Wong 1996; Shrout & Fleiss 1979); read after Koo & Li 2016, by the whole interval.',
  ],
  methodSem: [
    'Sai số và khả năng khác hạng: từ cùng các thành phần phương sai, xấp xỉ chuẩn quanh hai ngưỡng gần nhất (Brennan 2001). “Sát ngưỡng” là trong 1,96 lần sai số.',
    'Error and chance of another rank: from the same variance components, normal around the two nearest cut-offs (Brennan 2001). “Close to a cut-off” is within 1.96 errors.',
  ],
  methodSeverity: [
    'Chặt hay rộng: mô hình cộng hai chiều, co về trung bình theo Bayes thực nghiệm (Efron & Morris 1975). “Khác hẳn” là cách thành viên ở giữa từ 2 điểm và quá 1,96 lần sai số.',
    'High and low scorers: additive two-way model, shrunk by empirical Bayes (Efron & Morris 1975). “Stands apart” is two points or more, and over 1.96 errors, from the middle member.',
  ],
  methodAlpha: [
    'Từng tiêu chí: alpha thứ bậc của Krippendorff (2011), khoảng 95% theo jackknife.',
    'Criteria: Krippendorff’s ordinal alpha (2011), interval of 95% by the jackknife.',
  ],
} satisfies MessageRows
