import type { MessageRows } from '../message-rows.ts'
import { registryImportProblems } from './imports-problems.ts'
import { registryMergeProblems } from './merges.ts'
import { registryOversightProblems } from './oversight-problems.ts'

/** Words of the register's refusals. */
export const registryProblems = {
  ...registryImportProblems,
  ...registryMergeProblems,
  ...registryOversightProblems,
  'not-found.code': ['Sổ chưa từng cấp mã này.', 'The register never issued this code.'],
  'not-found.code-mistyped': ['Ký tự kiểm tra của mã không khớp.', 'The check symbol of the code does not fit.'],
  'not-found.product': ['Sổ không có sản phẩm này.', 'The register has no such product.'],
  'not-found.certificate': ['Sổ không có giấy chứng nhận này.', 'The register has no such certificate.'],
  'not-found.import': ['Không có lần nhập này.', 'There is no such import.'],
  'conflict.certificate-issued': ['Giấy chứng nhận này đã được cấp.', 'This certificate was issued before.'],
  'conflict.certificate-withdrawn': [
    'Giấy chứng nhận này đã bị thu hồi trước đó.',
    'This certificate was withdrawn before.',
  ],
  'certificate.not-issued-here': [
    'Bản ghi này chép từ nguồn ngoài, không phải giấy do hệ thống cấp.',
    'This record was transcribed from a source; it was not issued here.',
  ],
  'certificate.term-unknown': [
    'Giấy này không rõ ngày hết hạn nên không gia hạn được.',
    'It has no known last day, so it cannot be extended.',
  ],
  'certificate.extension-out-of-range': [
    'Chỉ gia hạn được sau ngày hết hạn, muộn nhất {latest}.',
    'An extension ends after the last day and by {latest} at the latest.',
  ],
  'certificate-number.mark-missing': ['Mẫu số giấy phải có {mark}.', 'The template needs {mark}.'],
  'certificate-number.mark-unknown': ['Mẫu số giấy có ký hiệu lạ.', 'The template has an unknown mark.'],
  'forbidden.authority': ['Hạng {star} sao do cấp khác quyết định.', 'With {star} stars another authority decides.'],
  'withdrawal.number-missing': ['Hãy ghi số quyết định.', 'Give the decision’s number.'],
  'withdrawal.day-impossible': ['Ngày hiệu lực chưa đúng hoặc ở tương lai.', 'The day is not right or lies ahead.'],
  'withdrawal.ground-unknown': ['Hãy chọn một căn cứ.', 'Choose a ground.'],
  'withdrawal.reason-missing': ['Hãy ghi lý do, ít nhất 10 ký tự.', 'Give the reason, 10 characters at least.'],
  'report.kind-missing': ['Hãy chọn điều bạn thấy.', 'Choose what you saw.'],
  'report.words-too-short': ['Hãy kể rõ hơn, ít nhất 10 ký tự.', 'Tell a little more: 10 characters at least.'],
  'report.words-too-long': ['Nội dung quá dài: tối đa 4.000 ký tự.', 'Too long: 4,000 characters at most.'],
  'report.contact-too-long': ['Liên hệ quá dài: tối đa 200 ký tự.', 'The contact is too long: 200 characters at most.'],
  'product.gtin-wrong': [
    'Mã vạch chưa đúng: chữ số kiểm tra không khớp.',
    'The barcode is not right: its check digit does not fit.',
  ],
  'product.name-missing': ['Hãy nhập tên sản phẩm.', 'Enter the product’s name.'],
  'forbidden.product': ['Sản phẩm này của chủ thể khác.', 'This product is another producer’s.'],
  'import.file-missing': ['Hãy chọn một tệp.', 'Choose a file.'],
  'import.file-unreadable': [
    'Không đọc được tệp “{fileName}”. Hãy lưu lại thành CSV (UTF-8) hoặc XLSX.',
    'The file “{fileName}” cannot be read. Save it as CSV (UTF-8) or XLSX.',
  ],
  'import.column-missing': ['Tệp thiếu cột {column}.', 'The file has no column {column}.'],
  'import.no-rows': ['Tệp không có dòng nào.', 'The file has no rows.'],
  'too-large.import': ['Tệp quá dài: tối đa {most} dòng.', 'The file is too long: {most} rows at most.'],
  'import.product-missing': ['Thiếu tên sản phẩm.', 'The product’s name is missing.'],
  'import.industry-unknown': ['Ngành “{value}” không có trong Phụ lục I.', 'Industry “{value}” is not in Annex I.'],
  'import.province-missing': ['Thiếu tỉnh, thành phố.', 'The province is missing.'],
  'import.province-unknown': ['Không nhận ra tỉnh, thành phố.', 'The province is not known.'],
  'import.status-unknown': ['Không hiểu trạng thái “{value}”.', 'The status “{value}” is not known.'],
  'import.stars-out-of-range': ['Số sao “{value}” không phải 3, 4 hoặc 5.', 'Stars “{value}” are not 3, 4 or 5.'],
  'import.year-out-of-range': [
    'Năm “{value}” không nằm trong chương trình.',
    'The year “{value}” lies outside the programme.',
  ],
  'import.date-impossible': [
    'Ngày “{value}” không có thật hoặc ở tương lai.',
    'The day “{value}” does not exist or lies ahead.',
  ],
  'import.score-out-of-range': [
    'Điểm “{value}” không nằm trong 0 đến 100.',
    'The score “{value}” is not between 0 and 100.',
  ],
  'import.product-code-unreadable': [
    'Mã sản phẩm “{value}” sai dạng.',
    'The product code “{value}” is not of the legal form.',
  ],
  'import.source-level-unknown': [
    'Mức nguồn “{value}” phải là A, A-, B1 hoặc C.',
    'The source level “{value}” must be A, A-, B1 or C.',
  ],
  'import.source-missing': ['Thiếu nguồn.', 'The source is missing.'],
  'import.place-ambiguous': [
    '“{place}” nay thuộc nhiều xã, chờ người xác định.',
    '“{place}” lies in several communes today; a person will decide.',
  ],
  'import.place-unknown': [
    'Không nhận ra “{place}”, chờ người xác định.',
    '“{place}” is not known; a person will decide.',
  ],
} satisfies MessageRows
