import { text } from './setting.ts'

/** What only tests and measurements read. Names that begin with SAOLANG_BENCH_, SAOLANG_FAULTS_ or SAOLANG_TEST_ are theirs as well. */
export const toolSettings = {
  CHROMIUM: text({
    means: ['trình duyệt dùng cho kiểm thử', 'the browser of the browser tests'],
    fallback: 'found, or installed',
  }),
  SAOLANG_KILLS: text({
    means: ['số lần ngắt đột ngột khi kiểm thử ghi sự kiện', 'how often the capture of events is killed in its test'],
    fallback: '5',
  }),
  SAOLANG_KEEP_PAPERS: text({
    means: ['thư mục giữ lại các PDF của kiểm thử', 'a folder in which the tests of papers leave their PDF'],
  }),
  SAOLANG_DCAT_SHAPES: text({
    means: [
      'thư mục SHACL chính thức của DCAT-AP (docs/open-data.md)',
      'the official shapes of DCAT-AP (docs/open-data.md)',
    ],
  }),
  SAOLANG_SEEDED_DIR: text({
    means: [
      'thư mục đã nạp sẵn dữ liệu mẫu cho các kiểm thử trình duyệt',
      'a folder with the demo, loaded once for the browser tests',
    ],
  }),
}
