import type { MessageRows } from '../message-rows.ts'

const uncarried = (vi: string, en: string) =>
  [`Chưa trường nào lấy ${vi}, là điều pháp luật yêu cầu.`, `No field carries ${en}, which the law asks for.`] as const

/** Why a mapping, a target or a delivery is refused. */
export const traceExchangeProblems = {
  'not-found.mapping': ['Không có phiên bản bảng ánh xạ này.', 'There is no such version of the mapping.'],
  'not-found.delivery': ['Không có bản tin này.', 'There is no such message.'],
  'conflict.mapping': [
    'Vừa có người lưu một phiên bản khác. Hãy mở lại bảng ánh xạ.',
    'Somebody has just kept another version. Open the mapping again.',
  ],
  'conflict.delivery-under-way': [
    'Bản tin này đang gửi hoặc đã được tiếp nhận.',
    'This message is under way or was taken.',
  ],
  'conflict.delivery-overtaken': [
    'Cổng đã nhận một bản mới hơn; gửi bản này sẽ đưa cổng về dữ liệu cũ.',
    'The portal took a later version; this one would set it back.',
  ],
  'exchange.address-missing': ['Hãy ghi địa chỉ tiếp nhận trước khi bật.', 'Give the address before switching on.'],
  'exchange.address-refused': ['Không gửi tới địa chỉ này: {reason}', 'Nothing is sent to this address: {reason}'],
  'exchange.secret-missing': [
    'Máy chủ chưa có tệp bí mật secrets/exchange-{target}.',
    'The server has no secret file secrets/exchange-{target}.',
  ],
  'exchange.assumed': [
    'Hãy xác nhận rằng bạn biết bảng ánh xạ là giả định.',
    'Say that you know the mapping is assumed.',
  ],
  'exchange.required-unmapped': ['{field}: bắt buộc mà chưa lấy từ đâu.', '{field}: required, and taken from nowhere.'],
  'exchange.unmapped': [
    '{field}: chưa lấy từ đâu, cũng không có chữ cố định.',
    '{field}: taken from nowhere, and no fixed text.',
  ],
  'exchange.mapped-twice': [
    '{field}: vừa lấy từ hồ sơ vừa có chữ cố định.',
    '{field}: both taken from the record and fixed.',
  ],
  'exchange.source-unknown': ['{field}: hồ sơ không có chỗ {from}.', '{field}: the record has no place {from}.'],
  'exchange.format-unfit': [
    '{field}: cách viết không hợp với dữ liệu.',
    '{field}: the format does not fit what it takes.',
  ],
  'exchange.path-odd': [
    '{field}: tên trường không viết được ở định dạng này.',
    '{field}: no such name in this format.',
  ],
  'exchange.list-in-list': [
    '{field}: danh sách trong danh sách chưa làm được.',
    '{field}: a list within a list cannot be made.',
  ],
  'exchange.list-apart': [
    '{field}: danh sách phải lấy từ danh sách, ô đơn phải lấy từ ô đơn.',
    '{field}: a list is taken from a list, a single value from a single value.',
  ],
  'exchange.lists-mixed': [
    '{field}: một danh sách chỉ lấy từ một danh sách.',
    '{field}: a list is taken from one list only.',
  ],
  'exchange.field-twice': ['{field}: trùng chỗ với một trường khác.', '{field}: in the same place as another field.'],
  'exchange.codes-missing': ['{field}: chưa có bảng mã.', '{field}: has no list of codes.'],
  'exchange.code-unmapped': ['{field}: bảng mã thiếu “{word}”.', '{field}: the list of codes lacks “{word}”.'],
  'exchange.identity-missing': [
    'Phải có một trường luôn có, lấy từ {path}: thiếu nó cổng không phân biệt được các bản.',
    'A field that is always there must take {path}: without it a portal cannot tell versions apart.',
  ],
  'exchange.root-missing': ['XML cần tên phần tử gốc.', 'XML needs a root element.'],
  'exchange.answer-without-yes': ['Chưa ghi chữ nào nghĩa là đã nhận.', 'No word for taken is given.'],
  'exchange.answer-without-no': ['Chưa ghi chữ nào nghĩa là từ chối.', 'No word for refused is given.'],
  'exchange.answer-word-twice': [
    'Một chữ trả lời được dùng cho hai nghĩa.',
    'One word of the answer means two things.',
  ],
  'exchange.json-unreadable': [
    'Tệp không phải JSON của bảng ánh xạ: {reason}',
    'The file is no mapping in JSON: {reason}',
  ],
  'exchange.number-odd': ['Độ dài phải là số.', 'The length is a number.'],
  'exchange.empty': ['{field}: hồ sơ chưa có dữ liệu.', '{field}: the record has nothing for it.'],
  'exchange.too-long': ['{field}: dài hơn {most} ký tự.', '{field}: longer than {most} characters.'],
  'exchange.no-code-for': ['{field}: bảng mã không có “{word}”.', '{field}: the list of codes has no “{word}”.'],
  'exchange.uncarried-product-name': uncarried('tên sản phẩm', 'the product’s name'),
  'exchange.uncarried-product-image': uncarried('hình ảnh sản phẩm', 'the product’s image'),
  'exchange.uncarried-maker-name': uncarried('tên chủ thể', 'the maker’s name'),
  'exchange.uncarried-maker-address': uncarried('địa chỉ chủ thể', 'the maker’s address'),
  'exchange.uncarried-maker-identifier': uncarried('mã định danh chủ thể', 'the maker’s identifier'),
  'exchange.uncarried-standards': uncarried('tiêu chuẩn áp dụng', 'the standards applied'),
  'exchange.uncarried-trace-code': uncarried('mã truy vết', 'the trace code'),
  'exchange.uncarried-made-on': uncarried('ngày sản xuất', 'the day of production'),
  'exchange.uncarried-growing-place': uncarried('vùng trồng, cơ sở', 'the growing area or facility'),
  'exchange.uncarried-origin': uncarried('xuất xứ', 'the origin'),
  'exchange.uncarried-stages': uncarried('các công đoạn', 'the stages'),
  'exchange.uncarried-stage-places': uncarried('địa điểm của công đoạn', 'the places of the stages'),
} as const satisfies MessageRows
