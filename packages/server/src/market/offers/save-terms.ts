import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { findTermsProblems, TermsForm } from '@saolang/core/market/offer.ts'
import { peopleSettings } from '../../people/settings.ts'
import { act } from '../../platform/act.ts'
import { parseForm } from '../../platform/form.ts'
import { getSeat } from '../../trace/seat.ts'
import { saveTermsRow } from './offers.sql.ts'

type Input = { organisationId?: string | undefined; form: Readonly<Record<string, unknown>> }

/** Says how a seller sells: delivery, returns, ways to be paid. The account number goes to no audit line. */
export const saveTerms = act('shop-terms.save', async (context, { organisationId, form }: Input) => {
  const seat = await getSeat(context.tx, context.who, organisationId)
  const terms = parseForm(TermsForm, form)
  const isRealOnDemo = peopleSettings().isDemo && /[^0]/.test(terms.bankAccount)
  refuseIf([...findTermsProblems(terms), ...(isRealOnDemo ? [{ code: 'terms.demo-account', at: 'bankAccount' }] : [])])
  const by = { by: context.who.personId ?? null, at: context.now }
  await saveTermsRow(context.tx, { ...terms, organisationId: seat.id }, by)
  context.on('organisation', seat.id, { takesCash: terms.takesCash, hasAccount: terms.bankBin !== '' })
})
