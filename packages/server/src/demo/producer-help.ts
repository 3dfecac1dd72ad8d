import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { currentTime } from '../platform/act.ts'
import { readCertificates } from '../registry/read-certificates.ts'
import { askForHelp } from '../support/advice/ask-for-help.ts'
import { answerRequest, takeRequest } from '../support/advice/move-request.ts'
import { enrolInSession } from '../support/courses/enrol.ts'
import { saveSession } from '../support/courses/hold-session.ts'
import { publishCourse, saveCourse } from '../support/courses/save-course.ts'
import { addQuestion } from '../support/courses/take-test.ts'
import { finishLesson, saveLesson } from '../support/courses/write-lesson.ts'
import { makePlan } from '../support/plans/make-plan.ts'
import { readPlan } from '../support/plans/read-plans.ts'
import { savePlanStep } from '../support/plans/work-on-plan.ts'
import type { DemoAccounts } from './accounts.ts'

const lesson = {
  title: 'Nhãn mật ong cần có gì (bài mẫu)',
  minutes: 15,
  words: `Nhãn giúp người mua biết ai làm, làm ở đâu, dùng đến khi nào. Bài này đi qua từng dòng trên nhãn một chai mật ong.
# Trước khi in nhãn
1. Viết ra giấy tên sản phẩm, đúng như trên bản tự công bố.
2. Ghi tên và địa chỉ của cơ sở, như trên giấy đăng ký.
3. Cân lại **khối lượng tịnh** của năm chai, lấy số nhỏ nhất.
# Những dòng hay thiếu
- **Ngày sản xuất và hạn sử dụng**: in rõ, không bị tem che.
- **Số lô**: để tìm lại mẻ hàng khi có người hỏi.
- **Hướng dẫn bảo quản**: nơi khô mát, tránh nắng.
! In thử một nhãn, dán lên chai, nhờ người chưa biết sản phẩm đọc to. Chỗ nào họ đọc vấp là chỗ cần sửa.
# Sau khi in
Giữ lại một nhãn của mỗi lần in và chụp ảnh cả hai mặt: đó là minh chứng cho hồ sơ OCOP.`,
}

const questions = [
  {
    words: 'Vì sao cần ghi số lô trên nhãn?',
    options: ['Cho nhãn đẹp hơn', 'Để tìm lại đúng mẻ hàng khi có người hỏi', 'Để bán được giá cao'],
    rightOption: 1,
    reason: 'Có số lô thì chỉ cần tìm lại đúng mẻ đó, không phải thu hồi tất cả.',
  },
  {
    words: 'Năm chai cân được 502, 505, 500, 503 và 501 gam. Nên ghi khối lượng tịnh bao nhiêu?',
    options: ['500 g', '505 g', 'Không cần ghi'],
    rightOption: 0,
    reason: 'Ghi số nhỏ nhất để chai nào cũng đủ như trên nhãn.',
  },
  {
    words: 'Ảnh nhãn nộp kèm hồ sơ nên chụp thế nào?',
    options: ['Chỉ mặt trước', 'Cả hai mặt, đọc được chữ'],
    rightOption: 1,
    reason: 'Mặt sau có ngày sản xuất, hạn sử dụng và số lô.',
  },
]

/** What the demo's producers learn, ask and plan: a course in their commune, an answer, an open request, a plan for the honey. */
export async function seedDemoProducerHelp(people: DemoAccounts, ago: (days: number) => void): Promise<void> {
  await teach(people, ago)
  await advise(people, ago)
  await plan(people, ago)
  ago(0)
}

async function teach(
  { communeOfficer, producer, household }: DemoAccounts,
  ago: (days: number) => void,
): Promise<void> {
  ago(20)
  const form = {
    title: 'Ghi nhãn và đóng gói mật ong (mẫu)',
    about:
      'Học cách làm một cái nhãn đủ và dễ đọc, in đẹp mà không tốn.\nMang theo một chai hàng đang bán và nhãn đang dùng.',
    audience: ['producer'],
    subjects: ['labelling', 'packaging', 'story', 'quality', 'selling', 'brand'],
    passPercent: 60,
  }
  const { id: courseId } = await saveCourse(communeOfficer, { form, isDemo: true })
  const { id: lessonId } = await saveLesson(communeOfficer, { courseId, form: lesson })
  for (const question of questions) await addQuestion(communeOfficer, { courseId, form: question })
  const place = { communeCode: '32047', address: 'Nhà văn hóa xã (mẫu)', trainer: 'Phạm Thị Xã (mẫu)', capacity: 2 }
  const sessions: string[] = []
  for (const inDays of [25, 39]) {
    const day = legalDateOf(new Date(currentTime().getTime() + inDays * 86_400_000))
    const startsAt = new Date(`${day}T08:00:00+07:00`)
    const form = { startsAt, endsAt: new Date(`${day}T11:00:00+07:00`), ...place }
    sessions.push((await saveSession(communeOfficer, { courseId, form })).id)
  }
  await publishCourse(communeOfficer, { id: courseId })
  ago(12)
  const [first] = sessions
  await finishLesson(household, { courseId, id: lessonId })
  for (const who of [household, producer]) await enrolInSession(who, { sessionId: first as string })
}

async function advise(
  { producer, household, communeOfficer }: DemoAccounts,
  ago: (days: number) => void,
): Promise<void> {
  ago(9)
  const { id } = await askForHelp(producer, {
    form: {
      subject: 'quality',
      title: 'Phiếu kiểm nghiệm mật ong có hạn bao lâu? (mẫu)',
      words: 'Phiếu của tôi làm từ năm ngoái. Nộp hồ sơ nâng sao có phải làm lại không?',
    },
  })
  ago(7)
  await takeRequest(communeOfficer, { id })
  await answerRequest(communeOfficer, {
    id,
    words:
      'Chị xem ngày ghi trên phiếu và tiêu chuẩn đã công bố. Nếu hồ sơ cần kết quả mới hơn, xã sẽ hướng dẫn nơi kiểm nghiệm (trả lời mẫu).',
  })
  ago(1)
  await askForHelp(household, {
    form: {
      subject: 'packaging',
      title: 'Túi đựng khô cá bị mờ, nên đổi loại nào? (mẫu)',
      words: 'Túi hút chân không để hai tuần là mờ, khách chê. Tôi muốn đổi nhưng sợ tốn.',
    },
  })
}

async function plan({ producer, provincialOfficer }: DemoAccounts, ago: (days: number) => void): Promise<void> {
  ago(5)
  const issued = await readCertificates(provincialOfficer, undefined)
  const honey = issued.find(
    ({ record: { product, current } }) => product.organisationId === producer.organisationId && current.standing.holds,
  )
  if (!honey?.recognition.dossierId) throw new Error('the co-operative of the demo has a product whose stars hold')
  const { id } = await makePlan(producer, { dossierId: honey.recognition.dossierId, way: 0 })
  const { steps } = await readPlan(producer, { id })
  const inDays = (days: number) => legalDateOf(new Date(currentTime().getTime() + days * 86_400_000))
  const notes = [
    { helper: 'Cán bộ xã', dueOn: inDays(30), costNote: 'Khoảng 3 triệu đồng (mẫu)', note: '', isDone: false },
    { helper: 'Đơn vị tư vấn (mẫu)', dueOn: inDays(60), costNote: '', note: 'Đã gọi hỏi giá.', isDone: false },
  ]
  for (const [i, form] of notes.entries()) {
    const criterion = steps[i]?.criterion
    if (criterion) await savePlanStep(producer, { planId: id, criterion, form })
  }
}
