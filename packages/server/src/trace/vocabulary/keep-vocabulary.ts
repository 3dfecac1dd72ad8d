import { listCompanyPrefixes } from '@saolang/core/trace/epc-pattern.ts'
import { isBareClass } from '@saolang/core/trace/identifier.ts'
import { listMasterData } from '@saolang/core/trace/master-data.ts'
import type { EpcisContent } from '@saolang/epcis/document/document.ts'
import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import { forgetWithDatabase } from '../../platform/processes/remembered.ts'
import type { Tx } from '../../platform/sql.ts'
import type { NewEvent, Origin } from '../capture.sql.ts'
import { addClasses, addCompanyPrefixes, putMasterData } from './vocabulary.sql.ts'

// What is in the store for good, so that a document of known things asks for nothing.
const knownClasses = new Set<string>()
const knownPrefixes = new Set<string>()
const mostRemembered = 20_000
forgetWithDatabase(() => {
  knownClasses.clear()
  knownPrefixes.clear()
})

/** Keeps what a document tells besides its events: master data, the classes it names, the company prefixes of its URNs. */
export async function keepVocabulary(
  tx: Tx,
  { content, events, origin }: { content: EpcisContent; events: readonly NewEvent[]; origin: Origin },
): Promise<void> {
  const masterData = listMasterData(content)
  if (masterData.length > 0) await putMasterData(tx, masterData, origin)
  const classes = new Set<string>()
  const prefixes = new Set<string>()
  for (const { items, body } of events) {
    for (const { text, level } of items)
      if ((level === 'class' || (level === 'exact' && isBareClass(text))) && !knownClasses.has(text)) classes.add(text)
    for (const prefix of listCompanyPrefixes(body as EpcisEvent))
      if (!knownPrefixes.has(`${origin.ownerId} ${prefix}`)) prefixes.add(prefix)
  }
  if (classes.size > 0) remember(knownClasses, await addClasses(tx, [...classes]))
  if (prefixes.size === 0) return
  const there = await addCompanyPrefixes(tx, origin.ownerId, [...prefixes])
  remember(
    knownPrefixes,
    there.map((prefix) => `${origin.ownerId} ${prefix}`),
  )
}

function remember(known: Set<string>, texts: readonly string[]): void {
  if (known.size + texts.length > mostRemembered) known.clear()
  for (const text of texts) known.add(text)
}
