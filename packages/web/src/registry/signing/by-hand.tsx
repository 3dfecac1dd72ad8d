import { SigningBridge } from '../../islands/signing-bridge.tsx'
import { Button, LinkButton } from '../../kit/button.tsx'
import { FileField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { Island } from '../../kit/island.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { type SigningPageProps, sayPaper } from './papers.ts'

/** Papers one at a time: by the desktop tool where it runs, or downloaded, signed elsewhere and brought back. */
export function ByHand({ decisionId, number, papers, hasBridge, problems }: SigningPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const { csrfToken = '' } = useShell()
  const left = papers.filter(({ signature }) => !signature)
  return (
    <section>
      <h2>{t('signing.byHand')}</h2>
      <p class="soft">{t('signing.byHandLead')}</p>
      {papers.length === 0 && (
        <Form action={`/registry/decisions/${decisionId}/papers`}>
          <Button look="plain">{t('signing.drawPapers')}</Button>
        </Form>
      )}
      {left.map((paper) => {
        const address = `/registry/decisions/${decisionId}/papers/${paper.id}`
        return (
          <details key={paper.id} class="card" open={at(paper.id) !== undefined}>
            <summary>{sayPaper(t, paper, number)}</summary>
            {hasBridge && (
              <Island
                name="signing-bridge"
                component={SigningBridge}
                props={{
                  handover: `${address}/handover`,
                  csrf: csrfToken,
                  words: {
                    sign: t('signing.signByTool'),
                    opening: t('signing.toolOpening'),
                    missing: t('signing.toolMissing'),
                    done: t('signing.toolDone'),
                    refused: t('signing.toolRefused', { reason: '{reason}' }),
                  },
                }}
              />
            )}
            <p>
              <LinkButton href={`${address}.pdf`} look="plain" icon="file" download>
                {t('signing.downloadToSign')}
              </LinkButton>
            </p>
            <Form action={address} hasFiles>
              <FileField
                name="file"
                id={paper.id}
                label={t('signing.signedFile')}
                accept="application/pdf,.pdf"
                error={at(paper.id)}
              />
              <Button look="plain">{t('signing.returnSigned')}</Button>
            </Form>
          </details>
        )
      })}
    </section>
  )
}
