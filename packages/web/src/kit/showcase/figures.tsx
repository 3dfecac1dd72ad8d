import { BarChart } from '../charts/bar-chart.tsx'
import { Timeline } from '../lists.tsx'
import { Deadline, Figure, PointsBar } from '../measures.tsx'
import { Chip } from '../notices.tsx'
import { CodeBlock, QrFigure, Slip } from '../paper.tsx'
import { Pagination, Table } from '../table.tsx'
import { VietnamMap } from '../vietnam-map.tsx'
import { useText } from '../words.ts'
import { sampleQr } from './sample-qr.ts'
import type { SampleProps } from './words.tsx'

const dossiers = [
  { id: 'H99-261102-0007', name: 'Rượu men lá (mẫu)', next: 'Ghi nhận xét nguồn nguyên liệu', daysLeft: 1 },
  { id: 'H99-261110-0003', name: 'Mật ong hoa bạc hà (mẫu)', next: 'Kiểm tra thành phần hồ sơ', daysLeft: 6 },
  { id: 'H99-261112-0001', name: 'Chiếu cói (mẫu)', next: 'Chủ thể bổ sung giấy tờ', daysLeft: undefined },
]

export function TableSample({ theme }: SampleProps) {
  const t = useText()
  return (
    <>
      <Table
        caption={`Hồ sơ của tôi (${theme})`}
        rows={dossiers}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            title: 'Hồ sơ',
            isHead: true,
            cell: ({ id, name }) => (
              <>
                {name} <span class="small soft">{id}</span>
              </>
            ),
          },
          { key: 'next', title: 'Việc tiếp theo', cell: ({ next }) => next },
          {
            key: 'left',
            title: 'Còn lại',
            sortHref: '#tables',
            sorted: 'up',
            cell: ({ daysLeft }) => <Deadline daysLeft={daysLeft} />,
          },
        ]}
      />
      <Pagination
        label={`${t('kit.pages')} ${theme}`}
        page={3}
        pageSize={25}
        total={313}
        toHref={(page) => `#page-${page}`}
      />
    </>
  )
}

export function MeasureSample() {
  return (
    <>
      <div class="figures">
        <Figure value="18.243" label="sản phẩm từ 3 sao" date="12/2025" source="Bộ NN&MT" definitionHref="#measures" />
        <Figure value="1" label="hồ sơ quá hạn" date="23/11/2026" tone="bad" />
      </div>
      <PointsBar label="Sản phẩm và cộng đồng" points={33} max={40} />
      <PointsBar label="Tiếp thị" points={12.5} max={25} tone="warn" />
      <PointsBar label="Chất lượng" points={7} max={35} tone="bad" />
      <div class="sample-row">
        {[12, 3, 1, 0, -2].map((daysLeft) => (
          <Deadline key={daysLeft} daysLeft={daysLeft} />
        ))}
        <Deadline isStopped />
      </div>
      <BarChart
        title="Hồ sơ theo bước"
        csvHref="#measures"
        bars={[
          { label: 'Chờ tiếp nhận', value: 3 },
          { label: 'Đang thẩm tra', value: 6 },
          { label: 'Chờ bổ sung', value: 5, tone: 'info' },
          { label: 'Quá hạn', value: 1, tone: 'bad' },
        ]}
      />
    </>
  )
}

export function TimelineSample() {
  return (
    <Timeline
      moments={[
        { title: 'Nộp hồ sơ', when: '02/11/2026', children: 'Mã H99-261102-0007' },
        { title: 'Xã yêu cầu bổ sung', when: '06/11/2026', tone: 'warn' },
        { title: 'Hội đồng tỉnh chấm', when: 'dự kiến 12/2026', isAhead: true },
      ]}
    />
  )
}

export function PaperSample({ theme }: SampleProps) {
  return (
    <>
      <Slip
        title="Phiếu tiếp nhận hồ sơ (mẫu)"
        code="H99-261102-0007"
        issuedAt="14:05, 02/11/2026"
        qr={<QrFigure svg={sampleQr} label="Mã QR mẫu dẫn tới trang này" address="/kit" />}
      >
        <p>Hộ Mẫu, xã Mẫu. Hạn kiểm tra: 23/11/2026.</p>
        <Chip tone="info">dữ liệu mẫu</Chip>
      </Slip>
      <CodeBlock label={`Lệnh mẫu ${theme}`}>
        {'echo \'{"set":4,"choices":{"1.1":"QD26-04.1.1.o3"}}\' | ./saolang star'}
      </CodeBlock>
    </>
  )
}

export function MapSample({ theme }: SampleProps) {
  return (
    <div class="map-sample">
      <VietnamMap
        title={`Bản đồ mẫu ${theme}`}
        counts={{ '01': 12, '48': 7, '66': 3, '96': 25 }}
        chosen="48"
        toHref={(code) => `/products?province=${code}`}
      />
    </div>
  )
}
