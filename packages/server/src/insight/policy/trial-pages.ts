import type { Fate, Tally } from '@saolang/core/insight/policy/tally.ts'
import { organisationKinds } from '@saolang/core/people/organisation.ts'
import { type CriteriaSet, listLeaves } from '@saolang/law/criteria-set.ts'
import { TrialPage } from '@saolang/web/insight/policy/trial-page'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { csvMark, csvRow } from '../../platform/csv.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readTrial } from './read-trials.ts'

const Id = z.object({ id: z.uuid() })
const shownMoves = 100
const allMoves = 1_000_000

/** `/policy/trials/{id}`: how far a trial has come, then its report, and the same as CSV. */
export function trialPages(app: App): void {
  app.get('/policy/trials/:id', { schema: { params: Id } }, async (request, reply) => {
    const read = await readTrial(request.actor, { id: request.params.id, moves: shownMoves })
    const { id, version, askedAt, done, dossiers, result } = read.trial
    // Without a script the browser itself asks again until there is a result.
    if (!result) reply.header('refresh', '2')
    return sendPage(request, reply, TrialPage, {
      trial: {
        ...{ id, version, done, dossiers: dossiers ?? 0 },
        askedAt: askedAt.toISOString(),
        ...(result && { result }),
      },
      draft: { id: read.draft.id, title: read.draft.title },
      names: namesOf(read, languageOf(request)),
      moves: read.moves,
    })
  })

  app.get('/policy/trials/:id/dossiers.csv', { schema: { params: Id } }, async (request, reply) => {
    const { moves } = await readTrial(request.actor, { id: request.params.id, moves: allMoves })
    const head = [
      'code',
      'product',
      'producer',
      'province',
      'set',
      'rank_before',
      'rank_after',
      'points_before',
      'points_after',
      'is_sample',
    ]
    const rows = moves.map((m) =>
      csvRow([
        m.code,
        m.productName,
        m.producer,
        m.provinceCode,
        m.setId,
        m.before,
        m.after,
        m.pointsBefore,
        m.pointsAfter,
        String(m.isDemo),
      ]),
    )
    return sendCsv(reply, 'saolang-trial-dossiers.csv', csvRow(head) + rows.join(''))
  })

  app.get('/policy/trials/:id/report.csv', { schema: { params: Id } }, async (request, reply) => {
    const read = await readTrial(request.actor, { id: request.params.id, moves: 0 })
    const { result } = read.trial
    return sendCsv(reply, 'saolang-trial.csv', result ? reportRows(result, namesOf(read, languageOf(request))) : '')
  })
}

function sendCsv(reply: FastifyReply, fileName: string, text: string): FastifyReply {
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .header('cache-control', 'no-store')
    .send(csvMark + text)
}

function reportRows(tally: Tally, names: Record<string, string>): string {
  const fates = (table: string, of: Record<string, Fate>) =>
    Object.entries(of).map(([key, f]) =>
      csvRow([
        table,
        key,
        names[key] ?? '',
        f.compared,
        f.rises,
        f.falls,
        f.stays,
        f.again,
        f.pointsBefore,
        f.pointsAfter,
      ]),
    )
  const head = [
    'table',
    'key',
    'name',
    'compared',
    'rises',
    'falls',
    'stays',
    'again',
    'points_before_sum',
    'points_after_sum',
  ]
  const costs = [...Object.entries(tally.floors), ...Object.entries(tally.stops)].map(
    ([key, { set, criterion, holds, alone }]) =>
      csvRow(['floor', key, names[`${set} ${criterion}`] ?? '', holds, alone]),
  )
  const gaps = Object.entries(tally.gaps).map(([key, { set, criterion, many }]) =>
    csvRow(['again', key, names[`${set} ${criterion}`] ?? '', many]),
  )
  return [
    csvRow(head),
    ...fates('all', { all: tally.all }),
    ...fates('set', tally.bySet),
    ...fates('province', tally.byProvince),
    ...fates('kind', tally.byKind),
    csvRow(['table', 'key', 'name', 'holds', 'alone']),
    ...costs,
    csvRow(['table', 'key', 'name', 'dossiers']),
    ...gaps,
  ].join('')
}

type Read = Pick<Awaited<ReturnType<typeof readTrial>>, 'draft' | 'sets' | 'provinces'>

/** Words for the keys of a tally: provinces by code, kinds, sets by id, criteria by `set criterion`, the draft's own where it has some. */
function namesOf({ draft, sets, provinces }: Read, lang: Lang): Record<string, string> {
  const criteria = (id: string, set: Pick<CriteriaSet, 'parts'>) =>
    listLeaves(set).map(({ leaf }) => [`${id} ${leaf.code}`, leaf.title] as const)
  return Object.fromEntries([
    ...provinces.map(({ code, name }) => [code, name] as const),
    ...organisationKinds.map((kind) => [kind, say(lang, `people.kind.${kind}`)] as const),
    ...sets.map(({ id, no, title }) => [id, `${no}. ${title}`] as const),
    ...sets.flatMap((set) => criteria(set.id, set)),
    ...draft.content.sheets.flatMap((sheet) => {
      const set = sets.find(({ no }) => no === sheet.no)
      return set ? criteria(set.id, sheet) : []
    }),
  ])
}
