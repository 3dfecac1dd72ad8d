import { type Dataset, placeColumns, plainFormats } from '../dataset.ts'

const counted = (vi: string, en: string) =>
  ({
    type: 'integer',
    meaning: [vi, en],
    unit: ['sản phẩm', 'products'],
    source: 'computed',
  }) as const

/** What each commune of today has. Fictitious products are not counted. */
export const communes = {
  title: ['Sản phẩm theo xã', 'Products by commune'],
  about: [
    'Mỗi xã, phường, đặc khu hiện nay: bao nhiêu sản phẩm đã được công nhận, bao nhiêu còn hiệu lực theo hạng sao. Điểm trên bản đồ là điểm ghi tên của xã, không phải nơi ở hay cơ sở của ai. Không tính dữ liệu mẫu.',
    'Each of today’s communes: how many products were recognised, how many hold by stars. The point on the map is where the commune’s name is written, nobody’s home or workshop. Sample data are not counted.',
  ],
  row: ['một xã, phường, đặc khu', 'a commune, ward or special zone'],
  keywords: [['bản đồ OCOP', 'OCOP map']],
  theme: 'REGI',
  every: 'day',
  formats: [...plainFormats, 'geojson'],
  key: ['commune_code'],
  columns: [
    placeColumns[0],
    { name: 'name', type: 'text', meaning: ['Tên đầy đủ hiện nay', 'Full name of today'], source: 'units' },
    placeColumns[1],
    { name: 'province', type: 'text', meaning: ['Tên tỉnh, thành phố', 'Name of the province'], source: 'units' },
    { ...counted('Sản phẩm đã được công nhận', 'Recognised products'), name: 'products' },
    { ...counted('Sản phẩm còn hiệu lực', 'Products that hold'), name: 'holding' },
    { ...counted('Còn hiệu lực, 3 sao', 'Holding, 3 stars'), name: 'stars_3' },
    { ...counted('Còn hiệu lực, 4 sao', 'Holding, 4 stars'), name: 'stars_4' },
    { ...counted('Còn hiệu lực, 5 sao', 'Holding, 5 stars'), name: 'stars_5' },
    {
      name: 'lon',
      type: 'number',
      meaning: ['Kinh độ (WGS 84)', 'Longitude (WGS 84)'],
      unit: ['độ', 'degrees'],
      source: 'units',
    },
    {
      name: 'lat',
      type: 'number',
      meaning: ['Vĩ độ (WGS 84)', 'Latitude (WGS 84)'],
      unit: ['độ', 'degrees'],
      source: 'units',
    },
  ],
} as const satisfies Dataset

/** Administrative units in time. */
export const units = {
  title: ['Đơn vị hành chính qua các thời kỳ', 'Administrative units in time'],
  about: [
    'Tỉnh, huyện (đến 30/6/2025) và xã, mỗi dòng một mã trong một khoảng thời gian.',
    'Provinces, districts (until 2025-06-30) and communes, a row for a code in a time.',
  ],
  row: ['một đơn vị trong một khoảng thời gian', 'a unit in a time'],
  keywords: [['đơn vị hành chính', 'administrative units']],
  theme: 'REGI',
  every: 'day',
  formats: plainFormats,
  key: ['code', 'valid_from'],
  columns: [
    {
      name: 'code',
      type: 'text',
      meaning: [
        'Mã: 2 chữ số là tỉnh, 3 là huyện, 5 là xã',
        'Code: two digits a province, three a district, five a commune',
      ],
      source: 'units',
    },
    {
      name: 'level',
      type: 'text',
      meaning: ['province, district, commune', 'province, district, commune'],
      source: 'units',
    },
    { name: 'parent_code', type: 'text', meaning: ['Mã đơn vị cấp trên', 'Code of the unit above'], source: 'units' },
    {
      name: 'valid_from',
      type: 'day',
      meaning: [
        'Từ ngày; trước 1/7/2025 là ngày của danh mục đầu tiên có đơn vị',
        'From; before 2025-07-01 the day of the first list that has it',
      ],
      source: 'units',
    },
    {
      name: 'valid_to',
      type: 'day',
      meaning: ['Đến hết ngày; trống là hiện nay', 'To, that day included; empty for today'],
      source: 'units',
    },
    {
      name: 'type',
      type: 'text',
      meaning: ['Loại: Tỉnh, Thành phố, Xã, Phường …', 'Type, in Vietnamese'],
      source: 'units',
    },
    { name: 'name', type: 'text', meaning: ['Tên không kèm loại', 'Name without its type'], source: 'units' },
  ],
} as const satisfies Dataset

/** Which unit went into which. */
export const successions = {
  title: ['Đơn vị cũ thành đơn vị mới', 'Which unit became which'],
  about: [
    'Đơn vị cũ nhập vào đơn vị mới nào, trọn vẹn hay một phần, và bao nhiêu nguồn nói như vậy.',
    'Which old unit went into which new one, whole or in part, and how many sources say so.',
  ],
  row: ['một cặp đơn vị cũ, mới', 'a pair of old and new unit'],
  keywords: [['sáp nhập đơn vị hành chính', 'mergers of administrative units']],
  theme: 'REGI',
  every: 'day',
  formats: plainFormats,
  key: ['old_code', 'new_code', 'happened_on'],
  columns: [
    { name: 'old_code', type: 'text', meaning: ['Mã cũ', 'Old code'], source: 'units', definition: '/data/units' },
    { name: 'new_code', type: 'text', meaning: ['Mã mới', 'New code'], source: 'units', definition: '/data/units' },
    { name: 'happened_on', type: 'day', meaning: ['Ngày sáp nhập', 'Day of the merger'], source: 'units' },
    {
      name: 'share',
      type: 'text',
      meaning: [
        'full: trọn vẹn; partial: một phần; unknown: nguồn không nói',
        'full, partial, or unknown when no source says',
      ],
      source: 'units',
    },
    {
      name: 'sources',
      type: 'integer',
      meaning: ['Số nguồn nói như vậy', 'How many sources say so'],
      unit: ['nguồn', 'sources'],
      source: 'computed',
    },
  ],
} as const satisfies Dataset
