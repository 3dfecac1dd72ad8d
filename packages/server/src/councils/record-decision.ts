import { type Authority, authorityOf } from '@saolang/core/councils/authority.ts'
import { starsOf } from '@saolang/core/councils/escalation.ts'
import { isLegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { inSentence } from '@saolang/core/people/place-name.ts'
import { advanceDossier } from '../dossiers/advance-dossier.ts'
import { getDossier } from '../dossiers/get-dossier.ts'
import { listProvinces } from '../people/get-place.ts'
import { act } from '../platform/act.ts'
import type { Tx } from '../platform/sql.ts'
import { addDecision, addDecisionItem, addSettlement, type VerdictRow } from './decisions.sql.ts'
import { getVerdictRow } from './get-verdict.ts'

export type RecordDecision = {
  number: string
  signedOn: string
  signerName: string
  signerTitle: string
  verdictIds: readonly string[]
}

/**
 * Records a signed decision of recognition: number, day, signer, products. Only from here do certificates follow. The province
 * recognises 3 and 4 stars, the Ministry 5 (Điều 7 khoản 3 điểm e, khoản 4 điểm e). Returns its id.
 */
export const recordDecision = act('decision.record', async (context, input: RecordDecision) => {
  const { tx, who, now } = context
  const own = authorityOf(who)
  refuseIf(own ? [] : [{ code: 'forbidden.jurisdiction' }])
  const authority = own as Authority
  const verdicts = []
  for (const id of input.verdictIds) verdicts.push(await getVerdictRow(tx, id))
  const provinces = await Promise.all(
    verdicts.map(async ({ dossierId }) => (await getDossier(tx, dossierId)).provinceCode),
  )
  refuseIf(
    authority.level === 'province' && provinces.some((code) => code !== authority.provinceCode)
      ? [{ code: 'forbidden.jurisdiction' }]
      : [],
  )
  refuseIf([
    ...findPaperProblems(input, verdicts, now),
    ...verdicts.flatMap((verdict) => findStarProblems(verdict, authority)),
  ])
  const id = context.newId()
  const number = tidy(input.number)
  const isNew = await addDecision(tx, {
    id,
    ...authority,
    authority: await nameOf(tx, authority),
    number,
    signedOn: input.signedOn,
    recordedAt: now,
    signerName: tidy(input.signerName),
    signerTitle: tidy(input.signerTitle),
    recordedBy: who.personId as string,
  })
  refuseIf(isNew ? [] : [{ code: 'conflict.decision-number-taken', at: 'number', values: { number } }])
  for (const { id: verdictId, dossierId, result } of verdicts) {
    const settlement = {
      way: 'recognise',
      documentNumber: number,
      note: '',
      settledBy: who.personId as string,
      settledAt: now,
    }
    const isFirst = await addSettlement(tx, verdictId, settlement)
    refuseIf(isFirst ? [] : [{ code: 'conflict.verdict-settled', at: 'verdictIds' }])
    await addDecisionItem(tx, { decisionId: id, verdictId, dossierId, star: result.recognisable as number })
    await advanceDossier(context, dossierId, 'recognise')
  }
  await context.emit('DecisionRecorded', { decisionId: id })
  context.on('decision', id, { number, products: verdicts.length })
  return { id }
})

function findPaperProblems(input: RecordDecision, verdicts: readonly VerdictRow[], now: Date): Problem[] {
  const { signedOn } = input
  const isDay = isLegalDate(signedOn)
  const newest =
    verdicts
      .map(({ issuedAt }) => legalDateOf(issuedAt))
      .toSorted()
      .at(-1) ?? ''
  return listProblems([
    !tidy(input.number) && { code: 'decision.number-missing', at: 'number' },
    !isDay && { code: 'invalid.date', at: 'signedOn' },
    isDay && signedOn > legalDateOf(now) && { code: 'decision.day-ahead', at: 'signedOn' },
    isDay && signedOn < newest && { code: 'decision.before-verdict', at: 'signedOn', values: { day: newest } },
    !tidy(input.signerName) && { code: 'decision.signer-missing', at: 'signerName' },
    !tidy(input.signerTitle) && { code: 'decision.signer-title-missing', at: 'signerTitle' },
    input.verdictIds.length === 0 && { code: 'decision.no-products', at: 'verdictIds' },
    new Set(input.verdictIds).size < input.verdictIds.length && { code: 'decision.product-twice', at: 'verdictIds' },
  ])
}

function findStarProblems({ result }: VerdictRow, { level }: Authority): Problem[] {
  const { recognisable, ways } = result
  const stars = recognisable ?? result.star
  if (recognisable === null || !starsOf[level].includes(recognisable))
    return [{ code: `decision.star-not-${level}`, at: 'verdictIds', source: 'Điều 4 khoản 1', values: { star: stars } }]
  const way = level === 'province' ? 'recognise-province' : 'recognise-ministry'
  return ways.includes(way) ? [] : [{ code: 'settlement.way-not-open', at: 'verdictIds' }]
}

async function nameOf(tx: Tx, { level, provinceCode }: Authority): Promise<string> {
  if (level === 'central') return 'Bộ Nông nghiệp và Môi trường'
  const province = (await listProvinces(tx)).find(({ code }) => code === provinceCode)
  const name = province?.name ?? ''
  return `Ủy ban nhân dân ${inSentence(name)}`
}
