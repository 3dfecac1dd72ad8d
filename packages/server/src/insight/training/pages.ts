import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { TrainingPage } from '@saolang/web/insight/training/training-page'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { lacksReadyCourses } from '../../support/officials/add-ready-courses.ts'
import { readTrainingCsv, readTrainingStatistics } from './read-training.ts'

/** `/insight/training`: who was trained and what changed, for officers and auditors. */
export function trainingPages(app: App): void {
  app.get('/insight/training', async (request, reply) => {
    const statistics = await readTrainingStatistics(request.actor, undefined)
    const maySave = findPermissionProblems(request.actor, 'course.save').length === 0
    const mayAdd = maySave && (await lacksReadyCourses(request.actor, undefined))
    return sendPage(request, reply, TrainingPage, { statistics, mayAdd })
  })
  app.get('/insight/training.csv', async (request, reply) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="training.csv"')
      .send(await readTrainingCsv(request.actor, undefined)),
  )
}
