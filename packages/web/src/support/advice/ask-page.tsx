import type { Problem } from '@saolang/core/kernel/problem.ts'
import { subjects } from '@saolang/core/support/subjects.ts'
import { Button } from '../../kit/button.tsx'
import { FileField, Select, TextArea, TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { subjectWords } from '../courses/course-views.ts'

export type AskPageProps = {
  helped?: { id: string; name: string }
  products: readonly { value: string; label: string }[]
  values: { subject: string; title: string; words: string; product: string }
  problems: readonly Problem[]
}

/** Asks for advice: about what, in one line, in one's own words, with photos. */
export function AskAdvicePage({ helped, products, values, problems }: AskPageProps) {
  const t = useText()
  const whose = helped ? `?organisation=${helped.id}` : ''
  return (
    <Page
      title={t('support.askNew')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={`/advice${whose}`} label={t('support.advice')} />}
    >
      <h1>{t('support.askNew')}</h1>
      {helped && <Notice tone="info">{t('support.askingFor', { name: helped.name })}</Notice>}
      <Form action={`/advice/new${whose}`} hasFiles>
        <AskFields products={products} values={values} problems={problems} />
        <Actions>
          <Button>{t('support.sendRequest')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

function AskFields({ products, values, problems }: Pick<AskPageProps, 'products' | 'values' | 'problems'>) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <TextField
        name="title"
        label={t('support.askTitle')}
        hint={t('support.askTitleHint')}
        value={values.title}
        error={at('title')}
      />
      <Select
        name="subject"
        label={t('support.askSubject')}
        options={subjects.map((value) => ({ value, label: t(subjectWords[value]) }))}
        value={values.subject}
        empty={t('support.choose')}
        error={at('subject')}
      />
      {products.length > 0 && (
        <Select
          name="product"
          label={t('support.askProduct')}
          options={products}
          value={values.product}
          empty={t('support.noProduct')}
          error={at('product')}
          optional
        />
      )}
      <TextArea
        name="words"
        label={t('support.askWords')}
        hint={t('support.askWordsHint')}
        rows={7}
        value={values.words}
        error={at('words')}
      />
      <FileField
        name="files"
        label={t('support.askFiles')}
        hint={t('support.askFilesHint')}
        accept="image/*,application/pdf"
        multiple
        error={at('files')}
        optional
      />
    </>
  )
}
