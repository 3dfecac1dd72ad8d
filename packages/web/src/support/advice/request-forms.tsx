import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { FileField, Select, TextArea } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { RequestPageProps } from './advice-views.ts'
import { deskWords } from './advice-views.ts'

/** What an officer of the desk can do: answer, take, give to a colleague, pass on. */
export function HelperForms(props: RequestPageProps) {
  const { request, values, problems } = props
  const t = useText()
  const { at } = useProblems(problems)
  const { id, status, assignee } = request
  const mine = (form: string) => values.form === form
  return (
    <section class="part">
      {status === 'waiting' && !assignee && (
        <Form action={`/advice/${id}/take`}>
          <Button look="plain">{t('support.takeRequest')}</Button>
        </Form>
      )}
      <h2>{t('support.answerTitle')}</h2>
      <Form action={`/advice/${id}/answer`} hasFiles>
        <SayFields
          id="answer"
          words={mine('answer') ? values.words : ''}
          error={mine('answer') ? at('words') : undefined}
          label={t('support.answerWords')}
        />
        <Button>{t('support.sendAnswer')}</Button>
      </Form>
      {status === 'waiting' && <GiveAway {...props} />}
    </section>
  )
}

/** What the producer's side can do: add, say whether it helped, ask again. */
export function ProducerForms(props: RequestPageProps) {
  const { request, values, problems } = props
  const t = useText()
  const { at } = useProblems(problems)
  const { id, status } = request
  const mine = (form: string) => values.form === form
  if (status === 'closed')
    return (
      <details class="part" open={mine('reopen')}>
        <summary>{t('support.askAgain')}</summary>
        <Form action={`/advice/${id}/reopen`} hasFiles>
          <SayFields
            id="reopen"
            words={mine('reopen') ? values.words : ''}
            error={mine('reopen') ? at('words') : undefined}
            label={t('support.askAgainWhy')}
          />
          <Button>{t('support.askAgain')}</Button>
        </Form>
      </details>
    )
  return (
    <section class="part">
      {status === 'answered' && <Close {...props} />}
      <details open={mine('add')}>
        <summary>{t('support.addMore')}</summary>
        <Form action={`/advice/${id}/add`} hasFiles>
          <SayFields
            id="add"
            words={mine('add') ? values.words : ''}
            error={mine('add') ? at('words') : undefined}
            label={t('support.addWords')}
          />
          <Button look="plain">{t('support.addMore')}</Button>
        </Form>
      </details>
    </section>
  )
}

type SayProps = { id: string; words: string; error: string | undefined; label: string }

function SayFields({ id, words, error, label }: SayProps) {
  const t = useText()
  return (
    <>
      <TextArea
        name="words"
        id={error ? 'words' : `words-${id}`}
        label={label}
        rows={5}
        value={words}
        {...(error && { error })}
      />
      <FileField
        name="files"
        id={`files-${id}`}
        label={t('support.askFiles')}
        hint={t('support.askFilesHint')}
        accept="image/*,application/pdf"
        multiple
        optional
      />
    </>
  )
}

function GiveAway({ request, colleagues, desks, values, problems }: RequestPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const { id } = request
  const mine = (form: string) => values.form === form
  return (
    <details open={mine('assign') || mine('pass-on')}>
      <summary>{t('support.notMine')}</summary>
      {colleagues.length > 1 && (
        <Form action={`/advice/${id}/assign`}>
          <Select
            name="to"
            label={t('support.colleague')}
            options={colleagues}
            value={values.to}
            empty={t('support.choose')}
            error={at('to')}
          />
          <Button look="plain">{t('support.assignRequest')}</Button>
        </Form>
      )}
      <Form action={`/advice/${id}/pass-on`}>
        <Radios
          name="desk"
          label={t('support.passOnTo')}
          value={values.desk}
          error={at('desk')}
          options={desks.map((desk) => ({ value: desk, label: t(deskWords[desk]) }))}
        />
        <TextArea
          name="words"
          id="words-pass-on"
          label={t('support.passOnWhy')}
          rows={2}
          value={mine('pass-on') ? values.words : ''}
          {...(mine('pass-on') && at('words') && { error: at('words') as string })}
        />
        <Button look="plain">{t('support.passOn')}</Button>
      </Form>
    </details>
  )
}

function Close({ request, isProducer, values, problems }: RequestPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const { id } = request
  return (
    <>
      <h2>{t(isProducer ? 'support.answerForYou' : 'support.didItHelpThem')}</h2>
      <Form action={`/advice/${id}/close`}>
        <Radios
          name="helped"
          label={t('support.didItHelp')}
          inline
          value={values.helped}
          error={at('helped')}
          options={[
            { value: 'yes', label: t('support.helpedYes') },
            { value: 'no', label: t('support.helpedNo') },
          ]}
        />
        <TextArea
          name="words"
          id="words-close"
          label={t('support.closeWords')}
          rows={2}
          value={values.form === 'close' ? values.words : ''}
          optional
        />
        <Button>{t('support.closeRequest')}</Button>
      </Form>
    </>
  )
}
