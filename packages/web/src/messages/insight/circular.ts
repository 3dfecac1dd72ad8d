import type { MessageRows } from '../message-rows.ts'

/** Words of circular economy and culture: traits that councils found, who leads, heritage as sources tell it. */
export const insightCircular = {
  circular: ['Kinh tế tuần hoàn và văn hóa', 'Circular economy and culture'],
  circularLead: [
    'Nguyên liệu, chất thải, bao bì, văn hóa và con người, theo điều hội đồng đã chọn trên phiếu chấm; làng nghề và chỉ dẫn địa lý theo từng nguồn.',
    'Materials, waste, packaging, culture and people, by what councils chose on their sheets; craft villages and geographical indications by their sources.',
  ],
  circularJudged: [
    '{n} sản phẩm còn hiệu lực đã được hội đồng chấm trong hệ thống này theo phiếu của Quyết định 26/2026/QĐ-TTg; {unknown} sản phẩm khác còn hiệu lực không có phiếu ở đây nên không tính vào. Lúc {at}.',
    '{n} products that hold were judged by a council in this system on the sheets of Decision 26/2026/QĐ-TTg; {unknown} others that hold have no sheet here and are not counted. At {at}.',
  ],
  circularNone: ['Chưa đo được từ phiếu chấm', 'Not yet measured from sheets'],
  circularNoneMore: [
    'Lúc {at}, chưa có đủ 5 sản phẩm thật còn hiệu lực do hội đồng chấm trong hệ thống này; {n} sản phẩm còn hiệu lực lấy từ quyết định cũ không kèm phiếu. Các tỷ lệ sẽ hiện khi có phiếu.',
    'At {at} there are not five real products that hold and were judged by a council in this system; {n} that hold come from earlier decisions without their sheets. Shares appear once there are sheets.',
  ],
  circularNoneAsked: ['chưa sản phẩm nào có phiếu hỏi điều này', 'no product’s sheet has asked this yet'],
  circularNoneTold: ['chưa chủ thể nào khai điều này', 'no producer has told this yet'],
  'theme-material': ['Nguyên liệu', 'Materials'],
  'theme-waste': ['Chất thải', 'Waste'],
  'theme-packaging': ['Bao bì', 'Packaging'],
  'theme-culture': ['Văn hóa', 'Culture'],
  'theme-people': ['Con người', 'People'],
  'trait-local-material': ['Nguyên liệu tại chỗ từ 75%', 'At least 75% local material'],
  'trait-means-local-material': [
    'Hội đồng chọn "từ 75% đến 100%" ở tiêu chí nguồn nguyên liệu hoặc nguồn gốc sản phẩm (1.1): trong xã với nông sản tươi, sơ chế và sinh vật cảnh, trong tỉnh với hàng chế biến. 25 phiếu hỏi.',
    'The council chose “75% to 100%” at the criterion of material or product origin (1.1): from the commune for fresh produce and ornamentals, from the province for what is processed. 25 sheets ask.',
  ],
  'trait-certified-area': ['Vùng nguyên liệu có chứng nhận', 'Certified material area'],
  'trait-means-certified-area': [
    'Hội đồng chọn một mức "được cấp giấy chứng nhận chất lượng" (VietGAP, hữu cơ, GlobalGAP, ASC …) cho vùng nguyên liệu. 12 phiếu hỏi.',
    'The council chose one of the levels “holds a quality certificate” (VietGAP, organic, GlobalGAP, ASC …) for the material area. 12 sheets ask.',
  ],
  'trait-green-material': ['Vật liệu xanh, thân thiện môi trường', 'Green, environment-friendly material'],
  'trait-means-green-material': [
    'Hội đồng chọn mức "vật liệu, nguyên liệu xanh, thân thiện môi trường" ở tiêu chí 6.5. Chỉ 2 phiếu hàng thủ công hỏi.',
    'The council chose a level “green, environment-friendly material” at criterion 6.5. Only the 2 sheets of crafts ask.',
  ],
  'trait-waste-treated': ['Có thu gom và xử lý chất thải', 'Waste collected and treated'],
  'trait-means-waste-treated': [
    'Hội đồng chọn mức có hồ sơ minh chứng về công trình thu gom và xử lý chất thải ở tiêu chí bảo vệ môi trường trong sản xuất. 25 phiếu hỏi; phiếu du lịch hỏi khác nên không tính.',
    'The council chose a level with proof of works that collect and treat waste, at the criterion of environment in production. 25 sheets ask; the tourism sheet asks otherwise and is left out.',
  ],
  'trait-waste-reused': ['Công nghệ bền vững, tái sử dụng, tái chế', 'Sustainable technology, reuse and recycling'],
  'trait-means-waste-reused': [
    'Hội đồng chọn "có áp dụng công nghệ theo hướng bền vững": tiết kiệm nguyên, nhiên liệu; xử lý, tái chế chất thải; tận thu, tái sử dụng phụ phẩm. 25 phiếu hỏi.',
    'The council chose “applies sustainable technology”: saves material and fuel; treats and recycles waste; recovers and reuses by-products. 25 sheets ask.',
  ],
  'trait-green-packaging': ['Bao gói thân thiện với môi trường', 'Environment-friendly packaging'],
  'trait-means-green-packaging': [
    'Hội đồng chọn mức cao nhất của tiêu chí bảo vệ môi trường: có thêm hồ sơ minh chứng sử dụng bao gói thân thiện với môi trường. 25 phiếu hỏi.',
    'The council chose the highest level of the environment criterion: with proof of environment-friendly packaging as well. 25 sheets ask.',
  ],
  'trait-told-culture': ['Câu chuyện mang văn hóa địa phương', 'A story with local culture in it'],
  'trait-means-told-culture': [
    'Hội đồng chọn một mức "nội dung câu chuyện mang sắc thái truyền thống, văn hóa địa phương" ở tiêu chí 5.3. 25 phiếu hỏi.',
    'The council chose a level “the story carries tradition and local culture” at criterion 5.3. 25 sheets ask.',
  ],
  'trait-own-speciality': ['Đặc sản, truyền thống của riêng địa phương', 'A speciality and tradition of the place'],
  'trait-means-own-speciality': [
    'Hội đồng chọn mức "là đặc sản, truyền thống, chỉ sản xuất trên địa bàn của xã" (kể cả sản phẩm mới từ nguyên liệu đặc trưng, như phiếu in), với du lịch là "gắn kết các giá trị văn hóa truyền thống". 21 phiếu có mức này.',
    'The council chose “a speciality, traditional, made only in the commune” (with new products of characteristic material, as the sheet prints), for tourism “tied to traditional culture”. 21 sheets have this level.',
  ],
  'trait-geographic-sign': ['Dùng dấu hiệu chỉ nguồn gốc địa lý', 'Uses a sign of geographic origin'],
  'trait-means-geographic-sign': [
    'Hội đồng chọn mức có nhãn hiệu đã đăng ký và có sử dụng dấu hiệu chỉ dẫn nguồn gốc địa lý (chỉ dẫn địa lý, nhãn hiệu tập thể, nhãn hiệu chứng nhận) ở tiêu chí 3.5. 26 phiếu hỏi.',
    'The council chose a level with a registered mark and a sign of geographic origin (geographical indication, collective or certification mark) at criterion 3.5. 26 sheets ask.',
  ],
  'trait-heritage-kept': ['Bảo vệ, bảo tồn di sản', 'Heritage protected and kept'],
  'trait-means-heritage-kept': [
    'Hội đồng chọn một mức có hoạt động bảo vệ và bảo tồn các di sản văn hóa, thiên nhiên. Chỉ phiếu dịch vụ du lịch hỏi.',
    'The council chose a level with activity to protect and keep cultural or natural heritage. Only the tourism sheet asks.',
  ],
  'trait-local-labour': ['Lao động trong xã từ 75%', 'At least 75% labour from the commune'],
  'trait-means-local-labour': [
    'Hội đồng chọn mức "≥ 75% lao động là người trên địa bàn cấp xã" ở tiêu chí 3.3. 26 phiếu hỏi.',
    'The council chose “≥ 75% of labour from the commune” at criterion 3.3. 26 sheets ask.',
  ],
  'trait-woman-or-minority': [
    'Đại diện là nữ, người dân tộc thiểu số hoặc người khuyết tật',
    'Led by a woman, a member of an ethnic minority or a person with a disability',
  ],
  'trait-means-woman-or-minority': [
    'Hội đồng cho điểm ở tiêu chí 3.2, tính theo sản phẩm; phiếu không tách ba nhóm. Che khi có hoặc không có dưới 5. 26 phiếu hỏi.',
    'The council gave the point at criterion 3.2, by product; the sheet does not tell the three apart. Withheld where fewer than 5 have it or have it not. 26 sheets ask.',
  ],
  'trait-led-by-woman': ['Chủ thể do phụ nữ đại diện', 'Producers led by a woman'],
  'trait-means-led-by-woman': [
    'Trong các chủ thể có tài khoản, có sản phẩm còn hiệu lực và khai giới tính người đại diện pháp luật, phần là nữ. Che khi có hoặc không có dưới 5 người.',
    'Of the producers with an account and a product that holds that told the sex of their legal representative, the share of women. Withheld where fewer than 5 people are or are not.',
  ],
  'trait-led-by-minority': [
    'Chủ thể do người dân tộc thiểu số đại diện',
    'Producers led by a member of an ethnic minority',
  ],
  'trait-means-led-by-minority': [
    'Trong các chủ thể có tài khoản, có sản phẩm còn hiệu lực và khai dân tộc người đại diện pháp luật, phần không phải dân tộc Kinh. Che khi có hoặc không có dưới 5 người.',
    'Of the producers with an account and a product that holds that told the ethnicity of their legal representative, the share who are not Kinh. Withheld where fewer than 5 people are or are not.',
  ],
  ofProducts: ['{counted} trong {among} sản phẩm có phiếu hỏi', '{counted} of {among} products whose sheet asks'],
  ofProducers: ['{counted} trong {among} chủ thể có khai', '{counted} of {among} producers who told'],
  withheldWhole: ['có dưới 5, không nêu', 'fewer than five, withheld'],
  withheldProducts: [
    'Không nêu ở {n} nơi, để không lộ kết quả của nhóm dưới 5 sản phẩm:',
    'Withheld in {n}, so that no group of fewer than five products is told:',
  ],
  withheldPeople: [
    'Không nêu ở {n} nơi, để không lộ nhóm dưới 5 người:',
    'Withheld in {n}, so that no group of fewer than five people is told:',
  ],
  circularBy: ['Theo nơi và ngành: {name}', 'By place and industry: {name}'],
  circularSplit: ['Tách theo', 'Split by'],
  'by-province': ['Tỉnh, thành phố', 'Province'],
  'by-industry': ['Ngành hàng', 'Industry'],
  circularNoRows: ['Chưa nơi nào có đủ số để nêu.', 'No place has enough to be told yet.'],
  publishedShares: ['Số đã công bố về chủ thể', 'Published figures on producers'],
  publishedSharesLead: [
    'Mỗi số là của nguồn đã nêu, đúng như đã công bố; không phải số đếm từ sổ này.',
    'Each figure is its source’s, as published; none is counted from this register.',
  ],
  publishedScope: ['Ở đâu', 'Where'],
  wholeNation: ['cả nước', 'whole country'],
  heritage: ['Làng nghề và chỉ dẫn địa lý', 'Craft villages and geographical indications'],
  villageCommunes: [
    'Trong {among} xã, phường hôm nay có làng nghề ở danh sách dưới, {counted} có sản phẩm OCOP còn hiệu lực trong sổ này (lúc {day}). Đếm xã, không đếm làng: bản ghi sản phẩm không nêu làng.',
    'Of {among} communes of today with a craft village in the list below, {counted} have an OCOP product that holds in this register (at {day}). Communes are counted, not villages: records of products name no village.',
  ],
  heritagePartial: [
    'Danh sách một phần, ghép từ các nguồn ghi bên cạnh, đến ngày {day}; chưa có danh sách mở của cả nước.',
    'A partial list, put together from the sources beside each line, up to {day}; no national list is open.',
  ],
  villages: ['{n} làng nghề có nguồn', '{n} craft villages with a source'],
  village: ['Làng nghề', 'Craft village'],
  villagePlace: ['Nơi (tên cũ, như nguồn ghi)', 'Place (former names, as the source has it)'],
  villageKind: ['Danh hiệu', 'Title'],
  'village-craft': ['Làng nghề', 'Craft village'],
  'village-traditional': ['Làng nghề truyền thống', 'Traditional craft village'],
  villageDecision: ['Quyết định, thời điểm', 'Decision, when'],
  notTold: ['nguồn không nêu', 'not told by the source'],
  indications: ['{n} chỉ dẫn địa lý có nguồn', '{n} geographical indications with a source'],
  indication: ['Chỉ dẫn địa lý', 'Geographical indication'],
  indicationProduct: ['Sản phẩm', 'Product'],
  unmeasuredHere: ['Chưa đo được', 'Not measured'],
  'unmeasured-recycled-weight': ['Tỷ lệ nguyên liệu tái chế', 'Share of recycled material'],
  'unmeasured-why-recycled-weight': [
    'Phiếu chấm hỏi có hay không, không hỏi bao nhiêu; hồ sơ không có khối lượng.',
    'Sheets ask whether, not how much; dossiers hold no weights.',
  ],
  'unmeasured-waste-weight': ['Khối lượng chất thải, bao bì', 'Weight of waste and packaging'],
  'unmeasured-why-waste-weight': [
    'Không hồ sơ hay sổ nào trong hệ thống ghi khối lượng chất thải hoặc bao bì.',
    'No dossier and no register here records the weight of waste or packaging.',
  ],
  'unmeasured-intangible-heritage': ['Sản phẩm gắn di sản văn hóa phi vật thể', 'Products tied to intangible heritage'],
  'unmeasured-why-intangible-heritage': [
    'Chưa có danh mục di sản mở để đối chiếu; phiếu hàng hóa không hỏi tên di sản.',
    'No open list of heritage to compare with; sheets of goods do not ask for its name.',
  ],
  'unmeasured-craft-villages': ['Phần làng nghề có sản phẩm OCOP', 'Share of craft villages with an OCOP product'],
  'unmeasured-why-craft-villages': [
    'Cần danh sách làng nghề cả nước và tên làng trên hồ sơ; cả hai chưa có.',
    'It needs a national list of craft villages and the village’s name in the dossier; neither is there.',
  ],
  circularMeans: [
    'Mỗi tỷ lệ tính trên sản phẩm có giấy chứng nhận còn hiệu lực, do hội đồng chấm trong hệ thống này, và có phiếu hỏi điều đó. Một sản phẩm được tính khi hơn một nửa thành viên chọn mức nêu dưới, hoặc hội đồng đã thống nhất chọn mức đó. Việc chọn tiêu chí nào nói về tuần hoàn, văn hóa là cách đọc của chúng tôi; chữ trong phiếu là của quyết định. Không nêu số khi có dưới 5.',
    'Each share is of products whose certificate holds, that a council in this system judged, and whose sheet asks. A product counts when more than half of the members chose a level named below, or the council settled on it. Which criteria speak of circular economy and culture is our reading; the words of the sheets are the decision’s. Nothing is told of fewer than five.',
  ],
} as const satisfies MessageRows
