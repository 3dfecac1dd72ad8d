import type { LegalDate } from '../../kernel/calendar.ts'

/** A text in both languages. */
export type Words = readonly [vi: string, en: string]

/** What a column holds. `day` is a legal day 'YYYY-MM-DD', `flag` is true or false; any cell may be empty where its meaning says so. */
export type ColumnType = 'text' | 'integer' | 'number' | 'day' | 'flag'

/** Where a column's values come from. */
export const sources = {
  register: ['Sổ đăng ký sản phẩm OCOP', 'The register of OCOP products'],
  decisions: ['Quyết định công nhận, như đã ban hành', 'Decisions of recognition, as issued'],
  organisations: ['Hồ sơ chủ thể', 'Records of producers'],
  units: [
    'Danh mục đơn vị hành chính (Quyết định 19/2025/QĐ-TTg)',
    'List of administrative units (Decision 19/2025/QĐ-TTg)',
  ],
  law: ['Văn bản pháp luật', 'Texts of law'],
  targets: ['Văn bản đặt mục tiêu', 'Documents that set targets'],
  press: ['Số liệu cơ quan nhà nước hoặc báo chí đã công bố', 'Figures published by authorities or the press'],
  trace: ['Sổ truy xuất do chủ thể công bố', 'Trace records published by their producers'],
  computed: ['Tính ra lúc chụp', 'Computed when the snapshot was taken'],
} as const satisfies Record<string, Words>
export type SourceKey = keyof typeof sources

/** A column of a dataset. `definition` is the address of the page that defines it, under our own. */
export type Column = {
  name: string
  type: ColumnType
  meaning: Words
  source: SourceKey
  unit?: Words
  definition?: string
}

/** The formats that a dataset can be had in, as catalogues of the European Union name them. */
export const formats = {
  csv: { mediaType: 'text/csv', fileType: 'CSV', title: 'CSV' },
  json: { mediaType: 'application/json', fileType: 'JSON', title: 'JSON' },
  geojson: { mediaType: 'application/geo+json', fileType: 'GEOJSON', title: 'GeoJSON' },
  parquet: { mediaType: 'application/vnd.apache.parquet', fileType: 'PARQUET', title: 'Parquet' },
} as const satisfies Record<string, { mediaType: string; fileType: string; title: string }>
export type Format = keyof typeof formats

/** One dataset: what a row of it is, its columns, and how often it is made. GeoJSON needs the columns `lon` and `lat`. */
export type Dataset = {
  title: Words
  about: Words
  row: Words
  keywords: readonly Words[]
  /** Code of the European Union's data themes. */
  theme: 'AGRI' | 'ECON' | 'GOVE' | 'JUST' | 'REGI' | 'SOCI'
  /** `monthly`: made once a month, so that two days cannot be subtracted from each other. */
  every: 'day' | 'month'
  formats: readonly Format[]
  /** Columns that together name a row. */
  key: readonly string[]
  columns: readonly Column[]
}

type ValueOf = { text: string; integer: number; number: number; day: LegalDate; flag: boolean }

/** A row of a dataset, as its dictionary describes it. */
export type RowOf<D extends Dataset> = {
  [C in D['columns'][number] as C['name']]: ValueOf[C['type']] | null
}

/** A row of any dataset. */
export type AnyRow = Readonly<Record<string, string | number | boolean | null>>

/** The three formats of every dataset. */
export const plainFormats = ['csv', 'json', 'parquet'] as const satisfies readonly Format[]

/** The column that marks fictitious rows: they stay in the files of rows, and out of every figure. */
export const demoColumn = {
  name: 'is_demo',
  type: 'flag',
  meaning: [
    'true: dữ liệu mẫu, không có thật. Hãy bỏ các dòng này khi tính toán.',
    'true: sample data, fictitious. Leave these rows out when you count.',
  ],
  source: 'register',
} as const satisfies Column

/** The columns of a place by today's codes. */
export const placeColumns = [
  {
    name: 'commune_code',
    type: 'text',
    meaning: [
      'Mã xã, phường, đặc khu hiện nay; trống khi địa danh cũ còn chờ người xác nhận',
      'Code of today’s commune; empty while a person must still confirm an old place name',
    ],
    source: 'units',
    definition: '/data/units',
  },
  {
    name: 'province_code',
    type: 'text',
    meaning: ['Mã tỉnh, thành phố hiện nay (34 đơn vị)', 'Code of today’s province (34 units)'],
    source: 'units',
    definition: '/data/units',
  },
] as const satisfies readonly Column[]
