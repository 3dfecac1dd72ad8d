import { h } from 'preact'
import type { LocalLot, LotWords } from './lot-of-entry.ts'

/** Lots that lie in the outbox of this machine, to be ticked like any other. */
export function LocalLots({ lots, words }: { lots: readonly LocalLot[]; words: LotWords }) {
  return lots.map(({ ref, number, name, quantity, unit }) =>
    h('div', { class: 'lot', key: ref }, [
      h('label', { class: 'choice' }, [
        h('input', { type: 'checkbox', name: 'lot', value: ref }),
        h('span', null, [
          h('strong', null, `${number}`),
          ` ${name} · ${words.left.replace('{left}', quantity).replace('{unit}', unit)} · ${words.onPhone}`,
        ]),
      ]),
      h('input', {
        class: 'lot-amount',
        name: `amount.${ref}`,
        inputMode: 'decimal',
        placeholder: words.all,
        'aria-label': words.amount.replace('{lot}', number),
      }),
    ]),
  )
}
