import { Button, LinkButton } from '../kit/button.tsx'
import { Form } from '../kit/form.tsx'
import { SampleChip } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { type Text, useText } from '../kit/words.ts'

/** The stops of the tour, in order. */
const tourStops = ['dossier', 'commune', 'council', 'result', 'certificate', 'code', 'jar'] as const

/** Where a stop leads: a public address, or one that a demo account may open. */
export type TourStop = { stop: (typeof tourStops)[number]; href: string; email?: string; role?: string }
export type TourPageProps = { productName: string; stops: readonly TourStop[]; password: string; ready?: TourStop }

/** `/demo`: a stranger follows one product along the whole road, signing in for each stop by one press. */
export function TourPage({ productName, stops, password, ready }: TourPageProps) {
  const t = useText()
  return (
    <Page title={t('tour.title')} layout="form" robots="noindex" description={t('tour.lead')} sheet="dossiers.css">
      <h1>{t('tour.title')}</h1>
      <p>
        <b>{productName}</b> <SampleChip />
      </p>
      <p>{t('tour.lead')}</p>
      <ol class="big-steps">
        {stops.map((stop) => (
          <li key={stop.stop}>
            <h2>{t(`tour.stop.${stop.stop}`)}</h2>
            <p>{t(`tour.stopText.${stop.stop}`)}</p>
            {stop.href ? <Door stop={stop} password={password} /> : <p class="soft">{t('tour.notYet')}</p>}
          </li>
        ))}
      </ol>
      {ready && (
        <section>
          <h2>{t('tour.tryTitle')}</h2>
          <p>{t('tour.tryText')}</p>
          <Door stop={ready} password={password} />
        </section>
      )}
    </Page>
  )
}

function Door({ stop: { href, email, role }, password }: { stop: TourStop; password: string }) {
  const t = useText()
  if (!email || !role)
    return (
      <LinkButton look="plain" href={href}>
        {t('tour.publicStop')}
      </LinkButton>
    )
  return (
    <Form action="/login">
      <input type="hidden" name="email" value={email} />
      <input type="hidden" name="password" value={password} />
      <input type="hidden" name="next" value={href} />
      <Button look="plain">{t('tour.asRole', { role: roleName(t, role) })}</Button>
    </Form>
  )
}

const roleName = (t: Text, role: string) => t(`people.role.${role}` as Parameters<Text>[0])
