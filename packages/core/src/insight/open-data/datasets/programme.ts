import { type Dataset, plainFormats } from '../dataset.ts'

const indicator = {
  name: 'indicator',
  type: 'text',
  meaning: ['Chỉ tiêu; định nghĩa ở /targets/{indicator}', 'Indicator; defined at /targets/{indicator}'],
  source: 'computed',
  definition: '/targets',
} as const

/** Every indicator on the day of the snapshot, counted from the same moment as `products`. */
export const indicatorFigures = {
  title: ['Chỉ tiêu của chương trình', 'Indicators of the programme'],
  about: [
    'Mỗi chỉ tiêu vào ngày chụp, cả nước và từng tỉnh, đếm cùng một thời điểm với tập products. Không tính dữ liệu mẫu.',
    'Every indicator on the day of the snapshot, for the nation and each province, counted at the same moment as products. Sample data are not counted.',
  ],
  row: ['một chỉ tiêu của một nơi', 'an indicator of an area'],
  keywords: [['chỉ tiêu OCOP', 'OCOP indicators']],
  theme: 'GOVE',
  every: 'day',
  formats: plainFormats,
  key: ['indicator', 'area'],
  columns: [
    indicator,
    {
      name: 'area',
      type: 'text',
      meaning: ['Mã tỉnh, hoặc nation cho cả nước', 'Province code, or nation'],
      source: 'units',
    },
    { name: 'on', type: 'day', meaning: ['Ngày của số liệu', 'Day of the figure'], source: 'computed' },
    {
      name: 'unit',
      type: 'text',
      meaning: ['count: số lượng; percent: phần trăm', 'count or percent'],
      source: 'computed',
    },
    {
      name: 'figure',
      type: 'number',
      meaning: ['Giá trị; trống khi không có gì để đếm', 'The figure; empty when nothing could be judged'],
      source: 'computed',
    },
    {
      name: 'counted',
      type: 'integer',
      meaning: ['Số đạt định nghĩa', 'How many meet the definition'],
      source: 'computed',
    },
    {
      name: 'among',
      type: 'integer',
      meaning: ['Trong số xét được', 'Of how many that could be judged'],
      source: 'computed',
    },
    {
      name: 'unknown',
      type: 'integer',
      meaning: ['Số không xét được vì thiếu dữ liệu', 'How many could not be judged'],
      source: 'computed',
    },
  ],
} as const satisfies Dataset

/** Targets of the programme and of provinces. */
export const targets = {
  title: ['Mục tiêu', 'Targets'],
  about: [
    'Mục tiêu của chương trình và của các tỉnh: chỉ tiêu, giai đoạn, giá trị, văn bản.',
    'Targets of the programme and of provinces: indicator, period, value, document.',
  ],
  row: ['một mục tiêu', 'a target'],
  keywords: [['mục tiêu OCOP', 'OCOP targets']],
  theme: 'GOVE',
  every: 'day',
  formats: plainFormats,
  key: ['document', 'indicator', 'area', 'to'],
  columns: [
    indicator,
    {
      name: 'area',
      type: 'text',
      meaning: ['Mã tỉnh, hoặc nation cho cả nước', 'Province code, or nation'],
      source: 'units',
    },
    { name: 'from', type: 'day', meaning: ['Từ ngày', 'From'], source: 'targets' },
    { name: 'to', type: 'day', meaning: ['Đến ngày', 'To'], source: 'targets' },
    {
      name: 'at_least',
      type: 'number',
      meaning: ['Ít nhất, theo đơn vị của chỉ tiêu', 'At least, in the indicator’s unit'],
      source: 'targets',
    },
    {
      name: 'up_to',
      type: 'number',
      meaning: ['Đến mức, khi văn bản nêu một khoảng', 'Up to, where the document names a range'],
      source: 'targets',
    },
    { name: 'document', type: 'text', meaning: ['Số văn bản', 'Number of the document'], source: 'targets' },
    {
      name: 'source',
      type: 'text',
      meaning: ['Nơi đọc được giá trị này', 'Where the value was read'],
      source: 'targets',
    },
  ],
} as const satisfies Dataset

