import { type Marks, noneFits } from '@saolang/core/councils/card.ts'
import { noLevel } from '@saolang/core/dossiers/self-assessment.ts'
import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type CriteriaSet, findLeaf, listLeaves } from '@saolang/law/criteria-set.ts'
import { nationalKindOf } from '@saolang/law/criterion-kind.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { makeAnchor } from '../councils/calibration/make-anchor.ts'
import { openPractice } from '../councils/calibration/open-practice.ts'
import { signPractice } from '../councils/calibration/practise.ts'
import { askForRaschRun } from '../councils/reliability/rasch/run-rasch.ts'
import { requestReview } from '../councils/reviews/request-review.ts'
import { getDossier, listDossiersIn } from '../dossiers/get-dossier.ts'
import { currentTime, publicView } from '../platform/act.ts'
import type { DemoAccounts } from './accounts.ts'
import { demoCard } from './demo-cards.ts'
import type { DemoCouncil } from './sit.ts'

type Demo = { people: DemoAccounts; province: DemoCouncil; ago(days: number): void }

/** An anchor on which the demo's council practises, two members already, and a request for review that waits for its panel. */
export async function seedDemoCalibration({ people, province, ago }: Demo): Promise<void> {
  const recognised = await listRecognised(undefined)
  const honey = recognised.find(({ organisationId }) => organisationId === people.producer.organisationId)
  const dried = recognised.find(({ organisationId }) => organisationId === people.household.organisationId)
  if (!honey || !dried) throw new Error('the demo has no recognised products to practise on and to contest')
  ago(20)
  const set = getCriteriaSet(honey.criteriaSetId)
  const marks = marksWorth(set, 78)
  const { id: anchorId } = await makeAnchor(people.ministryOfficer, {
    ...{ dossierId: honey.id, title: 'Hồ sơ mốc: mật ong hoa tràm (mẫu)', consent: '' },
    ...{ marks, reasons: reasonsOf(set, marks) },
  })
  const dueOn = addDays(legalDateOf(currentTime()), 45)
  const ask = { councilId: province.id, anchorId, dueOn }
  const { id: practiceId } = await openPractice(people.ministryOfficer, ask)
  ago(12)
  for (const [who, points] of [
    [people.provinceMember1, 78],
    [people.provinceMember2, 70],
  ] as const)
    await signPractice(who, { practiceId, marks: marksWorth(set, points) })
  ago(10)
  await requestReview(people.household, {
    ...{ dossierId: dried.id, grounds: ['evidence-overlooked', 'marks'], criteria: ['3.4', '6.1'], files: [] },
    statement:
      'Hộ đã nộp sổ bán hàng hai năm nhưng tiêu chí 3.4 chưa được tính. Đề nghị xem lại cả điểm cảm quan của mẫu khô (nội dung mẫu).',
  })
  ago(0)
  await askForRaschRun(people.ministryOfficer, { year: Number(legalDateOf(currentTime()).slice(0, 4)) })
}

const listRecognised = publicView(async ({ tx }) => {
  const dossiers = []
  for (const { id } of await listDossiersIn(tx, { statuses: ['decided-recognised'] }))
    dossiers.push(await getDossier(tx, id))
  return dossiers
})

function marksWorth(set: CriteriaSet, points: number): Marks {
  const given = Object.entries(demoCard(set, 4, points))
  return Object.fromEntries(given.map(([code, option]) => [code, option === noLevel ? noneFits : option]))
}

/** What the option of each judged criterion says, as the reason for it. */
function reasonsOf(set: CriteriaSet, marks: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    listLeaves(set).flatMap(({ leaf: { code } }) => {
      const option = findLeaf(set, code)?.options.find(({ id }) => id === marks[code])
      const says = option ? `Mẫu đúng với mức này: ${option.text}` : 'Mẫu chưa đạt mức nào của tiêu chí này'
      return nationalKindOf(set, code) === 'judged' ? [[code, `${says} (lý do mẫu).`]] : []
    }),
  )
}
