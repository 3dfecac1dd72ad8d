import { type Dataset, demoColumn, placeColumns, plainFormats } from '../dataset.ts'

/** Organisations that make recognised products; households and persons are counted in `producer-groups`. */
export const producers = {
  title: ['Chủ thể là tổ chức', 'Producers that are organisations'],
  about: [
    'Hợp tác xã, doanh nghiệp, tổ hợp tác, hiệp hội có sản phẩm được công nhận. Không có hộ, trang trại hay cá nhân, người đại diện, địa chỉ, điện thoại.',
    'Co-operatives, companies, co-operative groups and associations with a recognised product. No households, farms or persons; no representatives, addresses or telephone numbers.',
  ],
  row: ['một tổ chức', 'an organisation'],
  keywords: [['chủ thể OCOP', 'OCOP producer']],
  theme: 'ECON',
  every: 'day',
  formats: plainFormats,
  key: [],
  columns: [
    {
      name: 'name',
      type: 'text',
      meaning: ['Tên tổ chức, như cột producer của tập products', 'Name, as column producer of products'],
      source: 'organisations',
      definition: '/data/products',
    },
    {
      name: 'kind',
      type: 'text',
      meaning: [
        'cooperative (hợp tác xã), cooperative-group (tổ hợp tác), sme (doanh nghiệp), tourism-association (hiệp hội du lịch); trống khi nguồn cũ không nói',
        'cooperative, cooperative-group, sme, tourism-association; empty when an older source does not say',
      ],
      source: 'organisations',
    },
    {
      name: 'registration_no',
      type: 'text',
      meaning: ['Mã số đăng ký của hợp tác xã, doanh nghiệp', 'Registration number of co-operatives and companies'],
      source: 'organisations',
    },
    ...placeColumns,
    {
      name: 'products',
      type: 'integer',
      meaning: ['Số sản phẩm đã được công nhận', 'Recognised products'],
      unit: ['sản phẩm', 'products'],
      source: 'computed',
    },
    {
      name: 'products_holding',
      type: 'integer',
      meaning: ['Trong đó sao còn hiệu lực', 'Of these, with stars that hold'],
      unit: ['sản phẩm', 'products'],
      source: 'computed',
    },
    {
      name: 'best_star',
      type: 'integer',
      meaning: ['Hạng sao cao nhất đang còn hiệu lực', 'Highest stars that hold'],
      unit: ['sao', 'stars'],
      source: 'computed',
    },
    demoColumn,
  ],
} as const satisfies Dataset

/** Who the producers are, in protected counts. */
export const producerGroups = {
  title: ['Chủ thể theo giới, dân tộc và hộ', 'Producers by gender, ethnicity and household'],
  about: [
    'Số chủ thể có sản phẩm còn hiệu lực, theo giới và dân tộc của người đại diện và theo hộ hay tổ chức. Ô từ 1 đến 4 được che, cùng các ô cần thiết để không ai tính ngược ra. Mỗi tháng một bản.',
    'Producers with products that hold, by gender and ethnicity of who represents them, and by household or organisation. Cells of 1 to 4 are hidden, with as many others as it takes that nobody can work them out. One edition a month.',
  ],
  row: ['một nhóm trong một tỉnh hoặc cả nước', 'a group in a province, or in the nation'],
  keywords: [
    ['phụ nữ', 'women'],
    ['dân tộc thiểu số', 'ethnic minorities'],
  ],
  theme: 'SOCI',
  every: 'month',
  formats: plainFormats,
  key: ['attribute', 'area', 'group'],
  columns: [
    {
      name: 'attribute',
      type: 'text',
      meaning: ['gender (giới), ethnicity (dân tộc), household (hộ)', 'gender, ethnicity, household'],
      source: 'organisations',
    },
    {
      name: 'area',
      type: 'text',
      meaning: ['Mã tỉnh, hoặc nation cho cả nước', 'Province code, or nation'],
      source: 'units',
    },
    {
      name: 'group',
      type: 'text',
      meaning: [
        'female, male, other-or-untold · kinh, minority, untold · household, organisation, untold · total',
        'female, male, other-or-untold · kinh, minority, untold · household, organisation, untold · total',
      ],
      source: 'organisations',
    },
    {
      name: 'producers',
      type: 'integer',
      meaning: ['Số chủ thể; trống khi ô bị che', 'Producers; empty when the cell is hidden'],
      unit: ['chủ thể', 'producers'],
      source: 'computed',
    },
    {
      name: 'is_hidden',
      type: 'flag',
      meaning: ['true: ô bị che để bảo vệ người ít ỏi trong đó', 'true: hidden to protect the few people in it'],
      source: 'computed',
    },
  ],
} as const satisfies Dataset
