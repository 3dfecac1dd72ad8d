import { formatDay, formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Icon } from '../../kit/icons.tsx'
import { Deadline } from '../../kit/measures.tsx'
import { Chip, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { subjectWords } from '../courses/course-views.ts'
import {
  deskWords,
  type RequestLine,
  type RequestPageProps,
  type StepView,
  statusTones,
  statusWords,
  stepWords,
} from './advice-views.ts'
import { HelperForms, ProducerForms } from './request-forms.tsx'

/** One request: what was said, whose turn it is, and what the reader can do. */
export function RequestPage(props: RequestPageProps) {
  const { request, product, steps, isProducer, mayAsk, mayAnswer, problems } = props
  const t = useText()
  const { id, title, subject, status, desk, assignee, daysLeft, dueOn, organisation, isDemo } = request
  return (
    <Page
      title={title}
      layout={isProducer ? 'form' : 'public'}
      robots="noindex"
      sheet="support.css"
      problems={problems}
      way={<BackLink href={isProducer ? '/advice' : '/advice/queue'} label={t('support.advice')} />}
    >
      <h1>{title}</h1>
      <p>
        <Chip tone={statusTones[status]}>{t(statusWords[status])}</Chip>{' '}
        {status === 'waiting' && <Deadline {...(daysLeft !== undefined && { daysLeft })} />} {isDemo && <SampleChip />}
      </p>
      <p class="soft">
        {[
          t(subjectWords[subject]),
          product,
          !isProducer && organisation,
          assignee && t('support.inHandsOf', { name: assignee }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {dueOn && <p>{t('support.answerBy', { desk: t(deskWords[desk]), day: formatDay(dueOn) })}</p>}
      <ol class="talk">
        {steps.map((step) => (
          <Step key={step.no} step={step} requestId={id} isTheirs={(step.side === 'helper') === isProducer} />
        ))}
      </ol>
      {mayAnswer && status !== 'closed' && <HelperForms {...props} />}
      {mayAsk && <ProducerForms {...props} />}
    </Page>
  )
}

function Step({ step, requestId, isTheirs }: { step: StepView; requestId: string; isTheirs: boolean }) {
  const t = useText()
  const { kind, by, words, told, at, files } = step
  const to = told.desk === undefined ? (told.to ?? '') : t(deskWords[told.desk as RequestLine['desk']])
  return (
    <li class={isTheirs ? 'theirs' : undefined}>
      <p class="soft small">
        <b>{by}</b> {t(stepWords[kind], { to })} · {formatInstant(at)}
      </p>
      {told.helped && (
        <p>
          <Chip tone={told.helped === 'yes' ? 'good' : 'warn'}>
            {t(told.helped === 'yes' ? 'support.didHelp' : 'support.didNotHelp')}
          </Chip>
        </p>
      )}
      {words && <p class="as-written">{words}</p>}
      {files.length > 0 && (
        <div class="photo-row">
          {files.map(({ sha256, fileName, isPicture }) => (
            <a key={sha256} href={`/advice/${requestId}/files/${sha256}`}>
              {isPicture ? (
                <img src={`/advice/${requestId}/files/${sha256}`} alt={fileName} width="160" loading="lazy" />
              ) : (
                <>
                  <Icon name="file" /> {fileName}
                </>
              )}
            </a>
          ))}
        </div>
      )}
    </li>
  )
}
