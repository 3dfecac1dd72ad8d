import { findAuthorityProblems } from '@saolang/core/councils/authority.ts'
import { findOverrideProblems } from '@saolang/core/councils/criterion-kinds.ts'
import type { Regulation } from '@saolang/core/councils/regulation.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { act } from '../platform/act.ts'
import { addRegulation } from './councils.sql.ts'
import { getCouncil } from './get-council.ts'

/** Records a new version of a council's regulation. Sessions convened before keep theirs. */
export const setRegulation = act(
  'council.establish',
  async (context, input: { councilId: string; rules: Regulation; reason: string }) => {
    const council = await getCouncil(context.tx, input.councilId)
    refuseIf(findAuthorityProblems(context.who, council))
    refuseIf([
      ...(input.reason ? [] : [{ code: 'regulation.reason-missing', at: 'reason' }]),
      ...findOverrideProblems(input.rules.criterionKinds ?? {}),
    ])
    const version = await addRegulation(context.tx, council.id, {
      rules: input.rules,
      reason: input.reason,
      setBy: context.who.personId as string,
      setAt: context.now,
    })
    context.on('council', council.id, { regulation: version })
    return { version }
  },
)
