import { Button } from '../button.tsx'
import { Checkboxes, Radios } from '../choices.tsx'
import { ErrorSummary } from '../errors.tsx'
import { DateField, FileField, Select, TextArea, TextField } from '../fields.tsx'
import { Filters, Tabs } from '../filters.tsx'
import { StepIndicator, SummaryList, TaskList } from '../lists.tsx'
import { Chip } from '../notices.tsx'
import { useText } from '../words.ts'
import type { SampleProps } from './words.tsx'

export function FieldSample({ theme }: SampleProps) {
  return (
    <>
      <TextField name={`${theme}-name`} label="Tên sản phẩm" hint="Như ghi trên nhãn" value="Mật ong hoa bạc hà" />
      <TextField
        name={`${theme}-weight`}
        label="Khối lượng tịnh"
        suffix="gam"
        inputMode="numeric"
        width="tiny"
        value="500"
      />
      <TextField name={`${theme}-phone`} label="Số điện thoại" type="tel" width="short" optional />
      <TextField name={`${theme}-wrong`} label="Email" value="ong@" error="Nhập email đầy đủ, như ten@vidu.vn" />
      <TextArea name={`${theme}-story`} label="Câu chuyện sản phẩm" rows={3} optional />
      <Select
        name={`${theme}-kind`}
        label="Loại chủ thể"
        empty="Chọn một"
        options={[
          { value: 'htx', label: 'Hợp tác xã' },
          { value: 'ho', label: 'Hộ sản xuất' },
        ]}
      />
      <DateField
        name={`${theme}-made`}
        label="Ngày sản xuất"
        hint="Ví dụ 27 3 2026"
        value={{ day: '27', month: '3', year: '2026' }}
      />
      <FileField name={`${theme}-photo`} label="Ảnh nhãn" hint="Ảnh hoặc PDF, tới 10 MB" />
    </>
  )
}

export function ChoiceSample({ theme }: SampleProps) {
  return (
    <>
      <Radios
        name={`${theme}-link`}
        label="1.5 Liên kết chuỗi trong sản xuất"
        value="b"
        options={[
          { value: 'a', label: 'Không có liên kết', points: 0 },
          { value: 'b', label: 'Có hợp đồng liên kết từ 50% đến dưới 75% sản lượng', points: 1 },
          {
            value: 'c',
            label: 'Có hợp đồng liên kết trên 75% sản lượng',
            points: 2,
            mark: <Chip tone="warn">mức tối thiểu 4 sao</Chip>,
          },
        ]}
      />
      <Checkboxes
        name={`${theme}-consent`}
        label="Cam kết"
        error="Đánh dấu để xác nhận"
        options={[
          {
            value: 'true',
            label: 'Thông tin trong hồ sơ là đúng sự thật',
            hint: 'Chủ thể chịu trách nhiệm trước pháp luật',
          },
        ]}
      />
      <Radios
        name={`${theme}-yes`}
        label="Có bao bì riêng không"
        inline
        options={[
          { value: 'yes', label: 'Có' },
          { value: 'no', label: 'Không' },
        ]}
      />
    </>
  )
}

export function ErrorSample() {
  return (
    <ErrorSummary
      takesFocus={false}
      problems={[
        { code: 'unauthenticated', at: 'forms' },
        { code: 'forbidden', at: 'forms', source: 'Điều 7' },
      ]}
    />
  )
}

export function TaskSample() {
  return (
    <TaskList
      tasks={[
        { title: 'Chủ thể và sản phẩm', href: '#tasks', status: 'completed' },
        { title: 'Câu chuyện và hình ảnh', href: '#tasks', status: 'incomplete', hint: 'Còn thiếu ảnh nhãn' },
        { title: 'Giấy tờ an toàn thực phẩm', href: '#tasks', status: 'problem' },
        { title: 'Tự chấm điểm', href: '#tasks', status: 'not-started' },
        { title: 'Ký và nộp', status: 'locked', hint: 'Xong các phần trên mới ký được' },
      ]}
    />
  )
}

export function SummarySample() {
  return (
    <>
      <StepIndicator steps={['Chủ thể', 'Sản phẩm', 'Bằng chứng', 'Ký nộp']} current={3} />
      <SummaryList
        rows={[
          { label: 'Tên sản phẩm', value: 'Mật ong hoa bạc hà', changeHref: '#summary' },
          { label: 'Nơi sản xuất', value: 'xã Mẫu, tỉnh Mẫu', changeHref: '#summary' },
          { label: 'Khối lượng tịnh', value: '500 gam', changeHref: '#summary' },
        ]}
      />
    </>
  )
}

export function FilterSample({ theme }: SampleProps) {
  const t = useText()
  return (
    <>
      <Tabs
        label={`${t('kit.all')} ${theme}`}
        tabs={[
          { label: 'Của tôi', href: '#filters', count: 9, isHere: true },
          { label: 'Cả xã', href: '#filters-all', count: 14 },
          { label: 'Quá hạn', href: '#filters-late', count: 0 },
        ]}
      />
      <Filters
        label={`${t('kit.filters')} ${theme}`}
        idPrefix={theme}
        action="/kit"
        facets={[
          {
            name: 'star',
            label: 'Sao',
            value: '4',
            options: [
              { value: '5', label: '5 sao', count: 126 },
              { value: '4', label: '4 sao', count: 3826 },
            ],
          },
          { name: 'status', label: 'Tình trạng', options: [{ value: 'in-force', label: 'Đang hiệu lực', count: 301 }] },
        ]}
        active={[{ label: '4 sao', withoutHref: '#filters' }]}
        clearHref="#filters"
      />
    </>
  )
}

export function AutosaveSample() {
  return (
    <div class="autosave-sample">
      <p class="autosave">đã lưu 14:05</p>
      <Button type="button">Lưu và tiếp tục</Button>
    </div>
  )
}
