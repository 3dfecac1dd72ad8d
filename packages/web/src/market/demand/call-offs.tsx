import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Select, TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatDay, formatDong, formatInstant, formatNumber } from '../../kit/format.ts'
import { Card, Chip } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { unitWords } from './demand-parts.tsx'
import type { CallOffView, DeliveryView, FrameworkView } from './demand-views.ts'

type CallOffsProps = { framework: FrameworkView; problems: readonly Problem[] }
type OneProps = CallOffsProps & { row: CallOffView }

const tones = { called: 'warn', confirmed: 'info', declined: 'calm', cancelled: 'calm', done: 'good' } as const

/** What was called off, what came of it, and the next step for whoever looks. */
export function CallOffs({ framework, problems }: CallOffsProps) {
  const t = useText()
  const { lang } = useShell()
  const unit = unitWords(t, framework.unit)
  return (
    <section class="part">
      <h2>{t('market.demand.callOffs')}</h2>
      {framework.callOffs.length === 0 && <p>{t('market.demand.noCallOffs')}</p>}
      {framework.callOffs.map((row) => (
        <Card
          key={row.id}
          title={t('market.demand.callOffLine', {
            no: row.no,
            amount: `${formatNumber(lang, row.quantity)} ${unit}`,
            day: formatDay(row.deliverOn),
          })}
        >
          <p>
            <Chip tone={tones[row.state]}>{t(`market.demand.callOff.${row.state}`)}</Chip>{' '}
            {formatDong(lang, row.priceDong)}/{unit} · {row.place}
          </p>
          {row.why && <p class="soft">{row.why}</p>}
          <p>
            {t('market.demand.acceptedOf', {
              accepted: formatNumber(lang, row.accepted),
              of: formatNumber(lang, row.quantity),
            })}
          </p>
          {row.deliveries.map((delivery) => (
            <Delivery key={delivery.id} {...{ framework, row, delivery, problems }} />
          ))}
          <NextAct framework={framework} row={row} problems={problems} />
        </Card>
      ))}
    </section>
  )
}

function NextAct({ framework, row, problems }: OneProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const path = `/frameworks/${framework.id}/call-offs/${row.id}`
  const error = at('why')
  if (row.state === 'called' && framework.party === 'lead')
    return (
      <Form action={`${path}/move`}>
        <TextField
          name="why"
          id={`why-${row.id}`}
          label={t('market.demand.declineWhy')}
          optional
          {...(error && { error })}
        />
        <Actions>
          <Button name="move" value="confirm">
            {t('market.demand.callOffAct.confirm')}
          </Button>
          <Button name="move" value="decline" look="plain">
            {t('market.demand.callOffAct.decline')}
          </Button>
        </Actions>
      </Form>
    )
  if (row.state === 'called' && framework.party === 'buyer')
    return (
      <Form action={`${path}/move`}>
        <Button name="move" value="cancel" look="plain">
          {t('market.demand.callOffAct.cancel')}
        </Button>
      </Form>
    )
  if (row.state !== 'confirmed' || framework.party === 'buyer' || row.sent >= row.quantity) return null
  return <Sending framework={framework} row={row} problems={problems} />
}

const lotRows = [0, 1, 2]

function Sending({ framework, row, problems }: OneProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const error = at('lots')
  return (
    <details open={Boolean(error)}>
      <summary>{t('market.demand.sendGoods')}</summary>
      <Form action={`/frameworks/${framework.id}/call-offs/${row.id}/deliveries`}>
        {framework.lots.length === 0 && <p class="soft">{t('market.demand.noLots')}</p>}
        {lotRows.map((i) => (
          <div key={i} class="tier">
            <Select
              name={`lot-${i}`}
              id={i === 0 ? 'lots' : `lot-${row.id}-${i}`}
              label={t('market.demand.lot')}
              options={framework.lots}
              empty={t('market.demand.choose')}
              optional={i > 0}
              {...(i === 0 && error && { error })}
            />
            <TextField
              name={`quantity-${i}`}
              id={`quantity-${row.id}-${i}`}
              label={t('market.quantity')}
              inputMode="decimal"
              suffix={unitWords(t, framework.unit)}
              optional={i > 0}
            />
          </div>
        ))}
        <Button>{t('market.demand.sendGoods')}</Button>
      </Form>
    </details>
  )
}

function Delivery({ framework, row, delivery, problems }: OneProps & { delivery: DeliveryView }) {
  const t = useText()
  const { lang } = useShell()
  const { at } = useProblems(problems)
  const [accepted, words] = [at('accepted'), at('words')]
  const unit = unitWords(t, framework.unit)
  return (
    <div class="delivery">
      <p>
        <b>{delivery.supplier}</b>, {formatInstant(delivery.sentAt)}: {formatNumber(lang, delivery.quantity)} {unit}
      </p>
      <ul class="plain">
        {delivery.lots.map(({ identifier, quantity }) => (
          <li key={identifier}>
            <a href={identifier}>{identifier}</a>: {formatNumber(lang, quantity)} {unit}
          </li>
        ))}
      </ul>
      {delivery.accepted !== null && (
        <p>
          <Chip tone={delivery.accepted < delivery.quantity ? 'warn' : 'good'}>
            {t('market.demand.acceptedLine', { n: formatNumber(lang, delivery.accepted), unit })}
          </Chip>{' '}
          {formatDong(lang, delivery.valueDong ?? 0)} {delivery.defectWords}
        </p>
      )}
      {delivery.accepted === null && framework.party === 'buyer' && (
        <Form action={`/frameworks/${framework.id}/call-offs/${row.id}/deliveries/${delivery.id}`}>
          <TextField
            name="accepted"
            id={`accepted-${delivery.id}`}
            label={t('market.demand.accepted')}
            inputMode="decimal"
            width="short"
            suffix={unit}
            value={String(delivery.quantity)}
            {...(accepted && { error: accepted })}
          />
          <TextField
            name="words"
            id={`words-${delivery.id}`}
            label={t('market.demand.defects')}
            optional
            {...(words && { error: words })}
          />
          <Button>{t('market.demand.settle')}</Button>
        </Form>
      )}
    </div>
  )
}
