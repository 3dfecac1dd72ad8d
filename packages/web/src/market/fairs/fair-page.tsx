import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { Checkboxes } from '../../kit/choices.tsx'
import { type Choice, Select, TextArea, TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatDay } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Card, Chip, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Stars } from '../../kit/stars.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { ask } from '../demand/demand-parts.tsx'
import type { ApplicationView, BoothView, FairLine } from './fair-views.ts'
import { phaseTones } from './fairs-page.tsx'

export type FairPageProps = {
  fair: FairLine
  about: string
  booths: readonly BoothView[]
  isOrganiser: boolean
  isProducer: boolean
  applications: readonly ApplicationView[]
  own: ApplicationView | null
  /** Own products whose stars hold: what may be brought. */
  products: readonly Choice[]
  plan: string
  problems: readonly Problem[]
}

const tones = { asked: 'warn', accepted: 'good', refused: 'bad', withdrawn: 'calm' } as const

/** `/fairs/{id}`: a fair, its plan, one's own application; for its organiser, who applied. */
export function FairPage(props: FairPageProps) {
  const t = useText()
  const { fair, about, problems, isOrganiser, isProducer, own } = props
  return (
    <Page
      title={fair.name}
      robots="noindex"
      problems={problems}
      sheet="demand.css"
      way={<BackLink href="/fairs" label={t('market.fairs.title')} />}
    >
      <h1>{fair.name}</h1>
      <p>
        <Chip tone={phaseTones[fair.phase]}>{t(`market.fairs.phase.${fair.phase}`)}</Chip>{' '}
        {fair.isSample && <SampleChip />} {formatDay(fair.fromOn)} – {formatDay(fair.untilOn)}, {fair.place}
      </p>
      {about && <p>{about}</p>}
      <p class="actions">
        {own?.state === 'accepted' && (
          <LinkButton href={`/fairs/${fair.id}/stall`}>{t('market.fairs.stall')}</LinkButton>
        )}
        <LinkButton href={`/fairs/${fair.id}/meetings`} look="plain">
          {t('market.fairs.meetings')}
        </LinkButton>
        {isOrganiser && (
          <LinkButton href={`/fairs/${fair.id}/report`} look="plain">
            {t('market.fairs.report')}
          </LinkButton>
        )}
      </p>
      <Plan booths={props.booths} />
      {isProducer && <Applying {...props} />}
      {isOrganiser && <Selecting {...props} />}
    </Page>
  )
}

function Plan({ booths }: Pick<FairPageProps, 'booths'>) {
  const t = useText()
  const rows = [...Map.groupBy(booths, ({ row }) => row)].toSorted(([a], [b]) => a - b)
  return (
    <section class="part">
      <h2>{t('market.fairs.planTitle')}</h2>
      {rows.map(([no, row]) => (
        <div key={no} class="plan-row">
          {row[0]?.zone && <h3>{row[0].zone}</h3>}
          <ul class="plain">
            {row.map(({ code, holder, isOwn }) => (
              <li key={code} class={isOwn ? 'booth own' : holder ? 'booth taken' : 'booth'}>
                <b>{code}</b> <span>{holder ?? t('market.fairs.free')}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function Applying({ fair, own, products, problems }: FairPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const error = at('products')
  const mayApply = fair.phase === 'applying' && (!own || own.state === 'asked' || own.state === 'withdrawn')
  const mayLeave =
    own && (own.state === 'asked' || own.state === 'accepted') && ['applying', 'coming'].includes(fair.phase)
  return (
    <section class="part">
      <h2>{t('market.fairs.ownApplication')}</h2>
      {own && (
        <p>
          <Chip tone={tones[own.state]}>{t(`market.fairs.application.${own.state}`)}</Chip>{' '}
          {own.boothCode && t('market.fairs.booth', { code: own.boothCode })} {own.why}
        </p>
      )}
      {mayApply && products.length === 0 && <p>{t('market.fairs.noProducts')}</p>}
      {mayApply && products.length > 0 && (
        <Form action={`/fairs/${fair.id}/apply`}>
          <Checkboxes name="products" label={t('market.fairs.products')} options={products} {...(error && { error })} />
          <TextArea label={t('market.fairs.words')} rows={2} optional {...ask({}, at, 'words')} />
          <Button>{t(own ? 'market.fairs.applyAgain' : 'market.fairs.apply')}</Button>
        </Form>
      )}
      {mayLeave && (
        <Form action={`/fairs/${fair.id}/withdraw`}>
          <Button look="plain">{t('market.fairs.withdraw')}</Button>
        </Form>
      )}
    </section>
  )
}

function Selecting({ fair, applications, booths, plan, problems }: FairPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const isOpen = fair.phase !== 'closed'
  return (
    <section class="part">
      <h2>{t('market.fairs.applications')}</h2>
      {applications.length === 0 && <p>{t('market.fairs.noApplications')}</p>}
      {applications.map((row) => (
        <Card key={row.id} title={row.name}>
          <p>
            <Chip tone={tones[row.state]}>{t(`market.fairs.application.${row.state}`)}</Chip> {row.why}
          </p>
          <ul class="plain">
            {row.products.map(({ name, star, holds }) => (
              <li key={name}>
                {name}{' '}
                {holds && star !== null ? <Stars count={star as 3} /> : <Chip tone="bad">{t('market.noStarNow')}</Chip>}
              </li>
            ))}
          </ul>
          {row.words && <p class="soft">{row.words}</p>}
          {isOpen && <Deciding fairId={fair.id} row={row} booths={booths} at={at} />}
        </Card>
      ))}
      {isOpen && (
        <details>
          <summary>{t('market.fairs.changePlan')}</summary>
          <Form action={`/fairs/${fair.id}/plan`}>
            <TextArea
              label={t('market.fairs.plan')}
              hint={t('market.fairs.planHint')}
              rows={5}
              {...ask({ plan }, at, 'plan')}
            />
            <Button look="plain">{t('kit.save')}</Button>
          </Form>
        </details>
      )}
    </section>
  )
}

type DecidingProps = {
  fairId: string
  row: ApplicationView
  booths: readonly BoothView[]
  at(field: string): string | undefined
}

function Deciding({ fairId, row, booths, at }: DecidingProps) {
  const t = useText()
  const path = `/fairs/${fairId}/applications/${row.id}`
  const [why, taken] = [at('why'), at(`booth-${row.id}`)]
  if (row.state === 'asked')
    return (
      <Form action={path}>
        <TextField
          name="why"
          id={`why-${row.id}`}
          label={t('market.demand.refuseWhy')}
          optional
          {...(why && { error: why })}
        />
        <Actions>
          <Button name="accepts" value="yes">
            {t('market.fairs.accept')}
          </Button>
          <Button name="accepts" value="no" look="plain">
            {t('market.fairs.refuse')}
          </Button>
        </Actions>
      </Form>
    )
  if (row.state !== 'accepted') return null
  const free = booths.filter(({ code, holder }) => !holder || code === row.boothCode)
  return (
    <Form action={`${path}/booth`}>
      <Select
        name="code"
        id={`booth-${row.id}`}
        label={t('market.fairs.boothOf')}
        options={free.map(({ code, zone }) => ({ value: code, label: [zone, code].filter(Boolean).join(' · ') }))}
        empty={t('market.fairs.noBooth')}
        value={row.boothCode ?? ''}
        {...(taken && { error: taken })}
      />
      <Button look="plain">{t('market.fairs.assign')}</Button>
    </Form>
  )
}
