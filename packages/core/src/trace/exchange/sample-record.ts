import type { RecordVersion } from './published-record.ts'

/** A made-up lot that fills every place of a record: what a mapping is shown on before it is kept. */
export const sampleRecord: RecordVersion = {
  version: 3,
  issuedAt: '2026-11-24T02:15:00.000Z',
  cause: 'changed',
  record: {
    subject: 'https://ocop.example/q/5K8Q2M7ZT/10/M-0926',
    scope: 'lot',
    standing: 'published',
    product: {
      name: 'Mật ong hoa tràm (dữ liệu mẫu)',
      imageUrl: 'https://ocop.example/photos/mau.webp',
      brand: 'Rừng Tràm (mẫu)',
      standards: 'TCVN 12605:2019 (mẫu)',
      shelfLife: '24 tháng (mẫu)',
      warnings: 'Không dùng cho trẻ dưới 12 tháng tuổi (mẫu)',
      gtin: '00000000000000',
      legalCode: '96-32047-001-2026',
      pageUrl: 'https://ocop.example/q/5K8Q2M7ZT',
    },
    maker: {
      name: 'Hợp tác xã Rừng Tràm (mẫu)',
      address: 'Ấp Mẫu, Xã Mẫu, Tỉnh Mẫu',
      identifier: '0000000000',
      communeCode: '32047',
      provinceCode: '96',
    },
    certificates: [{ star: 4, number: '01/GCN-MẪU', issuedOn: '2026-03-02', expiresOn: '2029-03-01' }],
    lot: {
      traceCode: 'https://ocop.example/q/5K8Q2M7ZT/10/M-0926',
      madeOn: '2026-09-26',
      expiresOn: '2028-09-25',
      harvestedFrom: '2026-09-18',
      harvestedTo: '2026-09-20',
      growingPlace: 'Xã Mẫu, Tỉnh Mẫu',
      origin: 'Xã Mẫu, Tỉnh Mẫu',
      quantity: 400,
      unit: 'chai',
    },
    stages: [
      {
        traceCode: 'https://ocop.example/q/7B2M4K9QX/10/TH-18',
        placeCode: 'https://ocop.example/q/9Z4T7R2CA',
        at: '2026-09-18T01:30:00.000Z',
        step: 'honey.harvest',
      },
      {
        traceCode: 'https://ocop.example/q/5K8Q2M7ZT/10/M-0926',
        placeCode: 'https://ocop.example/q/3H8N5W6DE',
        at: '2026-09-26T07:00:00.000Z',
        step: 'honey.fill',
      },
    ],
    recall: {
      code: '0000MAU00000',
      reason: 'Sai nhãn (mẫu)',
      advice: 'Trả lại nơi mua (mẫu)',
      openedAt: '2026-11-20T03:00:00.000Z',
    },
  },
}
