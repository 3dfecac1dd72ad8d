import { type Dataset, demoColumn, placeColumns, plainFormats } from '../dataset.ts'

/** Every recognised product of the register. */
export const products = {
  title: ['Sản phẩm OCOP', 'OCOP products'],
  about: [
    'Mọi sản phẩm đã được công nhận trong sổ đăng ký, với hạng sao và tình trạng của giấy vào ngày chụp.',
    'Every recognised product of the register, with its stars and what its certificate is worth on the day of the snapshot.',
  ],
  row: ['một sản phẩm', 'a product'],
  keywords: [
    ['sản phẩm OCOP', 'OCOP product'],
    ['mỗi xã một sản phẩm', 'one commune one product'],
  ],
  theme: 'AGRI',
  every: 'day',
  formats: plainFormats,
  key: ['code'],
  columns: [
    {
      name: 'code',
      type: 'text',
      meaning: [
        'Mã sản phẩm theo luật (tỉnh-xã-số-năm); mã tra cứu khi sản phẩm chưa có mã ấy. Trang của sản phẩm là /products/{code}.',
        'Legal product code (province-commune-serial-year); the verification code while the product has none. Its page is /products/{code}.',
      ],
      source: 'register',
    },
    { name: 'name', type: 'text', meaning: ['Tên sản phẩm', 'Name of the product'], source: 'register' },
    {
      name: 'producer',
      type: 'text',
      meaning: [
        'Tên chủ thể khi là tổ chức. Tên hộ và cá nhân để trống: các bản chụp được giữ mãi, còn người thì có quyền xin xóa. Trang của sản phẩm ghi đủ theo quyết định.',
        'Name of the producer when it is an organisation. Names of households and persons are left out: snapshots are kept for ever and people may ask to be erased. The product’s page gives what the decision gives.',
      ],
      source: 'organisations',
    },
    {
      name: 'place',
      type: 'text',
      meaning: ['Xã và tỉnh, theo tên hiện nay', 'Commune and province by today’s names'],
      source: 'units',
    },
    ...placeColumns,
    {
      name: 'industry',
      type: 'text',
      meaning: [
        'Ngành hàng, I đến VI: thực phẩm, đồ uống, dược liệu, thủ công, sinh vật cảnh, du lịch',
        'Industry, I to VI: food, drinks, medicinal, crafts, ornamental, tourism',
      ],
      source: 'law',
    },
    {
      name: 'set_no',
      type: 'integer',
      meaning: [
        'Số của bộ tiêu chí, 1 đến 26; trống khi nguồn không nói',
        'Number of the criteria set, 1 to 26; empty when the source does not say',
      ],
      source: 'law',
      definition: '/data/criteria',
    },
    {
      name: 'star',
      type: 'integer',
      meaning: [
        'Hạng sao của lần công nhận mới nhất; trống khi nguồn không nói',
        'Stars of the newest recognition; empty when its source does not say',
      ],
      unit: ['sao', 'stars'],
      source: 'decisions',
    },
    {
      name: 'status',
      type: 'text',
      meaning: [
        'Tình trạng vào ngày chụp: in-force, expiring (còn dưới 180 ngày), extended (chờ đánh giá lại), expired, withdrawn, unknown-term',
        'Status on the day of the snapshot: in-force, expiring (within 180 days), extended (re-evaluation pending), expired, withdrawn, unknown-term',
      ],
      source: 'computed',
    },
    {
      name: 'holds',
      type: 'flag',
      meaning: [
        'Sao còn hiệu lực vào ngày chụp; trống khi không rõ thời hạn',
        'Whether the stars hold on the day of the snapshot; empty when the term is unknown',
      ],
      source: 'computed',
      definition: '/targets/products-ranked',
    },
    {
      name: 'recognitions',
      type: 'integer',
      meaning: ['Số quyết định đã công nhận sản phẩm', 'How many decisions have recognised the product'],
      unit: ['quyết định', 'decisions'],
      source: 'decisions',
      definition: '/targets/products-upgraded',
    },
    {
      name: 'first_recognised_on',
      type: 'day',
      meaning: ['Ngày công nhận lần đầu; trống khi không rõ', 'Day of the first recognition; empty when unknown'],
      source: 'decisions',
    },
    {
      name: 'decision_number',
      type: 'text',
      meaning: ['Số quyết định công nhận mới nhất', 'Number of the newest decision'],
      source: 'decisions',
    },
    {
      name: 'decided_on',
      type: 'day',
      meaning: ['Ngày của quyết định mới nhất', 'Day of the newest decision'],
      source: 'decisions',
    },
    {
      name: 'last_day',
      type: 'day',
      meaning: [
        'Ngày cuối sao còn hiệu lực, đã tính gia hạn; trống khi không rõ',
        'Last day on which the stars hold, extensions included; empty when unknown',
      ],
      source: 'computed',
    },
    {
      name: 'gtin',
      type: 'text',
      meaning: ['Mã GTIN 14 chữ số, nếu chủ thể có', 'GTIN of 14 digits, if the producer has one'],
      source: 'register',
    },
    demoColumn,
  ],
} as const satisfies Dataset

