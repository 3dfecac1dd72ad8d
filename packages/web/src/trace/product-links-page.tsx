import type { Problem } from '@saolang/core/kernel/problem.ts'
import { type ExternalType, externalLanguages, externalTypes } from '@saolang/core/trace/resolver/external-link.ts'
import { Button } from '../kit/button.tsx'
import { Select, TextField } from '../kit/fields.tsx'
import { Form } from '../kit/form.tsx'
import { BackLink } from '../kit/frame.tsx'
import { EmptyState } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { Table } from '../kit/table.tsx'
import { useProblems, useText } from '../kit/words.ts'

export type ProductLinksPageProps = {
  product: { id: string; name: string; address: string }
  links: readonly { id: string; type: ExternalType; href: string; title: string; language: string | null }[]
  values: { type: string; href: string; title: string; language: string }
  problems: readonly Problem[]
}

/** `/trace/links/{product}`: a producer's links from the product's code to pages elsewhere. */
export function ProductLinksPage({ product, links, values, problems }: ProductLinksPageProps) {
  const t = useText()
  return (
    <Page
      title={t('trace.productLinks')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={`/products/${product.address}`} label={product.name} />}
    >
      <h1>{t('trace.productLinks')}</h1>
      <p class="soft">{t('trace.productLinksLead')}</p>
      {links.length === 0 ? (
        <EmptyState title={t('trace.noProductLinks')} />
      ) : (
        <Table
          caption={t('trace.productLinks')}
          hideCaption
          stacks
          rows={links}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              title: t('trace.linkTitle'),
              isHead: true,
              cell: ({ href, title }) => <a href={href}>{title}</a>,
            },
            { key: 'type', title: t('trace.linkType'), cell: ({ type }) => t(`trace.linkType-${type}`) },
            {
              key: 'end',
              title: t('trace.endLink'),
              cell: ({ id }) => (
                <Form action={`/trace/links/${product.id}/${id}/end`}>
                  <Button look="plain">{t('trace.endLink')}</Button>
                </Form>
              ),
            },
          ]}
        />
      )}
      <LinkForm {...{ product, values, problems }} />
    </Page>
  )
}

function LinkForm({ product, values, problems }: Omit<ProductLinksPageProps, 'links'>) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Form action={`/trace/links/${product.id}`}>
      <h2>{t('trace.addLink')}</h2>
      <Select
        name="type"
        label={t('trace.linkType')}
        value={values.type}
        error={at('type')}
        empty={t('trace.chooseLinkType')}
        options={externalTypes.map((type) => ({ value: type, label: t(`trace.linkType-${type}`) }))}
      />
      <TextField
        name="href"
        label={t('trace.linkAddress')}
        hint={t('trace.linkAddressHint')}
        inputMode="text"
        value={values.href}
        error={at('href')}
      />
      <TextField name="title" label={t('trace.linkTitle')} value={values.title} error={at('title')} />
      <Select
        name="language"
        label={t('trace.linkLanguage')}
        optional
        value={values.language}
        error={at('language')}
        empty={t('trace.anyLanguage')}
        options={externalLanguages.map((language) => ({ value: language, label: t(`trace.language-${language}`) }))}
      />
      <Button>{t('trace.addLink')}</Button>
    </Form>
  )
}
