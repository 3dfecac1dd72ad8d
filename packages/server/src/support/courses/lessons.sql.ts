import type { Tx } from '../../platform/sql.ts'

export type LessonRow = {
  id: string
  courseId: string
  position: number
  title: string
  words: string
  minutes: number
}
export type LessonFileRow = {
  lessonId: string
  sha256: string
  fileName: string
  mediaType: string
  byteSize: number
  caption: string
}

/** Adds a lesson at the end of a course. */
export async function addLesson(tx: Tx, lesson: Omit<LessonRow, 'position'> & { by: string }, at: Date): Promise<void> {
  await tx`
    insert into support.course_lesson (id, course_id, position, title, words, minutes, changed_at, changed_by)
    select ${lesson.id}, ${lesson.courseId}, coalesce(max(position), 0) + 1, ${lesson.title}, ${lesson.words}, ${lesson.minutes}, ${at},
      ${lesson.by} from support.course_lesson where course_id = ${lesson.courseId}`
}

/** Writes a lesson anew. */
export async function changeLesson(
  tx: Tx,
  lesson: Pick<LessonRow, 'id' | 'title' | 'words' | 'minutes'> & { by: string },
  at: Date,
): Promise<void> {
  await tx`
    update support.course_lesson set title = ${lesson.title}, words = ${lesson.words}, minutes = ${lesson.minutes},
      changed_at = ${at}, changed_by = ${lesson.by} where id = ${lesson.id}`
}

/** Takes a lesson out of its course. */
export async function endLessonRow(tx: Tx, id: string, at: Date): Promise<void> {
  await tx`update support.course_lesson set ended_at = ${at} where id = ${id} and ended_at is null`
}

/** The lessons of a course, in order. */
export async function listLessons(tx: Tx, courseId: string): Promise<LessonRow[]> {
  return tx<LessonRow[]>`
    select id, course_id as "courseId", position, title, words, minutes from support.course_lesson
    where course_id = ${courseId} and ended_at is null order by position, id`
}

/** The lesson of an id, unless it was taken out. */
export async function findLesson(tx: Tx, id: string): Promise<LessonRow | undefined> {
  const [row] = await tx<LessonRow[]>`
    select id, course_id as "courseId", position, title, words, minutes from support.course_lesson
    where id = ${id} and ended_at is null`
  return row
}

/** Puts a file to a lesson; one that was taken away comes back. */
export async function addLessonFile(
  tx: Tx,
  file: Pick<LessonFileRow, 'lessonId' | 'sha256' | 'fileName' | 'caption'>,
  at: Date,
): Promise<void> {
  await tx`
    insert into support.lesson_file (lesson_id, sha256, file_name, caption, added_at)
    values (${file.lessonId}, ${file.sha256}, ${file.fileName}, ${file.caption}, ${at})
    on conflict (lesson_id, sha256) do update set ended_at = null, caption = excluded.caption`
}

/** Takes a file away from a lesson. */
export async function endLessonFile(tx: Tx, lessonId: string, sha256: string, at: Date): Promise<void> {
  await tx`
    update support.lesson_file set ended_at = ${at}
    where lesson_id = ${lessonId} and sha256 = ${sha256} and ended_at is null`
}

/** The files of a lesson, as they were added. */
export async function listLessonFiles(tx: Tx, lessonId: string): Promise<LessonFileRow[]> {
  return tx<LessonFileRow[]>`
    select l.lesson_id as "lessonId", l.sha256, l.file_name as "fileName", f.media_type as "mediaType", f.byte_size as "byteSize", l.caption
    from support.lesson_file l join platform.file f on f.sha256 = l.sha256
    where l.lesson_id = ${lessonId} and l.ended_at is null order by l.added_at, l.sha256`
}

/** Notes that somebody has read a lesson; again changes nothing. */
export async function addReading(tx: Tx, lessonId: string, personId: string, at: Date): Promise<void> {
  await tx`
    insert into support.lesson_reading (lesson_id, person_id, finished_at) values (${lessonId}, ${personId}, ${at})
    on conflict do nothing`
}

/** Which lessons of a course somebody has read. */
export async function listReadings(tx: Tx, courseId: string, personId: string): Promise<string[]> {
  const rows = await tx<{ lessonId: string }[]>`
    select r.lesson_id as "lessonId" from support.lesson_reading r join support.course_lesson l on l.id = r.lesson_id
    where l.course_id = ${courseId} and r.person_id = ${personId} and l.ended_at is null`
  return rows.map(({ lessonId }) => lessonId)
}
