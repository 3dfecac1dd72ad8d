import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { askFrom, useProblems, useText } from '../../kit/words.ts'
import type { DeskLive } from './desk-views.ts'

type PartProps = { live: DeskLive; problems: readonly Problem[] }

/** Where OBS sends to, and with which key; shown to who sells alone. */
export function ObsPart({ live }: Pick<PartProps, 'live'>) {
  const t = useText()
  return (
    <details class="part">
      <summary>{t('market.liveDesk.obs')}</summary>
      {live.obs ? (
        <>
          <SummaryList
            rows={[
              { label: t('market.liveDesk.obsServer'), value: <code>{live.obs.server}</code> },
              { label: t('market.liveDesk.obsKey'), value: <code class="live-key">{live.obs.key}</code> },
            ]}
          />
          <p class="soft small">{t('market.liveDesk.obsHint')}</p>
          <Form action={`/market/live/${live.id}/renew-key`} class="stay">
            <Button look="plain">{t('market.liveDesk.obsRenew')}</Button>
          </Form>
        </>
      ) : (
        <p>{t('market.liveDesk.obsNone')}</p>
      )}
    </details>
  )
}

/** Other platforms that the sale is sent on to. */
export function PushPart({ live, values, problems }: PartProps & { values: Readonly<Record<string, string>> }) {
  const t = useText()
  const { at } = useProblems(problems)
  const ask = askFrom(values, at)
  return (
    <details class="part" open={Boolean(at('pushName') || at('pushAddress') || at('pushKey'))}>
      <summary>{t('market.liveDesk.push')}</summary>
      <ul>
        {live.pushes.map(({ id, name, address, failedWhy }) => (
          <li key={id}>
            {name} <span class="soft">({address})</span>{' '}
            {failedWhy && <span class="soft">{t('market.liveDesk.pushFailed', { why: failedWhy })}</span>}
            <Form action={`/market/live/${live.id}/pushes/${id}/end`} class="stay">
              <Button look="quiet">{t('market.liveDesk.pushEnd')}</Button>
            </Form>
          </li>
        ))}
      </ul>
      <Form action={`/market/live/${live.id}/pushes`} class="stay">
        <TextField {...ask('pushName')} label={t('market.liveDesk.pushName')} width="short" />
        <TextField {...ask('pushAddress')} label={t('market.liveDesk.pushAddress')} placeholder="rtmps://…" />
        <TextField
          {...ask('pushKey')}
          label={t('market.liveDesk.pushKey')}
          hint={t('market.liveDesk.pushHint')}
          autocomplete="off"
        />
        <Button look="plain">{t('market.liveDesk.pushAdd')}</Button>
      </Form>
    </details>
  )
}

/** How fast one may write, and what is not said. */
export function ChatRulesPart({ live, problems }: PartProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const [slow, blocked] = [at('slowSeconds'), at('blockedWords')]
  return (
    <details class="part" open={Boolean(slow || blocked)}>
      <summary>{t('market.liveDesk.chatRules')}</summary>
      <Form action={`/market/live/${live.id}/chat-rules`} class="stay">
        <TextField
          name="slowSeconds"
          label={t('market.liveDesk.slow')}
          inputMode="numeric"
          width="tiny"
          value={String(live.slowSeconds)}
          {...(slow && { error: slow })}
        />
        <TextArea
          name="blockedWords"
          label={t('market.liveDesk.blocked')}
          hint={t('market.liveDesk.blockedHint')}
          rows={4}
          value={live.blockedWords}
          optional
          {...(blocked && { error: blocked })}
        />
        <Button look="plain">{t('market.liveDesk.save')}</Button>
      </Form>
    </details>
  )
}
