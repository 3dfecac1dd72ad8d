import { view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { type CourseRow, listHeldCourses, listOpenCourses } from './courses.sql.ts'
import { nameHolder } from './holder-name.ts'
import { findLearner } from './learner.ts'
import { listTrainingsOf, type TrainingCertificateRow } from './training-certificates.sql.ts'

export type NamedCourse = CourseRow & { holder: string }

/** What the reader can learn now, with the certificates that they have; officers also see what the authorities of their area hold. */
export const readCourses = view(
  'course.read',
  async ({ tx, who, now }, { subject }: { subject?: string | undefined }) => {
    const { place } = await findLearner(tx, who)
    const wanted = {
      role: who.role,
      provinceCode: place?.provinceCode ?? null,
      communeCode: place?.communeCode ?? null,
      subject: subject ?? null,
    }
    const certificates: TrainingCertificateRow[] = who.personId ? await listTrainingsOf(tx, who.personId) : []
    return { open: await named(tx, await listOpenCourses(tx, wanted, now)), certificates }
  },
)

/** The courses that the authorities of an officer's area hold, drafts first. */
export const readHeldCourses = view('course.oversee', async ({ tx, who, now }, _: undefined) => {
  const at = who.jurisdiction
  const area = {
    provinceCode: at && at.level !== 'nation' ? at.provinceCode : null,
    communeCode: at?.level === 'commune' ? at.communeCode : null,
  }
  return named(tx, await listHeldCourses(tx, area, now))
})

async function named(tx: Tx, courses: readonly CourseRow[]): Promise<NamedCourse[]> {
  const names = new Map<string, string>()
  const out: NamedCourse[] = []
  for (const course of courses) {
    const key = `${course.level} ${course.provinceCode} ${course.communeCode}`
    const holder = names.get(key) ?? (await nameHolder(tx, course))
    names.set(key, holder)
    out.push({ ...course, holder })
  }
  return out
}