/** What authorities and the press have published. */
export const officialSeries = {
  title: ['Số liệu đã công bố', 'Published figures'],
  about: [
    'Số liệu cơ quan nhà nước hoặc báo chí đã công bố qua các năm, mỗi số một nguồn; nguồn khác nhau thì giữ cả hai.',
    'Figures that authorities or the press have published over the years, each with its source; where sources differ both stay.',
  ],
  row: ['một số liệu của một nguồn', 'a figure of a source'],
  keywords: [['thống kê OCOP', 'OCOP statistics']],
  theme: 'GOVE',
  every: 'day',
  formats: plainFormats,
  key: ['indicator', 'area', 'month', 'source'],
  columns: [
    indicator,
    {
      name: 'area',
      type: 'text',
      meaning: ['nation, hoặc vùng, tỉnh như nguồn ghi', 'nation, or the region or province as the source has it'],
      source: 'press',
    },
    {
      name: 'as_of',
      type: 'text',
      meaning: ['Ngày như nguồn ghi, có thể không rõ ngày', 'Day as published, which may be rough'],
      source: 'press',
    },
    {
      name: 'month',
      type: 'text',
      meaning: ['Năm và tháng để xếp thứ tự', 'Year and month, to sort by'],
      source: 'press',
    },
    {
      name: 'value',
      type: 'number',
      meaning: ['Giá trị, theo đơn vị của chỉ tiêu', 'Value, in the indicator’s unit'],
      source: 'press',
    },
    { name: 'source', type: 'text', meaning: ['Nguồn', 'Source'], source: 'press' },
    { name: 'note', type: 'text', meaning: ['Ghi chú', 'Note'], source: 'press' },
  ],
} as const satisfies Dataset

/** The score sheets of the law, an option a row. */
export const criteria = {
  title: ['Bộ tiêu chí của pháp luật', 'Criteria sets of the law'],
  about: [
    'Mọi bộ tiêu chí chấm điểm đang và đã có hiệu lực: tiêu chí, phương án, điểm, mức tối thiểu cho từng hạng sao.',
    'Every score sheet in force now and before: criteria, options, points, and the minimum for each number of stars.',
  ],
  row: ['một phương án của một tiêu chí', 'an option of a criterion'],
  keywords: [['bộ tiêu chí OCOP', 'OCOP criteria']],
  theme: 'JUST',
  every: 'day',
  formats: plainFormats,
  key: ['set_id', 'criterion', 'option_id'],
  columns: [
    { name: 'set_id', type: 'text', meaning: ['Mã bộ tiêu chí', 'Id of the criteria set'], source: 'law' },
    { name: 'decision', type: 'text', meaning: ['Số quyết định', 'Number of the decision'], source: 'law' },
    {
      name: 'set_no',
      type: 'integer',
      meaning: ['Số của bộ trong quyết định', 'Number of the set within its decision'],
      source: 'law',
    },
    { name: 'set_title', type: 'text', meaning: ['Tên bộ', 'Title of the set'], source: 'law' },
    { name: 'in_force_from', type: 'day', meaning: ['Có hiệu lực từ', 'In force from'], source: 'law' },
    { name: 'part', type: 'text', meaning: ['Phần A, B hoặc C', 'Part A, B or C'], source: 'law' },
    { name: 'criterion', type: 'text', meaning: ['Số của tiêu chí', 'Number of the criterion'], source: 'law' },
    { name: 'criterion_title', type: 'text', meaning: ['Tên tiêu chí', 'Title of the criterion'], source: 'law' },
    {
      name: 'criterion_max',
      type: 'number',
      meaning: ['Điểm tối đa của tiêu chí', 'Most points of the criterion'],
      unit: ['điểm', 'points'],
      source: 'law',
    },
    { name: 'option_id', type: 'text', meaning: ['Mã phương án', 'Id of the option'], source: 'law' },
    { name: 'option_text', type: 'text', meaning: ['Lời của phương án', 'Text of the option'], source: 'law' },
    { name: 'points', type: 'number', meaning: ['Điểm', 'Points'], unit: ['điểm', 'points'], source: 'law' },
    {
      name: 'floor_star',
      type: 'integer',
      meaning: ['Hạng sao cần tối thiểu phương án này', 'Stars that need at least this option'],
      unit: ['sao', 'stars'],
      source: 'law',
    },
    {
      name: 'is_implied',
      type: 'flag',
      meaning: [
        'true: văn bản không in phương án, suy ra Có hoặc Không từ điểm tối đa',
        'true: the sheet prints no options; Yes and No follow from the maximum',
      ],
      source: 'law',
    },
  ],
} as const satisfies Dataset
