import { traitDefinitions, traitsOf } from '@saolang/core/insight/circular/trait.ts'
import { system } from '@saolang/core/people/actor.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { act } from '../../platform/act.ts'
import { listUnread, saveTraits } from './traits.sql.ts'

const atOnce = 200

const keepSome = act('traits.keep', async (context, _: undefined): Promise<number> => {
  const judged = await listUnread(context.tx, { definitions: traitDefinitions, most: atOnce })
  const read = judged.map(({ inputs, ...certificate }) => ({
    ...certificate,
    ...traitsOf(getCriteriaSet(inputs.setId), inputs),
  }))
  if (read.length > 0) await saveTraits(context.tx, read, { definitions: traitDefinitions, at: context.now })
  context.on('register', 'traits', { products: read.length })
  return read.length
})

/** Reads the traits of every product from the verdict of its newest certificate, where they are not kept yet; gives how many. */
export async function keepTraits(): Promise<number> {
  let kept = 0
  for (let more = atOnce; more === atOnce; kept += more) more = await keepSome(system, undefined)
  return kept
}

/** A decision was recorded, and its certificates issued by the listener before this one. */
export async function onDecisionRecordedKeepTraits(): Promise<void> {
  await keepTraits()
}
