import { Button, LinkButton } from '../button.tsx'
import { BackLink, Breadcrumbs } from '../frame.tsx'
import { Icon, type IconName } from '../icons.tsx'
import { Card, Chip, Confirmation, EmptyState, Notice, SampleChip, Verdict } from '../notices.tsx'
import { Picture } from '../picture.tsx'
import { Stars } from '../stars.tsx'
import { useText } from '../words.ts'

export type SampleProps = { theme: 'light' | 'dark' }

/** The scale of type, largest first. */
export function TypeSample() {
  return (
    <div class="type-sample">
      <p class="step-4">Gặt ở Mường Lò</p>
      <p class="step-3">Chè shan tuyết cổ thụ</p>
      <p class="step-2">Nước mắm ủ chum ba năm</p>
      <p class="step-1">Mật ong hoa bạc hà, cao nguyên đá</p>
      <p>Cỡ 18: câu chữ của mọi trang. Dấu chồng như Ặ, Ễ, Ộ cần dòng cao 1,6.</p>
      <p class="small soft">Cỡ nhỏ và nhạt: ngày, nguồn, chú thích.</p>
    </div>
  )
}

export function StarSample() {
  return (
    <div class="sample-row">
      {[5, 4, 3, 2, 1, 0].map((count) => (
        <Stars key={count} count={count} />
      ))}
      <Stars count={4} size="large" />
      <Stars count={3} size="small" />
    </div>
  )
}

export function ButtonSample() {
  return (
    <div class="sample-row">
      <Button type="button">Nộp hồ sơ</Button>
      <Button type="button" look="plain" icon="print">
        In phiếu
      </Button>
      <Button type="button" look="danger">
        Thu hồi
      </Button>
      <Button type="button" look="quiet">
        Để sau
      </Button>
      <Button type="button" disabled>
        Chưa ký được
      </Button>
      <LinkButton href="#buttons" look="plain" icon="download">
        Tải CSV
      </LinkButton>
    </div>
  )
}

const icons: IconName[] = [
  'check',
  'cross',
  'clock',
  'warning',
  'info',
  'pause',
  'search',
  'menu',
  'file',
  'leaf',
  'lock',
  'person',
  'print',
  'download',
  'arrowLeft',
  'arrowRight',
  'arrowUp',
  'arrowDown',
]

export function IconSample() {
  return (
    <ul class="icon-sample">
      {icons.map((name) => (
        <li key={name}>
          <Icon name={name} />
          <span class="small">{name}</span>
        </li>
      ))}
    </ul>
  )
}

export function ChipSample() {
  return (
    <div class="sample-row">
      <Chip tone="good">đang hiệu lực</Chip>
      <Chip tone="warn" icon="clock">
        sắp hết hạn
      </Chip>
      <Chip tone="bad">bị thu hồi</Chip>
      <Chip tone="info" icon="pause">
        chờ bổ sung
      </Chip>
      <Chip>bản nháp</Chip>
      <SampleChip />
    </div>
  )
}

export function NoticeSample() {
  const t = useText()
  return (
    <>
      <Notice tone="good" title="Đã lưu hồ sơ" />
      <Notice tone="warn" title="Chứng nhận hết hạn sau 60 ngày">
        <p>
          Nộp hồ sơ đánh giá lại trước ngày 02/03/2027. <a href="#notices">{t('kit.continue')}</a>
        </p>
      </Notice>
      <Notice tone="bad" title="Sản phẩm này đã bị thu hồi sao" />
      <Notice tone="info">
        <p>Số liệu của bản mẫu, không phải của người thật.</p>
      </Notice>
    </>
  )
}

export function CardSample() {
  return (
    <div class="cards">
      <Card title="Việc hôm nay">
        <p class="soft">Ba hồ sơ chờ kiểm tra thành phần.</p>
      </Card>
      <Card title="Chè shan tuyết (mẫu)" href="#cards" flush>
        <Picture alt="" />
      </Card>
      <Card title="Hết hạn ngày mai" tone="bad">
        <p class="soft">Hồ sơ H99-261102-0007.</p>
      </Card>
    </div>
  )
}

export function EmptySample() {
  return (
    <EmptyState title="Chưa có hồ sơ nào">
      <p class="soft">Hồ sơ mới hiện ở đây ngay khi được nộp.</p>
    </EmptyState>
  )
}

export function ConfirmationSample() {
  return (
    <Confirmation title="Xã đã tiếp nhận hồ sơ" code="H99-261123-0004">
      <p>Kết quả kiểm tra trước ngày 14/12/2026.</p>
    </Confirmation>
  )
}

export function WaySample({ theme }: SampleProps) {
  return (
    <>
      <Breadcrumbs label={`Đường dẫn mẫu ${theme}`} crumbs={[{ href: '#way', label: 'Sản phẩm' }]} />
      <BackLink href="#way" />
    </>
  )
}

/** The steps of space: a quarter rem to five rem. */
export function SpaceSample() {
  return (
    <ul class="space-sample">
      {[4, 8, 12, 16, 24, 36, 56, 80].map((pixels, i) => (
        <li key={pixels}>
          <svg width={pixels} height="20" aria-hidden="true">
            <rect width="100%" height="20" rx="3" />
          </svg>
          <span class="small">--s{i + 1}</span>
        </li>
      ))}
    </ul>
  )
}

/** The four answers of a verification. */
export function VerdictSample() {
  return (
    <>
      <Verdict tone="good" title="Sao đang hiệu lực">
        đến 30/06/2029 · kiểm tra lúc 14:05, 23/11/2026
      </Verdict>
      <Verdict tone="warn" title="Sao đã hết hạn" icon="clock">
        từ 30/06/2026 · đang đánh giá lại
      </Verdict>
      <Verdict tone="bad" title="Sao đã bị thu hồi" icon="cross">
        ngày 02/11/2026 · Quyết định 45/QĐ-UBND
      </Verdict>
      <Verdict tone="info" title="Không tìm thấy mã này">
        kiểm tra lại 12 ký tự trên nhãn
      </Verdict>
    </>
  )
}
