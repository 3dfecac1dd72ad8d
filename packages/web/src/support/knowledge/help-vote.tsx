import { Button } from '../../kit/button.tsx'
import { Form } from '../../kit/form.tsx'
import { Notice } from '../../kit/notices.tsx'
import { useText } from '../../kit/words.ts'

export type HelpVoteProps = { subject: string; helped: number; many: number; voted?: 'yes' | 'no' }

/** "Was this of help?": two buttons; who says no is led to ask. */
export function HelpVote({ subject, helped, many, voted }: HelpVoteProps) {
  const t = useText()
  return (
    <section class="law-help" id="help" aria-labelledby="help-title">
      <h2 id="help-title">{t('support.law.helped')}</h2>
      {voted ? (
        <Notice tone={voted === 'yes' ? 'good' : 'info'}>
          <p>
            {t(voted === 'yes' ? 'support.law.thanksYes' : 'support.law.thanksNo')}{' '}
            {voted === 'no' && <a href="/law/ask">{t('support.law.ask')}</a>}
          </p>
        </Notice>
      ) : (
        <Form action="/law/votes" class="law-help-buttons">
          <input type="hidden" name="subject" value={subject} />
          <Button look="plain" name="helpful" value="yes">
            {t('support.law.yes')}
          </Button>
          <Button look="plain" name="helpful" value="no">
            {t('support.law.no')}
          </Button>
        </Form>
      )}
      {many > 0 && <p class="small soft">{t('support.law.helpedCount', { helped, many })}</p>}
    </section>
  )
}
