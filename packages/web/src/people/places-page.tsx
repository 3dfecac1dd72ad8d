import type { Problem } from '@saolang/core/kernel/problem.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import type { AskedPlace } from '@saolang/core/people/todays-place.ts'
import { Button } from '../kit/button.tsx'
import { Radios } from '../kit/choices.tsx'
import { TextField } from '../kit/fields.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { formatDay } from '../kit/format.ts'
import { Card, EmptyState } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useText } from '../kit/words.ts'

type Question = {
  id: string
  asked: AskedPlace
  reason: string
  source: string
  places: readonly { communeCode: string; communeName: string; provinceName: string }[]
}

const reasons = [
  'split',
  'several-of-that-name',
  'one-source',
  'merged-before-2025',
  'no-such-code',
  'no-such-name',
] as const

/** `/people/places`: old places that no rule may decide. An answer holds for every later record. */
export function PlacesPage({
  questions,
  problems = [],
}: {
  questions: readonly Question[]
  problems?: readonly Problem[]
}) {
  const t = useText()
  return (
    <Page title={t('people.placesTitle')} layout="form" robots="noindex" sheet="people.css" problems={problems}>
      <h1>{t('people.placesTitle')}</h1>
      <p>{t('people.placesHint')}</p>
      {questions.length === 0 && <EmptyState title={t('people.placesNone')} />}
      {questions.map((question) => (
        <PlaceQuestion key={question.id} {...question} />
      ))}
    </Page>
  )
}

function PlaceQuestion({ id, asked, reason, source, places }: Question) {
  const t = useText()
  const names = placeInWords(asked.communeName, asked.districtName, asked.provinceName)
  const known = reasons.find((one) => one === reason)
  return (
    <Card level={2} title={names || asked.code}>
      <p class="soft">
        {[names && asked.code, asked.on && formatDay(asked.on), source].filter(Boolean).join(' · ')}
        {known && (
          <>
            <br />
            {t(`people.placeReason.${known}`)}
          </>
        )}
      </p>
      <Form action={`/people/places/${id}`}>
        {places.length > 0 && (
          <Radios
            id={`commune-${id}`}
            name="communeCode"
            label={t('people.placeToday')}
            options={places.map(({ communeCode, communeName, provinceName }) => ({
              value: communeCode,
              label: placeInWords(communeName, provinceName),
              hint: communeCode,
            }))}
          />
        )}
        <TextField
          id={`other-${id}`}
          name="otherCode"
          width="tiny"
          inputMode="numeric"
          optional={places.length > 0}
          label={t('people.placeOther')}
        />
        <Actions>
          <Button>{t('people.placeAnswer')}</Button>
        </Actions>
      </Form>
    </Card>
  )
}
