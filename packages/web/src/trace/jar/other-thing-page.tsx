import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import type { OtherThing } from './jar-view.ts'

/** A code of ours that is real and names no product: a place, a material, a parcel. */
export function OtherThingPage({ thing }: { thing: OtherThing }) {
  const t = useText()
  const { kind, owner, placeName } = thing
  return (
    <Page title={t(`trace.jarOther-${kind}`)} layout="form" robots="noindex">
      <h1>{t(`trace.jarOther-${kind}`)}</h1>
      <p class="lead">{t('trace.jarOtherLead', { owner, place: placeName })}</p>
    </Page>
  )
}