/** Every recognition, newest and former. */
export const certificates = {
  title: ['Các lần công nhận và giấy chứng nhận', 'Recognitions and certificates'],
  about: [
    'Mỗi lần một sản phẩm được công nhận, kể cả đã hết hạn; giấy cấp ở đây và lần công nhận chép từ nguồn cũ.',
    'Each time that a product was recognised, ended ones included; certificates issued here, and recognitions transcribed from older sources.',
  ],
  row: ['một lần công nhận', 'a recognition'],
  keywords: [['giấy chứng nhận OCOP', 'OCOP certificate']],
  theme: 'AGRI',
  every: 'day',
  formats: plainFormats,
  key: ['product_code', 'serial'],
  columns: [
    {
      name: 'product_code',
      type: 'text',
      meaning: ['Mã sản phẩm, như cột code của tập products', 'Code of the product, as column code of products'],
      source: 'register',
      definition: '/data/products',
    },
    {
      name: 'serial',
      type: 'integer',
      meaning: ['Thứ tự lần công nhận của sản phẩm, từ 1', 'Which recognition of the product this is, from 1'],
      source: 'computed',
    },
    {
      name: 'certificate_number',
      type: 'text',
      meaning: [
        'Số giấy chứng nhận; trống khi giấy không cấp ở hệ thống này',
        'Number of the certificate; empty when it was not issued here',
      ],
      source: 'decisions',
    },
    {
      name: 'kind',
      type: 'text',
      meaning: [
        'issued: cấp ở đây; transcribed: chép từ một nguồn có ghi địa chỉ',
        'issued: issued here; transcribed: copied from a source that is named',
      ],
      source: 'register',
    },
    {
      name: 'fact',
      type: 'text',
      meaning: ['recognised, recognised-again, upgraded, ended', 'recognised, recognised-again, upgraded, ended'],
      source: 'register',
    },
    { name: 'star', type: 'integer', meaning: ['Hạng sao', 'Stars'], unit: ['sao', 'stars'], source: 'decisions' },
    {
      name: 'points',
      type: 'number',
      meaning: ['Điểm của hội đồng, 0 đến 100', 'Points of the council, 0 to 100'],
      unit: ['điểm', 'points'],
      source: 'decisions',
    },
    {
      name: 'criteria_set',
      type: 'text',
      meaning: [
        'Bộ tiêu chí đã dùng, như cột set_id của tập criteria',
        'Criteria set that was used, as column set_id of criteria',
      ],
      source: 'law',
      definition: '/data/criteria',
    },
    {
      name: 'authority',
      type: 'text',
      meaning: ['Cơ quan công nhận', 'Authority that recognised'],
      source: 'decisions',
    },
    {
      name: 'decision_number',
      type: 'text',
      meaning: ['Số quyết định', 'Number of the decision'],
      source: 'decisions',
    },
    { name: 'issued_on', type: 'day', meaning: ['Ngày cấp', 'Day of issue'], source: 'decisions' },
    {
      name: 'expires_on',
      type: 'day',
      meaning: ['Ngày hết hạn ghi trên giấy', 'Last day on the certificate'],
      source: 'decisions',
    },
    { name: 'year', type: 'integer', meaning: ['Năm công nhận', 'Year of recognition'], source: 'decisions' },
    {
      name: 'source',
      type: 'text',
      meaning: ['Địa chỉ của nguồn đã chép', 'Address of the source that was transcribed'],
      source: 'register',
    },
    demoColumn,
  ],
} as const satisfies Dataset
