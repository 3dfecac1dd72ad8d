import { Button } from '../../kit/button.tsx'
import { FileField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay } from '../../kit/format.ts'
import { Chip } from '../../kit/notices.tsx'
import { Table } from '../../kit/table.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { SigningPageProps } from './papers.ts'

/** Whose certificates sign for an authority; an officer of it adds and ends them. */
export function Signers({ decisionId, authority, signers, maySign, problems }: SigningPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <section>
      <h2>{t('signing.signers', { authority })}</h2>
      <p class="soft">{t('signing.signersLead')}</p>
      {signers.length === 0 ? (
        <p>{t('signing.noSigners')}</p>
      ) : (
        <Table
          caption={t('signing.signers', { authority })}
          hideCaption
          stacks
          rows={signers}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', title: t('signing.signerName'), isHead: true, cell: ({ name }) => name },
            { key: 'serial', title: t('signing.signerSerial'), cell: ({ serial }) => <code>{serial}</code> },
            { key: 'issuer', title: t('signing.signerIssuer'), cell: ({ issuer }) => issuer },
            { key: 'term', title: t('signing.signerTerm'), cell: ({ validTo }) => formatDay(validTo) },
            {
              key: 'end',
              title: t('signing.paperState'),
              cell: ({ id, isEnded }) =>
                isEnded || !maySign ? (
                  isEnded && <Chip>{t('signing.signerEnded')}</Chip>
                ) : (
                  <End decisionId={decisionId} id={id} />
                ),
            },
          ]}
        />
      )}
      {maySign && (
        <Form action={`/registry/decisions/${decisionId}/signers`} hasFiles class="card">
          <FileField
            name="certificate"
            label={t('signing.certificateFile')}
            accept=".cer,.crt,.pem,.der"
            error={at('certificate')}
          />
          <Button look="plain">{t('signing.registerSigner')}</Button>
        </Form>
      )}
    </section>
  )
}

function End({ decisionId, id }: { decisionId: string; id: string }) {
  const t = useText()
  return (
    <Form action={`/registry/decisions/${decisionId}/signers/end`}>
      <Button look="plain" name="signer" value={id}>
        {t('signing.retireSigner')}
      </Button>
    </Form>
  )
}
