// A workbook of 20,000 fictitious records, as a province's list looks: from the bytes to the register, trial and all.
import { performance } from 'node:perf_hooks'
import { system } from '@saolang/core/people/actor.ts'
import exceljs from 'exceljs'
import { inTransaction } from '../packages/server/src/platform/sql.ts'
import { applyImport } from '../packages/server/src/registry/imports/apply-rows.ts'
import { chooseColumns } from '../packages/server/src/registry/imports/choose-columns.ts'
import { countOutcomes } from '../packages/server/src/registry/imports/read-imports.ts'
import { receiveWorkbook } from '../packages/server/src/registry/imports/receive-workbook.ts'
import { runSteps } from '../packages/server/src/registry/imports/run-import.ts'
import { seedReference } from '../packages/server/src/seed-reference.ts'
import { cpuSeconds } from './setup/cpu-seconds.ts'
import { onDatabase } from './setup/on-database.ts'
import { randomFrom } from './setup/random-from.ts'

const records = Number(process.env.SAOLANG_BENCH_ROWS ?? 20_000)
const limitSeconds = 30

const random = randomFrom(540)
const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
const goods = ['Mật ong', 'Mắm cá', 'Trà sen', 'Gạo thơm', 'Khô cá', 'Bánh tráng', 'Nón lá', 'Rượu nếp', 'Muối ớt']
const sounds = ['an', 'binh', 'cuong', 'dao', 'giang', 'hai', 'khanh', 'lam', 'minh', 'ngoc', 'phu', 'quy', 'son']
const brand = () => `${pick(sounds)} ${pick(sounds)} ${pick(sounds)}`

async function makeBook(): Promise<Buffer> {
  const communes = await inTransaction(
    (tx) => tx<{ name: string; province: string }[]>`
      select c.full_name as name, p.full_name as province from people.unit c join people.unit p on p.code = c.parent_code
      where c.valid_to is null and p.valid_to is null and length(c.code) = 5 order by c.code`,
  )
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('Danh mục')
  sheet.addRow(['DANH MỤC SẢN PHẨM (dữ liệu mẫu)'])
  sheet.mergeCells('A1:H1')
  sheet.addRow([
    'STT',
    'Tên sản phẩm',
    'Chủ thể',
    'Nhóm sản phẩm',
    'Xã',
    'Tỉnh',
    'Hạng sao',
    'Quyết định',
    'Năm công nhận',
  ])
  for (let i = 1; i <= records; i++) {
    const { name, province } = pick(communes)
    const day = `${1 + Math.floor(random() * 28)}/${1 + Math.floor(random() * 12)}/2025`
    const decision = `Số ${1 + Math.floor(random() * 900)}/QĐ-UBND ngày ${day}`
    sheet.addRow([
      i,
      `${pick(goods)} ${brand()}`,
      `HTX ${brand()} (mẫu)`,
      'Thực phẩm',
      name,
      province,
      pick(['3 sao', '4 sao']),
      decision,
      2025,
    ])
  }
  return Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer)
}

await onDatabase(async ({ dataDir }) => {
  await seedReference()
  const bytes = await makeBook()
  const constants = { status: 'công nhận', source_level: 'A', source_url: 'Danh mục mẫu' }
  const phases = measurePhases(dataDir)
  const { batchId, layout } = await receiveWorkbook(system, { fileName: 'danh-muc.xlsx', bytes, constants })
  phases.end('reading')
  await chooseColumns(system, { batchId, ...layout, isInline: true })
  await runSteps(batchId, system)
  phases.end('trial')
  await applyImport(system, { batchId, isInline: true })
  await runSteps(batchId, system)
  phases.end('taking in')
  const counts = await countOutcomes(batchId)
  const entered = (counts?.accepted ?? 0) + (counts?.['needs-person'] ?? 0) + (counts?.['already-there'] ?? 0)
  if (entered !== records) throw new Error(`${entered} of ${records} records entered: ${JSON.stringify(counts)}`)
  const { seconds, cpu } = phases.total()
  console.log(
    `import bench (${records} records, ${(bytes.length / 1e6).toFixed(1)} MB): ${seconds.toFixed(1)} s, limit ${limitSeconds} s, ratio ${(limitSeconds / seconds).toFixed(2)}; ${cpu.toFixed(1)} s of processors`,
  )
})

function measurePhases(dataDir: string) {
  const begun = { at: performance.now(), ...cpuSeconds(dataDir) }
  let last = begun
  const since = (from: typeof begun, to: typeof begun) => ({
    ...{ seconds: (to.at - from.at) / 1000, own: to.own - from.own, postgres: to.postgres - from.postgres },
  })
  return {
    end(name: string) {
      const now = { at: performance.now(), ...cpuSeconds(dataDir) }
      const { seconds, own, postgres } = since(last, now)
      const rate = Math.round(records / seconds)
      console.log(
        `  ${name}: ${seconds.toFixed(1)} s, ${rate} rows/s, processor ${own.toFixed(1)} s here and ${postgres.toFixed(1)} s in PostgreSQL`,
      )
      last = now
    },
    total() {
      const { seconds, own, postgres } = since(begun, last)
      return { seconds, cpu: own + postgres }
    },
  }
}
