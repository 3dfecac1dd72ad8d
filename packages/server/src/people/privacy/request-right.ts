import { listProblems, refuseIf } from '@saolang/core/kernel/problem.ts'
import { formatShortCode, shortCode } from '@saolang/core/kernel/short-code.ts'
import { tidy, tidyLines } from '@saolang/core/kernel/text.ts'
import { isEmail, isPhone } from '@saolang/core/people/contact.ts'
import { type RightKind, rightKinds } from '@saolang/core/people/privacy/rights.ts'
import { act } from '../../platform/act.ts'
import { addRequest } from './privacy.sql.ts'

/** A request as it is typed. */
export type RightsForm = { kind?: string; name?: string; contact?: string; words?: string }

const mostWords = 4000

/** Asks something about one's own data, with an account or without; gives the code to ask by. The words do not go to the audit. */
export const requestRight = act('rights-request.make', async (context, form: RightsForm) => {
  const name = tidy(form.name ?? '')
  const contact = tidy(form.contact ?? '')
  const words = tidyLines(form.words ?? '')
  refuseIf(
    listProblems([
      !(rightKinds as readonly (string | undefined)[]).includes(form.kind) && {
        code: 'rights.kind-missing',
        at: 'kind',
      },
      !name && { code: 'rights.name-missing', at: 'name' },
      !isEmail(contact) && !isPhone(contact) && { code: 'rights.contact-unreadable', at: 'contact' },
      words.length < 10 && { code: 'rights.words-too-short', at: 'words' },
      words.length > mostWords && { code: 'rights.words-too-long', at: 'words', values: { most: mostWords } },
    ]),
  )
  const id = context.newId()
  const code = shortCode(context.newRandom(16))
  const kind = form.kind as RightKind
  const personId = context.who.personId ?? null
  await addRequest(context.tx, { id, code, kind, personId, name, contact, words, at: context.now })
  context.on('rights-request', id, { kind })
  return { code: formatShortCode(code) }
})
