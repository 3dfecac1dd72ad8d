import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Card, Chip, EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { BuyerView } from './demand-views.ts'

export type BuyersPageProps = { buyers: readonly BuyerView[]; problems: readonly Problem[] }

const tones = { verified: 'good', refused: 'bad', asked: 'warn', none: 'calm' } as const

/** `/demand/buyers`: an officer says which organisations are known as buyers. */
export function BuyersPage({ buyers, problems }: BuyersPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const error = at('why')
  return (
    <Page
      title={t('market.demand.buyers')}
      robots="noindex"
      problems={problems}
      way={<BackLink href="/demand" label={t('market.demand.title')} />}
    >
      <h1>{t('market.demand.buyers')}</h1>
      <p class="lead">{t('market.demand.buyersLead')}</p>
      {buyers.length === 0 && <EmptyState title={t('market.demand.noBuyers')} />}
      {buyers.map((buyer) => (
        <Card key={buyer.organisationId} title={buyer.name} level={2}>
          <p>
            <Chip tone={tones[buyer.standing]}>{t(`market.demand.stands.${buyer.standing}`)}</Chip>{' '}
            {t(`market.demand.kind.${buyer.kind}`)} · {buyer.phone} · {formatInstant(buyer.askedAt)}
          </p>
          <p>{buyer.about}</p>
          {buyer.refusedWhy && <p class="soft">{buyer.refusedWhy}</p>}
          {buyer.standing === 'asked' && (
            <Form action={`/demand/buyers/${buyer.organisationId}`}>
              <TextField
                name="why"
                id={`why-${buyer.organisationId}`}
                label={t('market.demand.refuseWhy')}
                optional
                {...(error && { error })}
              />
              <Actions>
                <Button name="known" value="yes">
                  {t('market.demand.verify')}
                </Button>
                <Button name="known" value="no" look="plain">
                  {t('market.demand.refuse')}
                </Button>
              </Actions>
            </Form>
          )}
        </Card>
      ))}
    </Page>
  )
}
