import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { getDossier, listDossiersIn } from '../dossiers/get-dossier.ts'
import { currentTime, publicView } from '../platform/act.ts'
import { issueTrainingCertificate } from '../support/courses/issue-training-certificate.ts'
import { readCourse, readQuestions } from '../support/courses/read-course.ts'
import { takeTest } from '../support/courses/take-test.ts'
import { finishLesson } from '../support/courses/write-lesson.ts'
import { registerAdviser } from '../support/directory/register-adviser.ts'
import { ruleOnAdviser } from '../support/directory/rule-on-adviser.ts'
import { declareHelp } from '../support/directory/tell-of-adviser.ts'
import { answerQuestion } from '../support/knowledge/answer-question.ts'
import { askQuestion } from '../support/knowledge/ask-question.ts'
import { addReadyCourses } from '../support/officials/add-ready-courses.ts'
import { recordGrant } from '../support/policies/record-grant.ts'
import { savePolicy } from '../support/policies/save-policy.ts'
import { setBudget } from '../support/policies/set-budget.ts'
import type { DemoAccounts } from './accounts.ts'

/** Officials who learned, a question answered and one that waits, an adviser with a record, a policy with money and a grant. */
export async function seedDemoOfficials(people: DemoAccounts, ago: (days: number) => void): Promise<void> {
  ago(40)
  const courses = await addReadyCourses(people.ministryOfficer, { isDemo: true })
  ago(9)
  const holder = people.ministryOfficer
  await learn(people.communeOfficer, { holder, courseId: courses['commune-intake'] as string })
  await learn(people.provincialOfficer, { holder, courseId: courses.inspection as string })
  await learn(people.provinceMember1, { holder, courseId: courses.scoring as string })
  await adviseDemo(people, ago)
  await grantDemo(people, ago)
  ago(6)
  const words = 'Sản phẩm của hộ làm từ mật ong pha gừng thì chấm theo bộ nào? (câu hỏi mẫu)'
  const { id: questionId } = await askQuestion(people.household, { words, audience: 'producer' })
  ago(5)
  await answerQuestion(people.ministryOfficer, {
    ...{ questionId, title: 'Mật ong pha thêm nguyên liệu khác thì chấm theo bộ nào? (mẫu)' },
    words: 'Mật ong nguyên chất thuộc bộ số 4; đã chế biến với nguyên liệu khác thì xem bộ số 8 (trả lời mẫu).',
    cites: 'Phụ lục II bộ số 4\nPhụ lục II bộ số 8\nĐiều 2 khoản 2',
  })
  ago(1)
  await askQuestion(people.communeOfficer, {
    ...{ words: 'Hồ sơ nộp ngày thứ Bảy thì tính 15 ngày làm việc từ ngày nào? (câu hỏi mẫu)', audience: 'commune' },
  })
  ago(0)
}

type Lesson = { holder: Actor; courseId: string }

/** Reads every lesson, passes the test and takes the certificate. */
async function learn(who: Actor, { holder, courseId }: Lesson): Promise<void> {
  for (const { id } of (await readCourse(who, { id: courseId })).lessons) await finishLesson(who, { courseId, id })
  const questions = await readQuestions(holder, { courseId })
  const answers = Object.fromEntries(questions.map(({ id, rightOption }) => [id, rightOption]))
  await takeTest(who, { courseId, answers })
  await issueTrainingCertificate(who, { courseId })
}

async function adviseDemo({ provincialOfficer, producer }: DemoAccounts, ago: (days: number) => void): Promise<void> {
  ago(30)
  const { id: adviserId } = await registerAdviser(provincialOfficer, {
    ...{
      kind: 'firm',
      name: 'Xưởng nhãn và bao bì Rừng Tràm (mẫu)',
      taxCode: '6100000000',
      phone: '0900000001',
      email: '',
    },
    about: 'Thiết kế nhãn, bao bì và câu chuyện sản phẩm cho hộ nhỏ; tính tiền theo sản phẩm (dữ liệu mẫu).',
    ...{
      subjects: ['labelling', 'packaging', 'story'],
      provinceCode: '96',
      worksIn: ['96'],
      consents: true,
      isDemo: true,
    },
  })
  await ruleOnAdviser(provincialOfficer, { adviserId, ruling: 'listed', reason: '' })
  const dossierCode = await readRecognisedCode(producer.organisationId as string)
  if (dossierCode) await declareHelp(producer, { adviserId, dossierCode, isPaid: true })
}

const readRecognisedCode = publicView(async ({ tx }, organisationId: string): Promise<string | undefined> => {
  for (const { id } of await listDossiersIn(tx, { statuses: ['decided-recognised'] })) {
    const dossier = await getDossier(tx, id)
    if (dossier.organisationId === organisationId) return dossier.code
  }
  return undefined
})

async function grantDemo(
  { provincialOfficer, communeOfficer, producer }: DemoAccounts,
  ago: (days: number) => void,
): Promise<void> {
  ago(20)
  const today = legalDateOf(currentTime())
  const year = Number(today.slice(0, 4))
  const { id: policyId } = await savePolicy(provincialOfficer, {
    ...{ title: 'Hỗ trợ bao bì và tem truy xuất (mẫu)', source: '', ceilingDong: 30_000_000, stars: [3, 4, 5] },
    pays: 'Một lần thiết kế, in bao bì và tem truy xuất cho sản phẩm đã được công nhận (dữ liệu mẫu).',
    ...{ document: '00/NQ-HĐND (mẫu)', kinds: [], from: `${year}-01-01`, to: '', isDemo: true },
  })
  const { id: lineId } = await setBudget(provincialOfficer, {
    ...{ policyId, source: 'provincial', provinceCode: '96', communeCode: '32047', year },
    ...{ document: '00/QĐ-UBND (mẫu)', allottedDong: 90_000_000 },
  })
  await recordGrant(communeOfficer, {
    ...{ lineId, organisationId: producer.organisationId as string, amountDong: 24_500_000, grantedOn: today },
    ...{ purpose: 'In tem truy xuất và hộp quà (mẫu)', document: '01/QĐ-UBND (mẫu)' },
  })
}
