/** Decision 26/2026/QĐ-TTg of the Prime Minister, the OCOP criteria and procedure in force. */
export const decision = {
  id: 'QD26',
  number: '26/2026/QĐ-TTg',
  title: 'Ban hành Bộ tiêu chí và quy trình đánh giá, phân hạng sản phẩm mỗi xã một sản phẩm',
  signedOn: '2026-05-22',
  signedBy: 'KT. Thủ tướng, Phó Thủ tướng Hồ Quốc Dũng',
  inForceFrom: { date: '2026-05-22', source: 'Điều 11 khoản 1' },
  replaces: {
    numbers: ['148/QĐ-TTg', '1489/QĐ-TTg'],
    lapseDaysAfterInForce: 60,
    lapseOn: '2026-07-21',
    source: 'Điều 11 khoản 2',
  },
  supports: 'Nghị quyết 257/2025/QH15',
} as const

/** "(sau đây gọi là chủ thể OCOP)": who may register a product. */
export const applicantKinds = {
  kinds: [
    { code: 'cooperative', text: 'Hợp tác xã' },
    { code: 'cooperativeGroup', text: 'Tổ hợp tác' },
    { code: 'smallMediumEnterprise', text: 'Doanh nghiệp nhỏ và vừa' },
    { code: 'farm', text: 'Trang trại' },
    { code: 'producerHousehold', text: 'Hộ sản xuất' },
    { code: 'businessHousehold', text: 'Hộ gia đình có đăng ký kinh doanh' },
  ],
  /** Also admitted for set 26 only. */
  tourismKinds: [
    { code: 'association', text: 'Hội, hiệp hội' },
    { code: 'operatingCentre', text: 'Trung tâm điều hành' },
    { code: 'equivalentOrganisation', text: 'Tổ chức tương đương' },
  ],
  source: 'Điều 2 khoản 3',
} as const
