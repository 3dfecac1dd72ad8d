import type { DossierTransition } from '@saolang/core/dossiers/dossier.ts'
import { formatInstant } from '../../kit/format.ts'
import { type Moment, Timeline } from '../../kit/lists.tsx'
import { useText } from '../../kit/words.ts'

/** A step on the road of a dossier; instants are ISO 8601. */
export type RoadStep = {
  transition: DossierTransition | 'start'
  note: string | null
  byName: string | null
  at: string
}

const tones = { return: 'bad', decline: 'bad', 'request-supplement': 'warn', recognise: 'good' } as const

/** Where a dossier has been, the last step at the foot. */
export function RoadTimeline({ road }: { road: readonly RoadStep[] }) {
  const t = useText()
  const moments = road.map(({ transition, note, byName, at }): Moment => {
    const tone = transition in tones ? tones[transition as keyof typeof tones] : undefined
    return {
      title: t(`dossiers.move.${transition}`),
      when: [formatInstant(at), byName].filter(Boolean).join(' · '),
      ...(note && { children: <span class="lines">{note}</span> }),
      ...(tone && { tone }),
    }
  })
  return <Timeline moments={moments} />
}
