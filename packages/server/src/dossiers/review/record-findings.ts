import { statuses } from '@saolang/core/dossiers/dossier.ts'
import type { Findings } from '@saolang/core/dossiers/findings.ts'
import { isLegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import { act } from '../../platform/act.ts'
import { openOnDesk } from '../open-dossier.ts'
import { addFindings } from './review.sql.ts'

export type RecordFindings = { dossierId: string; texts: Findings; siteVisitOn?: string }

const longest = 6000

/** Keeps the commune's findings as far as they are written; forwarding asks that all four are (Mẫu số 03, Phần II). */
export const recordFindings = act(
  'dossier.record-findings',
  async (context, { dossierId, siteVisitOn, ...input }: RecordFindings) => {
    const { tx, who, now } = context
    const texts = Object.fromEntries(
      Object.entries(input.texts).map(([code, text]) => [code, tidyLines(text)]),
    ) as Findings
    const { status } = await openOnDesk(context, dossierId)
    const isOnTable = statuses[status].holder === 'commune' || status === 'supplement-requested'
    const tooLong = Object.entries(texts).filter(([, text]) => text.length > longest)
    refuseIf(
      listProblems([
        !isOnTable && { code: 'conflict.dossier-status', values: { status, transition: 'forward' } },
        ...tooLong.map(([at]) => ({ code: 'dossier.answer-too-long', at, values: { most: longest } })),
        siteVisitOn !== undefined &&
          (!isLegalDate(siteVisitOn) || siteVisitOn > legalDateOf(now)) && {
            code: 'findings.visit-day-wrong',
            at: 'siteVisitOn',
          },
      ]),
    )
    const by = { by: who.personId as string, at: now }
    return { version: await addFindings(tx, { dossierId, texts, siteVisitOn: siteVisitOn ?? null, ...by }) }
  },
)
